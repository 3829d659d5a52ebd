package dev.tacit.testing.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real:kube-apiserver")
class ReplayTest {
    private final TestCluster cluster = TestCluster.shared();

    @Test
    void sendsEveryPreparedRequestOnce(@TempDir Path directory) throws Exception {
        String namespace = cluster.uniqueNamespace("replay");
        List<String> lines = IntStream.range(0, 20)
                .mapToObj(i -> "{\"method\":\"POST\",\"path\":\"" + TestCluster.secrets(namespace)
                        + "\",\"body\":{\"metadata\":{\"name\":\"s" + i + "\"}}}")
                .toList();
        Path requests = Files.write(directory.resolve("requests.jsonl"), lines);
        Path token = Files.writeString(directory.resolve("token"), cluster.adminToken());

        Process replay = new ProcessBuilder(
                        Binaries.REPLAY.locate().toString(),
                        "-server=" + cluster.server(),
                        "-token-file=" + token,
                        "-ca=" + cluster.caFile(),
                        "-requests=" + requests,
                        "-concurrency=4")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(replay.getInputStream().readAllBytes(), UTF_8);

        assertThat(replay.waitFor()).isEqualTo(0);
        assertThat(Json.text(answer, "statuses", "201")).isEqualTo("20");
        assertThat(Json.text(answer, "protocol")).isEqualTo("HTTP/2.0");
        assertThat(Double.parseDouble(Json.text(answer, "perSecond"))).isPositive();
        assertThat(cluster.getSecret(namespace, "s19").status()).isEqualTo(200);
    }
}
