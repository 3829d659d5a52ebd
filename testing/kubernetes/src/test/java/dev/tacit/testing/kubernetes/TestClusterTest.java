package dev.tacit.testing.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real:kube-apiserver")
class TestClusterTest {
    private final TestCluster cluster = TestCluster.shared();

    @Test
    void keepsASecret() {
        String namespace = cluster.uniqueNamespace("keeps");
        cluster.createSecret(namespace, "db", Map.of("password", "pa\"ss"));

        ApiAnswer list = cluster.get(TestCluster.secrets(namespace));

        assertThat(list.status()).isEqualTo(200);
        assertThat(cluster.getSecret(namespace, "db").text("data", "password")).isEqualTo("cGEic3M=");
    }

    @Test
    void patchesByArrayOrByObject() {
        String namespace = cluster.uniqueNamespace("patch");
        cluster.createSecret(namespace, "db", Map.of("a", "1"));
        String path = TestCluster.secrets(namespace) + "/db";

        cluster.patch(path, "[{\"op\":\"add\",\"path\":\"/data/b\",\"value\":\"Mg==\"}]")
                .expectSuccess();
        cluster.patch(path, "{\"data\":{\"a\":null}}").expectSuccess();

        assertThat(cluster.get(path).text("data", "a")).isEmpty();
        assertThat(cluster.get(path).text("data", "b")).isEqualTo("Mg==");
        assertThat(cluster.delete(path).status()).isEqualTo(200);
        assertThat(cluster.get(path).status()).isEqualTo(404);
    }

    @Test
    void saysWhoItIsByVersion() {
        assertThat(cluster.get("/version").text("gitVersion")).matches("v1\\.\\d+\\.\\d+.*");
    }

    @Test
    void runsBesideAnother() throws Exception {
        try (var other = TestCluster.start()) {
            assertThat(identity(other)).isNotEmpty().isNotEqualTo(identity(cluster));

            var file = Kubeconfig.write(
                    Files.createTempFile("two", ".yaml"), List.of(cluster.context("east"), other.context("west")));
            assertThat(Files.readString(file))
                    .contains(cluster.server().toString(), other.server().toString(), "current-context: \"east\"");
        }
    }

    @Test
    void letsAUserDoOnlyWhatWasAllowed() throws Exception {
        String namespace = cluster.uniqueNamespace("users");
        TestCluster.User user = cluster.createUser(namespace, "bob");
        assertThat(statusAs(user, namespace)).isEqualTo(403);

        cluster.allow(user, namespace, "secrets", "list");

        assertThat(statusAs(user, namespace)).isEqualTo(200);
    }

    @Test
    void tellsEveryRequestInItsAuditLog() {
        String namespace = cluster.uniqueNamespace("audit");
        cluster.createSecret(namespace, "db", Map.of());
        cluster.getSecret(namespace, "db");

        List<AuditEvent> reads = AuditEvent.onSecrets(cluster.auditEvents(), "get").stream()
                .filter(event -> event.namespace().equals(namespace))
                .toList();

        assertThat(reads).hasSize(1);
        assertThat(reads.getFirst().name()).isEqualTo("db");
        assertThat(reads.getFirst().status()).isEqualTo(200);
        assertThat(reads.getFirst().userAgent()).isEqualTo("tacit-testing");
    }

    private static String identity(TestCluster cluster) {
        return cluster.get("/api/v1/namespaces/kube-system").text("metadata", "uid");
    }

    private int statusAs(TestCluster.User user, String namespace) throws Exception {
        try (var http = HttpClient.newBuilder().sslContext(cluster.tls()).build()) {
            return http.send(
                            HttpRequest.newBuilder(cluster.server().resolve(TestCluster.secrets(namespace)))
                                    .header(
                                            "Authorization",
                                            "Bearer " + user.credential().token())
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
