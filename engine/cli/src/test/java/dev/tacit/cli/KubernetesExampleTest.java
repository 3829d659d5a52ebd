package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example for clusters, against a real one. */
@Tag("real:kube-apiserver")
class KubernetesExampleTest {
    private static final Path EXAMPLE = Path.of("../../examples/kubernetes");
    private static final Pattern URL = Pattern.compile("\"DATABASE_URL\":\"([^\"]*)\"");

    @TempDir
    Path home;

    private Shell shell;
    private TestCluster cluster;

    @BeforeEach
    void copyTheExample() throws IOException {
        cluster = TestCluster.shared();
        Kubeconfig.write(home.resolve("kubeconfig"), List.of(cluster.context("dev")));
        Files.copy(EXAMPLE.resolve("main.tacit.hcl"), home.resolve("main.tacit.hcl"));
        shell = new Shell(home, home.resolve("data")).with("TACIT_VAR_context", "dev");
        shell.write("cluster.auto.tacitvars", "kubeconfig = \"kubeconfig\"\n");
    }

    @Test
    void plansAsExpectedDeliversAndRepairs() throws IOException {
        for (var namespace : List.of("billing", "reports")) {
            cluster.createNamespace(namespace);
        }

        var plan = shell.run("plan");
        assertThat(plan.err()).isEmpty();
        PlanFiles.assertExpected(EXAMPLE.resolve("expected-plan.txt"), plan.out());

        var apply = shell.run("apply -auto-approve");
        assertThat(apply.err()).isEmpty();
        assertThat(apply.code()).isZero();
        assertThat(apply.out()).contains("billing/db-credentials", "reports/db-credentials");
        assertThat(url("billing")).startsWith("postgres://billing:").isEqualTo(url("reports"));
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();

        cluster.patch(
                        TestCluster.secrets("billing") + "/db-credentials",
                        "{\"stringData\":{\"DATABASE_URL\":\"postgres://elsewhere\"}}")
                .expectSuccess();
        assertThat(shell.run("plan").out()).contains("1 object to repair");
        shell.run("apply -auto-approve");
        assertThat(url("billing")).isEqualTo(url("reports"));

        assertThat(shell.run("destroy -auto-approve").code()).isZero();
        assertThat(cluster.getSecret("billing", "db-credentials").status()).isEqualTo(404);
    }

    @Test
    void namesWhatIsNotOursAndLeavesItAlone() {
        var namespace = cluster.uniqueNamespace("foreign");
        cluster.createSecret(namespace, "db-credentials", Map.of("DATABASE_URL", "theirs"));

        var args = new String[] {"apply", "-auto-approve", "-var", "namespaces=[\"" + namespace + "\"]"};
        var apply = shell.run(args);

        assertThat(apply.out()).contains("refused", namespace + "/db-credentials");
        assertThat(apply.code()).isEqualTo(3);
        assertThat(url(namespace)).isEqualTo("theirs");
    }

    @Test
    void defersWhatCannotBeReached() throws IOException {
        var file = home.resolve("kubeconfig");
        Files.writeString(file, Files.readString(file).replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:9"));

        var plan = shell.run("plan");

        assertThat(plan.code()).isEqualTo(3);
        assertThat(plan.out()).contains("2 objects deferred");
    }

    private String url(String namespace) {
        var body = cluster.getSecret(namespace, "db-credentials").body();
        var found = URL.matcher(body.replaceAll("\\s", ""));
        assertThat(found.find()).isTrue();
        return new String(Base64.getDecoder().decode(found.group(1)), java.nio.charset.StandardCharsets.UTF_8);
    }
}
