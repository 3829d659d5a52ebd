package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the printed permissions to the delivered object, as somebody who has no others. */
@Tag("real:kube-apiserver")
class TargetPermissionsTest {
    @TempDir
    Path home;

    private final TestCluster cluster = TestCluster.shared();

    private Shell declare(String observe, String namespace, TestCluster.User user) throws IOException {
        Kubeconfig.write(home.resolve("kubeconfig"), List.of(cluster.context("limited", user.credential())));
        return new Shell(home, home.resolve("data")).write("main.tacit.hcl", """
                generator "password" "db" { length = 20 }

                secret "db" { data = { password = generator.password.db.value } }

                target "kubernetes" "k" {
                  kubeconfig = "kubeconfig"
                  context    = "limited"
                  observe    = "%s"
                }

                federation "db" {
                  source = secret.db
                  to {
                    targets    = [target.kubernetes.k]
                    namespaces = ["%s"]
                    name       = "db"
                  }
                }
                """.formatted(observe, namespace));
    }

    @ParameterizedTest
    @ValueSource(strings = {"namespaces", "cluster", "names"})
    void whatIsPrintedIsEnough(String observe) throws Exception {
        var namespace = cluster.uniqueNamespace("permitted");
        var user = cluster.createUser(namespace, "deployer");
        var shell = declare(observe, namespace, user);

        var before = shell.run("plan");
        assertThat(before.code()).isEqualTo(1);
        assertThat(before.err()).contains("get namespaces");

        var printed = shell.run("target rbac -serviceaccount=" + namespace + ":deployer");
        assertThat(printed.code()).as(printed.all()).isZero();
        // A cluster's roles have no namespace, so each of these tests needs names of its own.
        cluster.createAll(printed.out().replace("name: tacit-k\n", "name: tacit-k-" + namespace + "\n"));
        for (int i = 0; i < 100 && shell.run("plan").code() != 0; i++) {
            Thread.sleep(50); // the authorizer learns of roles by watching
        }

        var applied = shell.run("apply -auto-approve");
        assertThat(applied.code()).as(applied.all()).isZero();
        cluster.patch(TestCluster.secrets(namespace) + "/db", "{\"data\":{\"password\":\"Yg==\"}}");
        assertThat(shell.run("apply -auto-approve").code()).isZero();
        assertThat(shell.run("destroy -auto-approve").code()).isZero();
        assertThat(cluster.getSecret(namespace, "db").status()).isEqualTo(404);
    }

    @Test
    void saysWhatLacksBeforeAnythingIsChanged() throws Exception {
        var namespace = cluster.uniqueNamespace("lacking");
        var user = cluster.createUser(namespace, "deployer");
        cluster.allow(user, "kube-system", "namespaces", "get");
        cluster.allow(user, namespace, "secrets", "get", "list");
        var shell = declare("namespaces", namespace, user);

        var refused = shell.run("apply -auto-approve");

        assertThat(refused.code()).as(refused.all()).isEqualTo(1);
        assertThat(refused.err().replaceAll("\\s+", " "))
                .contains("lacks the permission to create secrets in namespace " + namespace);
        assertThat(shell.run("history secret.db").err()).contains("No such secret is recorded");
    }
}
