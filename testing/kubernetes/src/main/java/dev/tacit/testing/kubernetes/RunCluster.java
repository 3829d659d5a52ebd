package dev.tacit.testing.kubernetes;

import java.io.OutputStream;

/**
 * Runs a cluster for a script until standard input ends: prints one JSON line once it is ready. Arguments are programs the
 * script wants besides, such as {@code kubectl replay}; the line names their paths. There is no audit log, so that a
 * measurement pays for the server alone.
 */
public final class RunCluster {
    private RunCluster() {}

    public static void main(String[] arguments) throws Exception {
        var programs = new StringBuilder();
        for (String argument : arguments) {
            String path = Binaries.named(argument).locate().toString();
            programs.append(",").append(Json.quote(argument)).append(":").append(Json.quote(path));
        }
        try (var cluster = TestCluster.start(TestCluster.Audit.OFF)) {
            System.out.println("{\"server\":" + Json.quote(cluster.server().toString()) + ",\"kubeconfig\":"
                    + Json.quote(cluster.kubeconfig().toString()) + ",\"caFile\":"
                    + Json.quote(cluster.caFile().toString()) + ",\"token\":" + Json.quote(cluster.adminToken())
                    + programs + "}");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
