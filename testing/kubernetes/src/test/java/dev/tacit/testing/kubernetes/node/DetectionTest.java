package dev.tacit.testing.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.TestCluster;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When to annotate a Pod does not help, each on a node of its own. */
@NeedsNode
@Tag("real:kube-apiserver")
class DetectionTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final TestCluster cluster = TestCluster.shared();

    @Test
    void aKubeletThatCachesLooksNoEarlierThanTheNodesTtlSays() {
        try (var node = TestNode.start(cluster, NodeOptions.standard().detecting(NodeOptions.Detection.CACHE))) {
            String namespace = cluster.uniqueNamespace("cache");
            var pod = podWithSecret(node, namespace);
            change(namespace, "new");
            pod.annotate("test/poke", "1");
            assertThat(pod.sees("/creds/password", "new", SOON)).isEmpty();

            node.annotateTtl(Duration.ZERO);
            pod.annotate("test/poke", "2");

            assertThat(pod.sees("/creds/password", "new", SOON)).isPresent();
        }
    }

    @Test
    void anAnnotationThatOvertakesTheSecretMustBeRepeated() {
        try (var slow = SlowWatch.before(cluster, Duration.ofSeconds(3));
                var node = TestNode.start(cluster, NodeOptions.standard().through(slow.context()))) {
            String namespace = cluster.uniqueNamespace("slow");
            var pod = podWithSecret(node, namespace);
            change(namespace, "new");
            pod.annotate("test/poke", "1");
            assertThat(pod.sees("/creds/password", "new", SOON)).isEmpty();

            pod.annotate("test/poke", "2");
            assertThat(pod.sees("/creds/password", "new", SOON)).isPresent();

            slow.delay(Duration.ZERO);
            change(namespace, "newer");
            pod.annotate("test/poke", "3");
            assertThat(pod.sees("/creds/password", "newer", SOON)).isPresent();
        }
    }

    private RunningPod podWithSecret(TestNode node, String namespace) {
        cluster.createSecret(namespace, "db", Map.of("password", "old"));
        return node.run(namespace, PodDraft.probe("probe", "sleep").secret("/creds", "db"));
    }

    private void change(String namespace, String password) {
        cluster.patch(TestCluster.secrets(namespace) + "/db", "{\"stringData\":{\"password\":\"" + password + "\"}}")
                .expectSuccess();
    }
}
