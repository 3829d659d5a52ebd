package dev.tacit.kubernetes.access;

import dev.tacit.kubernetes.wire.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;

/** The cluster in which Tacit itself runs, as the Pod's service account. */
public final class InCluster {
    private InCluster() {}

    public static Access access(Machine machine) throws ClusterException {
        var host = machine.environment().getOrDefault("KUBERNETES_SERVICE_HOST", "");
        var port = machine.environment().getOrDefault("KUBERNETES_SERVICE_PORT", "");
        var server = Access.server("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
        if (host.isEmpty() || port.isEmpty() || server.isEmpty()) {
            throw missing("KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT, which Kubernetes sets in every Pod, are"
                    + " not set here.");
        }
        return new Access(
                new Route(server.get(), null, null), Logins.open(new Mounted(machine), InstantSource.system()));
    }

    private static ClusterException missing(String why) {
        return new ClusterException(
                KubernetesCode.NOT_IN_A_CLUSTER,
                "This is not a Pod of a cluster",
                "The target says in_cluster = true. " + why
                        + " Run Tacit in the cluster with a service account, or name the cluster by a kubeconfig.");
    }

    private static final class Mounted implements Logins.Source {
        private final Machine machine;
        private volatile FileStamps seen = new FileStamps(List.of(), List.of());

        Mounted(Machine machine) {
            this.machine = machine;
        }

        @Override
        public Login read() throws ClusterException {
            var token = machine.serviceAccount().resolve("token");
            var ca = machine.serviceAccount().resolve("ca.crt");
            seen = FileStamps.of(List.of(token, ca));
            try {
                return Login.of(Files.readString(ca), Files.readString(token), null, null);
            } catch (IOException e) {
                throw missing(
                        "Reading token and ca.crt in " + machine.serviceAccount() + " failed: " + Paths.why(e) + ".");
            }
        }

        @Override
        public boolean hasNews() {
            return seen.haveChanged();
        }
    }
}
