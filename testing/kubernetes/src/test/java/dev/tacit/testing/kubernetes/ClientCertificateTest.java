package dev.tacit.testing.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** kubectl is the judge of kubeconfig files, of certificates in them. */
@Tag("real:kube-apiserver")
@Tag("real:kubectl")
class ClientCertificateTest {
    private final TestCluster cluster = TestCluster.shared();

    @ParameterizedTest
    @EnumSource
    void anAdministratorGetsIn(KeyKind kind, @TempDir Path directory) throws Exception {
        Path kubeconfig = Kubeconfig.write(
                directory.resolve("config"),
                List.of(
                        cluster.context("nobody", cluster.clientCertificate(kind, "nobody")),
                        cluster.context("root", cluster.clientCertificate(kind, "root", "system:masters"))));

        assertThat(kubectl(kubeconfig, "root", "get", "namespaces", "-o", "name"))
                .isEqualTo(0);
        assertThat(kubectl(kubeconfig, "nobody", "get", "namespaces", "-o", "name"))
                .isEqualTo(1);
    }

    private static int kubectl(Path kubeconfig, String context, String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(
                List.of(Binaries.KUBECTL.locate().toString(), "--kubeconfig=" + kubeconfig, "--context=" + context));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }
}
