package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.ApiAnswer;
import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody else does to objects of ours, on a real cluster. */
@Tag("real:kube-apiserver")
class DriftedObjectsTest {
    /** What they do, with how a plan calls it. */
    enum Deed {
        FOREIGN_KEY_ADDED("someone edited its content", "{\"data\":{\"more\":\"eA==\"}}"),
        KEY_EDITED("someone edited its content", "{\"data\":{\"username\":\"eA==\"}}"),
        KEY_REMOVED("someone edited its content", "{\"data\":{\"username\":null}}"),
        RELABELLED("someone edited its labels", "{\"metadata\":{\"labels\":{\"app\":\"evil\"}}}"),
        LABEL_REMOVED("someone edited its labels", "{\"metadata\":{\"labels\":{\"app\":null}}}"),
        OUR_LABEL_REMOVED("someone edited its labels", "{\"metadata\":{\"labels\":{\"tacit.dev/store\":null}}}"),
        MARK_FORGED(
                "someone edited its labels",
                "{\"metadata\":{\"annotations\":{\"tacit.dev/mark\":"
                        + "\"v1 source=secret.db version=9 epoch=0 serial=1 mac=00000000000000000000000000000000\"}}}"),
        DELETED("someone deleted it", "");

        private final String shown;
        private final String patch;

        boolean removes() {
            return patch.isEmpty() || patch.contains(":null");
        }

        Deed(String shown, String patch) {
            this.shown = shown;
            this.patch = patch;
        }
    }

    @TempDir
    Path home;

    private Shell shell;
    private TestCluster cluster;
    private String namespace;

    @BeforeEach
    void deliver() throws IOException {
        cluster = TestCluster.shared();
        namespace = cluster.uniqueNamespace("drift");
        Kubeconfig.write(home.resolve("kubeconfig"), List.of(cluster.context("dev")));
        shell = new Shell(home, home.resolve("data"));
        declare("");
        var apply = shell.run("apply -auto-approve");
        assertThat(apply.code()).as(apply.all()).isZero();
    }

    private void declare(String drift) throws IOException {
        shell.write("main.tacit.hcl", """
                secret "db" {
                  data = { username = "ours", host = "db" }
                }
                target "kubernetes" "dev" {
                  kubeconfig = "kubeconfig"
                  context    = "dev"
                }
                federation "db" {
                  source = secret.db
                  %s
                  to {
                    targets    = [target.kubernetes.dev]
                    namespaces = ["%s"]
                    name       = "db"
                    metadata { labels = { app = "shop" } }
                  }
                }
                """.formatted(drift, namespace));
    }

    private void does(Deed deed) {
        var path = TestCluster.secrets(namespace) + "/db";
        if (deed == Deed.DELETED) {
            cluster.delete(path).expectSuccess();
        } else {
            cluster.patch(path + "?fieldManager=kubectl-edit", deed.patch).expectSuccess();
        }
    }

    private ApiAnswer there() {
        return cluster.getSecret(namespace, "db");
    }

    @ParameterizedTest
    @EnumSource
    void isShownWithWhoAndWhenThenRepaired(Deed deed) {
        does(deed);

        var plan = shell.run("plan");
        assertThat(plan.code()).isZero();
        assertThat(plan.out()).contains("repair", deed.shown, "1 object to repair");
        if (!deed.removes()) { // the server does not note who removes something
            assertThat(plan.out()).containsPattern(deed.shown + ".*: kubectl-edit at 20\\d\\d-\\d\\d-\\d\\dT");
            assertThat(shell.run("plan --json").out()).contains("\"changed_by\":\"kubectl-edit at 20");
        }
        assertThat(shell.run("plan -detailed-exitcode").code()).isEqualTo(2);
        assertThat(shell.run("apply -auto-approve").code()).isZero();

        assertThat(there().text("data", "username")).isEqualTo("b3Vycw==");
        assertThat(there().text("data", "more")).isEmpty();
        assertThat(there().text("metadata", "labels", "app")).isEqualTo("shop");
        assertThat(there().text("metadata", "labels", "tacit.dev/store")).isNotEmpty();
        assertThat(there().text("metadata", "annotations", "tacit.dev/mark")).contains(" version=1 ");
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void isShownAndLeftWhenTheFederationReports(Deed deed) throws IOException {
        declare("drift = \"report\"");
        does(deed);
        var before = there().body();

        var plan = shell.run("plan -detailed-exitcode");
        assertThat(plan.code()).as("nothing to apply").isZero();
        assertThat(plan.out()).contains("drifted", deed.shown, "left as it is", "1 object changed by others");
        assertThat(shell.run("apply -auto-approve").code()).isZero();

        assertThat(there().body()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void stopsTheApplyWhenTheFederationRefuses(Deed deed) throws IOException {
        declare("drift = \"refuse\"");
        does(deed);
        var before = there().body();

        var plan = shell.run("plan");
        assertThat(plan.out()).contains("drifted", deed.shown, "stops every apply");
        var apply = shell.run("apply -auto-approve");
        assertThat(apply.code()).as(apply.all()).isEqualTo(5);
        assertThat(apply.err()).contains("Objects changed by others");

        assertThat(there().body()).isEqualTo(before);
    }

    @Test
    void isNotWhatOthersWriteBesideOurs() {
        cluster.patch(
                        TestCluster.secrets(namespace) + "/db",
                        "{\"metadata\":{\"labels\":{\"theirs\":\"x\"},\"annotations\":{\"theirs\":\"x\"}}}")
                .expectSuccess();

        var plan = shell.run("plan -detailed-exitcode");
        assertThat(plan.code()).isZero();
        assertThat(plan.out()).contains("Nothing to change");
        assertThat(shell.run("apply -auto-approve").code()).isZero();
        assertThat(there().text("metadata", "annotations", "theirs")).isEqualTo("x");
    }

    @Test
    void doesNotMakeAnObjectOursAgainThatLostItsMark() throws IOException {
        cluster.patch(
                        TestCluster.secrets(namespace) + "/db",
                        "{\"metadata\":{\"annotations\":{\"tacit.dev/mark\":null}}}")
                .expectSuccess();

        var plan = shell.run("plan");
        assertThat(plan.code()).isEqualTo(3);
        assertThat(plan.out()).contains("refused", "someone removed our mark; adopt = true");
        assertThat(shell.run("apply -auto-approve").code()).isEqualTo(3);
        assertThat(there().text("metadata", "annotations", "tacit.dev/mark")).isEmpty();
    }

    @Test
    void isFoundByReadingAllToo() {
        does(Deed.KEY_EDITED);

        assertThat(shell.run("plan -refresh=full").out()).contains("1 object to repair");
        assertThat(shell.run("plan -refresh=some").code()).isEqualTo(1);
    }
}
