package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ways to a cluster that are not gone, although a real one could be had by each of the usual fall-backs: no request
 * arrives there.
 */
@Tag("real:kube-apiserver")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedWaysTest {
    private final TestCluster cluster = TestCluster.shared();
    private final FaultProxy proxy = FaultProxy.before(cluster);

    @TempDir
    Path home;

    private Shell shell;

    @BeforeEach
    void project() throws IOException {
        Files.createDirectories(home.resolve(".kube"));
        Kubeconfig.write(home.resolve(".kube/config"), List.of(proxy.context("default")));
        Kubeconfig.write(home.resolve("kubeconfig"), List.of(proxy.context("dev")));
        shell = new Shell(home, home.resolve("data"))
                .with("KUBECONFIG", home.resolve("kubeconfig").toString());
        proxy.forgetRequests();
    }

    @AfterAll
    void close() {
        proxy.close();
    }

    /** @param target the inside of its block */
    record Way(String name, String code, String target) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Way> ways() {
        return Stream.of(
                new Way("no cluster named", "kubernetes-settings", "labels = {}"),
                new Way("no context named", "kubernetes-settings", "kubeconfig = \"kubeconfig\""),
                new Way("a server without TLS", "kubernetes-settings", """
                        server = "http://localhost:8080"
                        ca     = "x"
                        token  = "x"
                        """),
                new Way("a context that is not there", "context-unknown", kubeconfig("kubeconfig", "prod")),
                new Way("a kubeconfig that is not there", "kubeconfig-unreadable", kubeconfig("gone", "dev")),
                new Way("an empty kubeconfig", "kubeconfig-invalid", kubeconfig("empty", "dev")),
                new Way("a cluster without address", "kubeconfig-invalid", kubeconfig("no-server", "dev")),
                new Way("no Pod of a cluster", "not-in-a-cluster", "in_cluster = true"));
    }

    private static String kubeconfig(String file, String context) {
        return "kubeconfig = \"" + file + "\"\ncontext = \"" + context + "\"\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void leadsToNoOtherCluster(Way way) throws IOException {
        shell.write("empty", "");
        shell.write("no-server", """
                apiVersion: v1
                kind: Config
                clusters: [{ name: c, cluster: {} }]
                users: [{ name: u, user: { token: t } }]
                contexts: [{ name: dev, context: { cluster: c, user: u } }]
                """);
        declare(way.target());

        refuses(way.code());
    }

    @Test
    void aCredentialPluginThatIsNotNamedIsNotRun() throws IOException {
        loggingIn("exec: { apiVersion: client.authentication.k8s.io/v1, command: /bin/touch, args: ["
                + home.resolve("ran") + "], interactiveMode: Never }");
        declare(kubeconfig("plugin", "dev") + "exec { allow = [\"touch\", \"aws\"] }");

        refuses("credential-plugin-refused");
        assertThat(home.resolve("ran")).doesNotExist();

        // The same word in the declaration: now it is run, and the test would have seen it.
        declare(kubeconfig("plugin", "dev") + "exec { allow = [\"/bin/touch\"] }");
        assertThat(shell.run("plan").code()).isEqualTo(1);
        assertThat(home.resolve("ran")).exists();
    }

    @Test
    void anAuthProviderIsNotRun() throws IOException {
        loggingIn("auth-provider: { name: gcp, config: { cmd-path: /bin/touch, cmd-args: " + home.resolve("ran")
                + " } }");
        declare(kubeconfig("plugin", "dev"));

        refuses("credential-plugin-refused");
        assertThat(home.resolve("ran")).doesNotExist();
    }

    private void loggingIn(String user) throws IOException {
        shell.write(
                "plugin",
                "apiVersion: v1\nkind: Config\nclusters: [{ name: c, cluster: { server: \"" + proxy.url()
                        + "\", certificate-authority-data: "
                        + Base64.getEncoder().encodeToString(proxy.caPem().getBytes(StandardCharsets.UTF_8))
                        + " } }]\nusers: [{ name: u, user: { " + user + " } }]\n"
                        + "contexts: [{ name: dev, context: { cluster: c, user: u } }]\n");
    }

    private void declare(String target) throws IOException {
        shell.write("main.tacit.hcl", """
                secret "db" { data = { user = "billing" } }
                target "kubernetes" "k" {
                %s
                }
                federation "db" {
                  source = secret.db
                  to {
                    targets    = [target.kubernetes.k]
                    namespaces = ["default"]
                    name       = "db"
                  }
                }
                """.formatted(target));
    }

    private void refuses(String code) {
        var plan = shell.run("plan --json");
        assertThat(plan.code()).as(plan.all()).isEqualTo(1);
        assertThat(plan.out()).contains("\"severity\":\"error\",\"code\":\"" + code + "\"");
        var apply = shell.run("apply -auto-approve");
        assertThat(apply.code()).as(apply.all()).isEqualTo(1);
        assertThat(proxy.requests()).isEmpty();
        assertThat(cluster.getSecret("default", "db").status()).isEqualTo(404);
    }
}
