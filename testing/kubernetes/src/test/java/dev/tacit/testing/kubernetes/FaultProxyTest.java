package dev.tacit.testing.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real:kube-apiserver")
class FaultProxyTest {
    private static final String METADATA = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
    private static final String BASE64_CANARY = "Y2FuYXJ5";
    private static final Predicate<SeenRequest> WRITES = SeenRequest::isWrite;

    private final TestCluster cluster = TestCluster.shared();
    private final String namespace = cluster.uniqueNamespace("proxy");
    private final FaultProxy proxy = FaultProxy.before(cluster);
    private final HttpClient http =
            HttpClient.newBuilder().sslContext(proxy.tls()).build();

    @AfterEach
    void stop() {
        http.shutdownNow();
        proxy.close();
    }

    @Test
    void tellsMetadataFromValues() throws Exception {
        cluster.createSecret(namespace, "db", Map.of("password", "canary"));

        assertThat(get(METADATA).body()).contains("\"db\"").doesNotContain(BASE64_CANARY);
        assertThat(get(METADATA + ",application/json").statusCode()).isEqualTo(200);
        assertThat(get("application/json").body()).contains(BASE64_CANARY);

        assertThat(proxy.count(SeenRequest::isAboutSecrets)).isEqualTo(3);
        assertThat(proxy.count(SeenRequest::asksForMetadataOnly)).isEqualTo(1);
        assertThat(proxy.count(SeenRequest::readsSecretValues)).isEqualTo(2);
    }

    @Test
    void losesTheAnswerOfAWriteThatHappened() {
        proxy.inject(WRITES, 1, new Fault.CutAfterServer());

        assertThatThrownBy(() -> post("lost")).isInstanceOf(IOException.class);

        assertThat(cluster.getSecret(namespace, "lost").status()).isEqualTo(200);
        assertThat(proxy.count(WRITES)).isEqualTo(1);
    }

    @Test
    void losesAWriteBeforeItHappens() throws Exception {
        proxy.inject(WRITES, 1, new Fault.CutBeforeServer());

        assertThatThrownBy(() -> post("early")).isInstanceOf(IOException.class);

        assertThat(cluster.getSecret(namespace, "early").status()).isEqualTo(404);
        assertThat(post("early").statusCode()).isEqualTo(201);
    }

    @Test
    void refusesByEchoingTheBody() throws Exception {
        proxy.inject(WRITES, 1, new Fault.Refuse(422, "Invalid"));

        HttpResponse<String> answer = post("canary-name");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Json.text(answer.body(), "reason")).isEqualTo("Invalid");
        assertThat(Json.text(answer.body(), "message")).contains("canary-name");
        assertThat(cluster.getSecret(namespace, "canary-name").status()).isEqualTo(404);
    }

    @Test
    void answersLate() throws Exception {
        proxy.inject(WRITES, 1, new Fault.Delay(Duration.ofMillis(300)));
        long start = System.nanoTime();

        assertThat(post("late").statusCode()).isEqualTo(201);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void goesAwayThenComesBack() throws Exception {
        assertThat(get(METADATA).statusCode()).isEqualTo(200);

        proxy.goUnreachable();
        assertThatThrownBy(() -> get(METADATA)).isInstanceOf(ConnectException.class);

        proxy.heal();
        assertThat(get(METADATA).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String accept) throws IOException, InterruptedException {
        return http.send(request().header("Accept", accept).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String name) throws IOException, InterruptedException {
        String body = "{\"metadata\":{\"name\":\"" + name + "\"}}";
        return http.send(
                request()
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(proxy.url().resolve(TestCluster.secrets(namespace)))
                .header("Authorization", "Bearer " + cluster.adminToken());
    }
}
