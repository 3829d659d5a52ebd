package dev.tacit.kubernetes;

import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.TargetProvider;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.resource.Schema;
import dev.tacit.kubernetes.access.Access;
import dev.tacit.kubernetes.access.ClusterException;
import dev.tacit.kubernetes.access.KubernetesCode;
import dev.tacit.kubernetes.access.Machine;
import dev.tacit.kubernetes.access.Plugins;
import dev.tacit.kubernetes.api.ApiServer;
import dev.tacit.kubernetes.api.Exchange;
import dev.tacit.kubernetes.api.HttpsExchange;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reaches Kubernetes clusters. */
public final class KubernetesTargetProvider implements TargetProvider {
    /** What another hour, or another person with the keys, may cure. */
    private static final Set<Code> PASSING =
            Set.of(KubernetesCode.CLUSTER_UNREACHABLE, KubernetesCode.CLUSTER_BUSY, KubernetesCode.CREDENTIAL_SEALED);

    private final Machine machine;
    private final Plugins plugins;
    private final UnaryOperator<Exchange> exchanges;

    /**
     * @param plugins remembers their answers for as long as the run lasts
     * @param exchanges stands between Tacit and each cluster, so that a proof can cut the line anywhere
     */
    public KubernetesTargetProvider(Machine machine, Plugins plugins, UnaryOperator<Exchange> exchanges) {
        this.machine = machine;
        this.plugins = plugins;
        this.exchanges = exchanges;
    }

    @Override
    public String type() {
        return "kubernetes";
    }

    @Override
    public Schema schema() {
        return KubernetesSettings.SCHEMA;
    }

    @Override
    public Namespaces namespaces() {
        return Namespaces.REQUIRED;
    }

    @Override
    public Optional<TargetSettings> settings(Declaration declaration, Diagnostics diagnostics) {
        return KubernetesSettings.split(declaration, diagnostics);
    }

    @Override
    public Connection connect(TargetSettings settings, Lineage lineage) {
        Access access;
        try {
            access = KubernetesSettings.access(settings, machine, plugins);
        } catch (ClusterException e) {
            return refusedOrNot(e, settings);
        }
        var api = new ApiServer(exchanges.apply(new HttpsExchange(access)));
        boolean connected = false;
        try {
            var identity = api.namespaceUid("kube-system")
                    .orElseThrow(() -> new ClusterException(
                            KubernetesCode.NOT_A_CLUSTER,
                            "The server is not a Kubernetes API server",
                            access.route().server()
                                    + " knows no namespace kube-system, by whose UID a cluster is recognised."
                                    + " Check the server's address."));
            connected = true;
            return new Connection.Connected(new KubernetesTarget(
                    settings.address(),
                    new TargetIdentity(identity),
                    api,
                    Ours.of(lineage),
                    KubernetesSettings.observe(settings)));
        } catch (ClusterException e) {
            return refusedOrNot(e, settings);
        } finally {
            if (!connected) {
                api.close();
            }
        }
    }

    private static Connection refusedOrNot(ClusterException e, TargetSettings settings) {
        var why = e.diagnostic().about(settings.address());
        return PASSING.contains(why.code()) ? new Connection.Unreachable(why) : new Connection.Refused(why);
    }
}
