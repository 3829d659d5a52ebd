package dev.tacit.kubernetes.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
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
        return access(kubeconfig, "here", Set.of());
    }

    private Access access(Kubeconfig kubeconfig, String context, Set<String> allowed) throws ClusterException {
        return kubeconfig.access(
                context,
                Machine.at(directory, directory, System.getenv()),
                Address.of(Kind.TARGET, "kubernetes", "test"),
                allowed,
                new Plugins(InstantSource.system()),
                null);
    }

    private ClusterException refused(String cluster, String user) throws IOException, ClusterException {
        var kubeconfig = write(cluster, user);
        return catchThrowableOfType(ClusterException.class, () -> access(kubeconfig));
    }

    @Test
    void takesServerAndTokenOfTheNamedContext() throws Exception {
        var access = access(write("server: 'https://example.test:6443/k8s/'", "token: t0ken"));

        assertThat(access.route().server()).hasToString("https://example.test:6443/k8s");
        assertThat(access.logins().current().token()).isEqualTo("t0ken");
        assertThat(access.toString()).doesNotContain("t0ken");
    }

    @Test
    void takesNoOtherContextInPlaceOfAMissingOne() throws Exception {
        var kubeconfig = write("server: 'https://example.test'", "token: t");

        var refusal = catchThrowableOfType(ClusterException.class, () -> access(kubeconfig, "gone", Set.of()));

        assertThat(refusal.diagnostic().code()).isEqualTo(KubernetesCode.CONTEXT_UNKNOWN);
        assertThat(refusal.diagnostic().detail()).contains("\"here\", \"other\"");
    }

    @Test
    void prefersATokenFileRelativeToTheKubeconfig() throws Exception {
        Files.writeString(directory.resolve("token"), "fresh\n");

        assertThat(access(write("server: 'https://example.test'", "token: stale, tokenFile: token"))
                        .logins()
                        .current()
                        .token())
                .isEqualTo("fresh");
        assertThat(access(write("server: 'https://example.test'", "tokenFile: ~/token"))
                        .logins()
                        .current()
                        .token())
                .isEqualTo("fresh");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server: 'https://h', insecure-skip-tls-verify: true | token: s3cret | KUBECONFIG_UNSUPPORTED",
                "server: 'https://h', proxy-url: 'socks5://p'        | token: s3cret | KUBECONFIG_UNSUPPORTED",
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
    void followsAProxyAndAnotherNameInTheCertificate() throws Exception {
        var access = access(write(
                "server: 'https://h', proxy-url: 'http://u:p@proxy.test:3128', tls-server-name: kubernetes",
                "token: t"));

        assertThat(access.route().proxy()).hasHost("proxy.test").hasPort(3128);
        assertThat(access.route().name()).isEqualTo("kubernetes");
        assertThat(access.toString()).doesNotContain("u:p");
    }

    @Test
    void readsWhatWasReplacedAgain() throws Exception {
        var token = Files.writeString(directory.resolve("token"), "first");
        var logins = access(write("server: 'https://h'", "tokenFile: token")).logins();
        var first = logins.current();

        Files.writeString(token, "second, longer by far".replace(" ", "-"));
        assertThat(logins.insteadOf(first))
                .hasValueSatisfying(login -> assertThat(login.token()).isEqualTo("second,-longer-by-far"));

        Files.delete(token);
        assertThat(logins.insteadOf(logins.current())).isEmpty();
    }

    @Test
    void refusesAPluginThatIsNotNamed() throws Exception {
        var refusal = refused("server: 'https://h'", "exec: {command: aws}");

        assertThat(refusal.diagnostic().detail()).contains("\"aws\"").contains("not named in exec");
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
