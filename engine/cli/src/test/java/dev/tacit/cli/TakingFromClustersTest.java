package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody changed in a real cluster becomes the value of a secret. */
@Tag("real:kube-apiserver")
class TakingFromClustersTest {
    private static final String CANARY = "CANARY-91aa";

    @TempDir
    Path home;

    private final TestCluster cluster = TestCluster.shared();

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void edit(String namespace, String patch) {
        cluster.patch(TestCluster.secrets(namespace) + "/db?fieldManager=kubectl-edit", patch)
                .expectSuccess();
    }

    private Shell deliver(String drift, String... namespaces) throws IOException {
        Kubeconfig.write(home.resolve("kubeconfig"), List.of(cluster.context("dev")));
        var shell = new Shell(home, home.resolve("data"))
                .write("main.tacit.hcl", """
                secret "db" {
                  data = { license = provided("licence"), user = "ann" }
                }
                target "kubernetes" "dev" {
                  kubeconfig = "kubeconfig"
                  context    = "dev"
                }
                federation "db" {
                  source = secret.db
                  drift  = "%s"
                  to {
                    targets    = [target.kubernetes.dev]
                    namespaces = ["%s"]
                    name       = "db"
                    metadata { labels = { app = "shop" } }
                  }
                }
                """.formatted(drift, String.join("\", \"", namespaces)));
        shell.piping("L1".getBytes(StandardCharsets.UTF_8)).run("set secret.db license");
        assertThat(shell.run("apply -auto-approve").code()).isZero();
        return shell;
    }

    @ParameterizedTest
    @ValueSource(strings = {"repair", "report", "refuse"})
    void isSpreadToTheOthers(String drift) throws IOException {
        var here = cluster.uniqueNamespace("taken");
        var there = cluster.uniqueNamespace("spread");
        var shell = deliver(drift, here, there);
        edit(here, "{\"data\":{\"license\":\"" + base64(CANARY) + "\"}}");

        var taken = shell.run("set secret.db license -from-target");
        var plan = shell.run("plan");

        assertThat(taken.code()).as(taken.all()).isZero();
        assertThat(taken.out()).contains("what target.kubernetes.dev/" + here + "/db holds");
        assertThat(plan.out()).contains("~ license", "2 objects to update").doesNotContain("repair", "drifted");
        var applied = shell.run("apply -auto-approve");
        assertThat(applied.code()).as(applied.all()).isZero();
        assertThat(cluster.getSecret(there, "db").text("data", "license")).isEqualTo(base64(CANARY));
        assertThat(cluster.getSecret(here, "db").text("data", "license")).isEqualTo(base64(CANARY));
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
        assertThat(taken.all() + plan.all() + applied.all()).doesNotContain(CANARY, base64(CANARY));

        edit(here, "{\"data\":{\"license\":\"" + base64("a") + "\"}}");
        edit(there, "{\"data\":{\"license\":\"" + base64("b") + "\"}}");
        assertThat(shell.run("set secret.db license -from-target --json").out())
                .contains("\"code\":\"live-values-differ\"")
                .contains("-from-target=target.kubernetes.dev/" + there + "/db");
        assertThat(shell.run("set secret.db license -from-target=target.kubernetes.dev/" + there)
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"metadata\":{\"annotations\":{\"tacit.dev/mark\":null}}", "{"})
    void isNotTakenFromWhatIsNotOurs(String patch) throws IOException {
        var namespace = cluster.uniqueNamespace("theirs");
        var shell = deliver("repair", namespace);
        if (patch.equals("{")) {
            cluster.delete(TestCluster.secrets(namespace) + "/db").expectSuccess();
        } else {
            edit(namespace, patch + ",\"data\":{\"license\":\"" + base64(CANARY) + "\"}}");
        }

        var refused = shell.run("set secret.db license -from-target --json");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("\"code\":\"no-live-value\"", namespace + "/db: someone");
    }
}
