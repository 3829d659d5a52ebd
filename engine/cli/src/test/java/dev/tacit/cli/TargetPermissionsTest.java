package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From the printed permissions to the delivered object, as somebody who has no others. */
@Tag("real:kube-apiserver")
class TargetPermissionsTest {
    @TempDir
    Path home;

    private final TestCluster cluster = TestCluster.shared();

    private Shell declare(String observe, String destination, String theirs, TestCluster.User user) throws IOException {
        Kubeconfig.write(home.resolve("kubeconfig"), List.of(cluster.context("limited", user.credential())));
        return new Shell(home, home.resolve("data"))
                .write("main.tacit.hcl", """
                generator "password" "db" { length = 20 }

                data "kubernetes_secret" "theirs" {
                  target    = target.kubernetes.k
                  namespace = "%s"
                  name      = "theirs"
                }

                data "file" "note" { path = "main.tacit.hcl" }

                secret "db" {
                  data = {
                    password = generator.password.db.value
                    copied   = data.kubernetes_secret.theirs.data.token
                    license  = provided("the vendor's licence")
                    note     = data.file.note.content
                  }
                }

                template "env" {
                  source = secret.db
                  data   = { ENV = "{{ .password }}:{{ .copied }}:{{ .license }}" }
                }

                target "kubernetes" "k" {
                  kubeconfig = "kubeconfig"
                  context    = "limited"
                  observe    = "%s"
                }

                federation "db" {
                  source    = template.env
                  on_delete = "delete"
                  to {
                    targets = [target.kubernetes.k]
                    %s
                    name    = "db"
                  }
                }
                federation "fixed" {
                  source = secret.db
                  to {
                    targets     = [target.kubernetes.k]
                    %s
                    name        = "fixed"
                    immutable   = true
                    name_suffix = "version"
                  }
                }
                """.formatted(theirs, observe, destination, destination));
    }

    static Stream<Arguments> modesWithDestinations() {
        return Stream.of("namespaces", "cluster", "names")
                .flatMap(mode -> Stream.of(
                        Arguments.of(mode, "namespaces = [\"%s\"]"),
                        Arguments.of(mode, "namespace_selector { names = [\"%s\"] }")));
    }

    @ParameterizedTest
    @MethodSource("modesWithDestinations")
    void whatIsPrintedIsEnough(String observe, String destination) throws Exception {
        var namespace = cluster.uniqueNamespace("permitted");
        var theirs = cluster.uniqueNamespace("theirs");
        cluster.createSecret(theirs, "theirs", Map.of("token", "t1"));
        var user = cluster.createUser(namespace, "deployer");
        var shell = declare(observe, destination.formatted(namespace), theirs, user);

        var before = shell.run("plan");
        assertThat(before.code()).isEqualTo(1);
        assertThat(before.err()).contains("get namespaces");

        // No value is set, no store is there, nothing can be read of the cluster.
        var printed = shell.run("target rbac -serviceaccount=" + namespace + ":deployer");
        assertThat(printed.code()).as(printed.all()).isZero();
        assertThat(printed.err()).isEmpty();
        // A cluster's roles have no namespace, so each of these tests needs names of its own.
        cluster.createAll(printed.out().replace("name: tacit-k\n", "name: tacit-k-" + namespace + "\n"));
        assertThat(shell.feeding("l1").run("set secret.db license").code()).isZero();
        for (int i = 0; i < 100 && shell.run("plan").code() != 0; i++) {
            Thread.sleep(50); // the authorizer learns of roles by watching
        }
        var applied = shell.run("apply -auto-approve");
        assertThat(applied.code()).as(applied.all()).isZero();
        assertThat(applied.err()).isEmpty();
        assertThat(cluster.getSecret(namespace, "fixed-v1").status()).isEqualTo(200);

        cluster.patch(TestCluster.secrets(namespace) + "/db", "{\"data\":{\"ENV\":\"Yg==\"}}");
        cluster.patch(TestCluster.secrets(theirs) + "/theirs", "{\"stringData\":{\"token\":\"t2\"}}");
        var again = shell.run("apply -auto-approve");
        assertThat(again.code()).as(again.all()).isZero();
        assertThat(cluster.getSecret(namespace, "fixed-v2").text("data", "copied"))
                .isEqualTo("dDI=");
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
        assertThat(shell.run("target rbac -serviceaccount=" + namespace + ":deployer")
                        .code())
                .isZero();
        var destroyed = shell.run("destroy -auto-approve -allow-deletes=3");
        assertThat(destroyed.code()).as(destroyed.all()).isZero();
        assertThat(cluster.getSecret(namespace, "db").status()).isEqualTo(404);
    }

    @Test
    void saysWhatLacksToReadAnObjectThatIsNotOurs() throws Exception {
        var namespace = cluster.uniqueNamespace("lacking");
        var theirs = cluster.uniqueNamespace("theirs");
        cluster.createSecret(theirs, "theirs", Map.of("token", "t1"));
        var user = cluster.createUser(namespace, "deployer");
        cluster.allow(user, "kube-system", "namespaces", "get");
        cluster.allow(user, namespace, "namespaces", "get");
        cluster.allow(user, namespace, "secrets", "get", "list", "create", "patch", "delete");
        var shell = declare("namespaces", "namespaces = [\"" + namespace + "\"]", theirs, user);
        assertThat(shell.feeding("l1").run("set secret.db license").code()).isZero();

        var refused = shell.run("apply -auto-approve");

        assertThat(refused.code()).as(refused.all()).isEqualTo(3);
        assertThat(refused.err().replaceAll("\\s+", " "))
                .contains("lacks the permission to get secrets in namespace " + theirs);
        assertThat(cluster.getSecret(namespace, "db").status()).isEqualTo(404);
        assertThat(shell.run("history secret.db").err()).contains("No such secret is recorded");
    }

    @Test
    void saysWhatLacksBeforeAnythingIsChanged() throws Exception {
        var namespace = cluster.uniqueNamespace("lacking");
        var user = cluster.createUser(namespace, "deployer");
        cluster.allow(user, "kube-system", "namespaces", "get");
        cluster.allow(user, namespace, "secrets", "get", "list");
        cluster.createSecret(namespace, "theirs", Map.of("token", "t1"));
        var shell = declare("namespaces", "namespaces = [\"" + namespace + "\"]", namespace, user);
        assertThat(shell.feeding("l1").run("set secret.db license").code()).isZero();

        var refused = shell.run("apply -auto-approve");

        assertThat(refused.code()).as(refused.all()).isEqualTo(1);
        assertThat(refused.err().replaceAll("\\s+", " "))
                .contains("lacks the permission to create secrets in namespace " + namespace);
        assertThat(shell.run("history secret.db").err()).contains("No such secret is recorded");
    }
}
