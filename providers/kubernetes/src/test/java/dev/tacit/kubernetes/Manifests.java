package dev.tacit.kubernetes;

import dev.tacit.testing.kubernetes.TestCluster;
import java.util.Locale;

/** Puts workloads into a cluster that has no kubelet: the server keeps Pods that nothing runs. */
final class Manifests {
    private Manifests() {}

    /** A Pod of such a controller reads a whole Secret into its environment. */
    static void pod(TestCluster cluster, String namespace, String kind, String secret) {
        var name = kind.toLowerCase(Locale.ROOT);
        pod(cluster, namespace, """
                {"metadata":{"name":"NAME-abc-1","labels":{"pod-template-hash":"abc"},
                  "ownerReferences":[{"apiVersion":"apps/v1","kind":"KIND","name":"NAME-abc","uid":"u","controller":true}]},
                 "spec":{"containers":[{"name":"c","image":"none","envFrom":[{"secretRef":{"name":"SECRET"}}]}]}}""".replace("NAME", name).replace("KIND", kind).replace("SECRET", secret));
    }

    static void pod(TestCluster cluster, String namespace, String json) {
        cluster.post("/api/v1/namespaces/" + namespace + "/pods", json).expectSuccess();
    }
}
