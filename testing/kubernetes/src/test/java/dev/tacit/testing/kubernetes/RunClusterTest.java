package dev.tacit.testing.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real:kube-apiserver")
class RunClusterTest {
    @Test
    void nothingOutlivesAKilledJvm() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunCluster.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = jvm.inputReader();
        Path directory = Path.of(Json.text(output.readLine(), "kubeconfig")).getParent();
        List<ProcessHandle> servers = jvm.descendants().toList();
        assertThat(servers).hasSizeGreaterThanOrEqualTo(4); // two servers, each with its guard

        jvm.destroyForcibly().waitFor();

        for (int i = 0;
                i < 100 && (servers.stream().anyMatch(ProcessHandle::isAlive) || Files.exists(directory));
                i++) {
            Thread.sleep(100);
        }
        assertThat(servers).noneMatch(ProcessHandle::isAlive);
        assertThat(directory).doesNotExist();
    }
}
