package dev.tacit.kubernetes.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeconfigTest {
    @TempDir
    private Path directory = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void place() {
        file = directory.resolve("config");
    }

    private Kubeconfig write(String cluster, String user) throws IOException, ClusterException {
        Files.writeString(file, """
                current-context: other
                contexts:
                - name: here
                  context: {cluster: c, user: u}
                - name: other
                  context: {cluster: missing, user: u}
                clusters:
                - name: c
                  cluster: {%s}
                users:
                - name: u
                  user: {%s}
                """.formatted(cluster, user));
        return Kubeconfig.read(file);
    }

    private Access access(Kubeconfig kubeconfig) throws ClusterException {
        return kubeconfig.access("here", directory, Set.of());
    }

    private ClusterException refused(String cluster, String user) throws IOException, ClusterException {
        var kubeconfig = write(cluster, user);
        return catchThrowableOfType(ClusterException.class, () -> access(kubeconfig));
    }

    @Test
    void takesServerAndTokenOfTheNamedContext() throws Exception {
        var access = access(write("server: 'https://example.test:6443/k8s/'", "token: t0ken"));

        assertThat(access.server()).hasToString("https://example.test:6443/k8s");
        assertThat(access.token()).contains("t0ken");
        assertThat(access.toString()).doesNotContain("t0ken");
    }

    @Test
    void takesNoOtherContextInPlaceOfAMissingOne() throws Exception {
        var kubeconfig = write("server: 'https://example.test'", "token: t");

        var refusal =
                catchThrowableOfType(ClusterException.class, () -> kubeconfig.access("gone", directory, Set.of()));

        assertThat(refusal.diagnostic().code()).isEqualTo(KubernetesCode.CONTEXT_UNKNOWN);
        assertThat(refusal.diagnostic().detail()).contains("\"here\", \"other\"");
    }

    @Test
    void prefersATokenFileRelativeToTheKubeconfig() throws Exception {
        Files.writeString(directory.resolve("token"), "fresh\n");

        assertThat(access(write("server: 'https://example.test'", "token: stale, tokenFile: token"))
                        .token())
                .contains("fresh");
        assertThat(access(write("server: 'https://example.test'", "tokenFile: ~/token"))
                        .token())
                .contains("fresh");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server: 'https://h', insecure-skip-tls-verify: true | token: s3cret | KUBECONFIG_UNSUPPORTED",
                "server: 'https://h', proxy-url: 'http://p'          | token: s3cret | KUBECONFIG_UNSUPPORTED",
                "server: 'https://h', tls-server-name: n             | token: s3cret | KUBECONFIG_UNSUPPORTED",
                "server: 'https://h' | token: s3cret, as: root                       | KUBECONFIG_UNSUPPORTED",
                "server: 'https://h' | username: a, password: s3cret                 | KUBECONFIG_UNSUPPORTED",
                "server: 'https://h' | token: s3cret, exec: {command: aws}           | CREDENTIAL_PLUGIN_REFUSED",
                "server: 'https://h' | token: s3cret, auth-provider: {name: gcp}     | CREDENTIAL_PLUGIN_REFUSED",
                "server: 'http://h'  | token: s3cret                                 | KUBECONFIG_INVALID",
                "server: 'https://h' | client-certificate-data: s3cret               | KUBECONFIG_INVALID",
                "server: 'https://h' | tokenFile: /not/there                         | KUBECONFIG_INVALID",
                "server: 'https://h' | client-certificate-data: czNjcmV0, client-key-data: czNjcmV0 | CREDENTIAL_INVALID",
                "server: 'https://h', certificate-authority-data: czNjcmV0 | token: s3cret | CREDENTIAL_INVALID",
                "server: 'https://h' | token: 's3cret two'                           | CREDENTIAL_INVALID",
            })
    void refusesByNameWhatItWillNotDo(String cluster, String user, KubernetesCode code) throws Exception {
        var refusal = refused(cluster, user);

        assertThat(refusal.diagnostic().code()).isEqualTo(code);
        assertThat(refusal.diagnostic().toString()).doesNotContain("s3cret");
    }

    @Test
    void namesTheRefusedPluginAllowedOrNot() throws Exception {
        var kubeconfig = write("server: 'https://h'", "exec: {command: aws}");

        var stranger = catchThrowableOfType(ClusterException.class, () -> access(kubeconfig));
        var allowed =
                catchThrowableOfType(ClusterException.class, () -> kubeconfig.access("here", directory, Set.of("aws")));

        assertThat(stranger.diagnostic().detail()).contains("\"aws\"").contains("not named in exec");
        assertThat(allowed.diagnostic().detail()).contains("\"aws\"").contains("is allowed here");
    }

    @Test
    void neverQuotesAKubeconfigThatIsNotYaml() throws Exception {
        Files.writeString(file, "users:\n- token: s3cret: [\n");

        var refusal = catchThrowableOfType(ClusterException.class, () -> Kubeconfig.read(file));

        assertThat(refusal.diagnostic().code()).isEqualTo(KubernetesCode.KUBECONFIG_INVALID);
        assertThat(refusal.diagnostic().detail()).contains("line 2").doesNotContain("s3cret");
        assertThat(refusal.getCause()).isNull();
    }

    @Test
    void saysWhenThereIsNoFile() {
        var refusal = catchThrowableOfType(ClusterException.class, () -> Kubeconfig.read(file));

        assertThat(refusal.diagnostic().code()).isEqualTo(KubernetesCode.KUBECONFIG_UNREADABLE);
    }
}
