package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Namespaces of a real cluster that come, go and change their labels under a federation. */
@Tag("real:kube-apiserver")
class FederationTest {
    private static final String SECRET = """
            secret "db" {
              data = { user = "billing" }
            }
            target "kubernetes" "one" {
              kubeconfig = "kubeconfig"
              context    = "CONTEXT"
              labels     = { tier = "prod" }
            }
            """;

    @TempDir
    Path home;

    private final TestCluster cluster = TestCluster.shared();
    private final String prefix = cluster.uniqueNamespace("fed");
    private Shell shell;

    @BeforeEach
    void declare() throws IOException {
        Kubeconfig.write(home.resolve("kubeconfig"), List.of(cluster.context("dev")));
        shell = new Shell(home, home.resolve("data"));
    }

    private void selecting(String more) throws IOException {
        shell.write(
                "main.tacit.hcl",
                SECRET.replace("CONTEXT", "dev") + """
                        federation "db" {
                          source = secret.db
                          MORE
                          to {
                            target_selector {
                              match_labels = { tier = "prod" }
                            }
                            namespace_selector {
                              match_labels = { team = "billing" }
                              names        = ["PREFIX-*"]
                              exclude      = ["*-old"]
                            }
                            name = "db"
                          }
                        }
                        """.replace("PREFIX", prefix).replace("MORE", more));
    }

    private void listing(String... namespaces) throws IOException {
        shell.write(
                "main.tacit.hcl",
                SECRET.replace("CONTEXT", "dev") + """
                        federation "db" {
                          source = secret.db
                          to {
                            targets    = [target.kubernetes.one]
                            namespaces = ["NAMES"]
                            name       = "db"
                          }
                        }
                        """.replace("NAMES", String.join("\", \"", namespaces)));
    }

    private String namespace(String suffix) {
        return prefix + "-" + suffix;
    }

    private void make(String suffix, String team) {
        cluster.createNamespace(namespace(suffix));
        label(suffix, "\"" + team + "\"");
    }

    private void label(String suffix, String team) {
        cluster.patch("/api/v1/namespaces/" + namespace(suffix), "{\"metadata\":{\"labels\":{\"team\":" + team + "}}}")
                .expectSuccess();
    }

    /** What the namespace controller does, of which a bare API server has none. */
    private void vanish(String suffix) {
        var path = "/api/v1/namespaces/" + namespace(suffix);
        cluster.delete(path).expectSuccess();
        cluster.delete(TestCluster.secrets(namespace(suffix)) + "/db");
        cluster.put(
                        path + "/finalize",
                        "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"" + namespace(suffix)
                                + "\"},\"spec\":{\"finalizers\":[]}}")
                .expectSuccess();
    }

    private int found(String suffix) {
        return cluster.getSecret(namespace(suffix), "db").status();
    }

    private String version(String suffix) {
        return cluster.getSecret(namespace(suffix), "db").text("metadata", "resourceVersion");
    }

    private void applies() {
        var apply = shell.run("apply -auto-approve");
        assertThat(apply.code()).as(apply.all()).isZero();
        var plan = shell.run("plan -detailed-exitcode");
        assertThat(plan.code()).as(plan.all()).isZero();
    }

    @Test
    void followsNamespacesThatComeAndGo() throws IOException {
        make("a", "billing");
        make("b", "billing");
        make("c", "shop");
        make("d-old", "billing");
        selecting("");
        assertThat(shell.run("plan").out()).contains("2 objects to create in a new namespace");
        applies();
        assertThat(found("a")).isEqualTo(200);
        assertThat(found("b")).isEqualTo(200);
        assertThat(found("c")).isEqualTo(404);
        assertThat(found("d-old")).isEqualTo(404);

        label("c", "\"billing\"");
        var plan = shell.run("plan -detailed-exitcode");
        assertThat(plan.out()).contains(namespace("c") + "/db", "new namespace");
        assertThat(plan.code()).isEqualTo(2);
        applies();
        assertThat(found("c")).isEqualTo(200);

        label("a", "null");
        var before = version("a");
        assertThat(shell.run("plan").out()).contains(namespace("a") + "/db", "kept", "1 object kept");
        applies();
        assertThat(found("a")).isEqualTo(200);
        label("a", "\"billing\"");
        applies();
        assertThat(version("a")).as("ours again without a write").isEqualTo(before);

        vanish("b");
        applies();
        selecting("on_delete = \"delete\"");
        applies();
        label("a", "null");
        applies();
        assertThat(found("a")).isEqualTo(404);
        assertThat(found("c")).isEqualTo(200);
        assertThat(shell.run("destroy -auto-approve").code()).isZero();
        assertThat(found("c")).isEqualTo(404);
    }

    @Test
    void waitsForAListedNamespace() throws IOException {
        make("a", "x");
        listing(namespace("a"), namespace("later"));
        var first = shell.run("apply -auto-approve");
        assertThat(first.code()).as(first.all()).isZero();
        assertThat(first.out()).contains("waiting", "its namespace does not exist");
        var plan = shell.run("plan -detailed-exitcode --json");
        assertThat(plan.code()).isZero();
        assertThat(plan.out())
                .contains("\"action\":\"waiting\"", "\"reason\":\"no-namespace\"", "\"object_waiting\":1")
                .contains("\"partial\":false");
        make("later", "x");
        applies();
        assertThat(found("later")).isEqualTo(200);
        vanish("later");
        var gone = shell.run("apply -auto-approve");
        assertThat(gone.code()).as(gone.all()).isZero();
        assertThat(shell.run("plan").out()).contains("1 object waiting for a namespace");
    }

    @Test
    void guardsDeletes() throws IOException {
        IntStream.range(0, 12).forEach(i -> make("n" + i, "x"));
        var all = IntStream.range(0, 12).mapToObj(i -> namespace("n" + i)).toArray(String[]::new);
        listing(all);
        applies();
        listing(java.util.Arrays.copyOf(all, 9));
        assertThat(shell.run("plan").err()).contains("-allow-deletes=3");
        assertThat(shell.run("apply -auto-approve").code()).isEqualTo(5);
        assertThat(shell.run("apply -auto-approve -allow-deletes=2").code()).isEqualTo(5);
        assertThat(found("n11")).isEqualTo(200);

        cluster.post(
                        "/api/v1/namespaces/" + namespace("n10") + "/pods",
                        "{\"metadata\":{\"name\":\"api\"},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"none\","
                                + "\"envFrom\":[{\"secretRef\":{\"name\":\"db\"}}]}]}}")
                .expectSuccess();
        var inUse = shell.run("apply -auto-approve -allow-deletes=3");
        assertThat(inUse.code()).isEqualTo(5);
        assertThat(inUse.err()).contains("Pod api", namespace("n10") + "/db", "-allow-delete-in-use");
        assertThat(found("n11")).isEqualTo(200);

        assertThat(shell.run("plan -out=stopped -allow-deletes=3").code()).isZero();
        assertThat(shell.run("apply stopped").code()).isEqualTo(5);
        assertThat(shell.run("plan -out=allowed -allow-deletes=3 -allow-delete-in-use")
                        .code())
                .isZero();
        assertThat(shell.run("apply allowed").code()).isZero();
        assertThat(found("n10")).isEqualTo(404);
        assertThat(found("n0")).isEqualTo(200);
    }

    @Test
    void namesThePermissionItLacks() throws IOException {
        make("a", "billing");
        var user = cluster.createUser(namespace("a"), "deployer");
        cluster.allow(user, "kube-system", "namespaces", "get");
        cluster.allow(user, namespace("a"), "secrets", "get", "list", "create", "patch", "delete");
        Kubeconfig.write(home.resolve("kubeconfig"), List.of(cluster.context("dev", user.credential())));
        selecting("");
        var plan = shell.run("plan");
        assertThat(plan.code()).isEqualTo(3);
        assertThat(plan.err()).contains("list namespaces in the cluster");

        listing(namespace("a"));
        var listed = shell.run("apply -auto-approve");
        assertThat(listed.code()).as(listed.all()).isZero();
        assertThat(listed.err()).contains("get namespaces in the cluster", namespace("a"));
        shell.write("main.tacit.hcl", SECRET.replace("CONTEXT", "dev"));
        var removed = shell.run("apply -auto-approve");
        assertThat(removed.code()).as(removed.all()).isZero();
        assertThat(removed.err()).contains("the permission to list pods", namespace("a"));
        assertThat(found("a")).isEqualTo(404);
    }

    @Test
    void refusesOneObjectThroughTwoContextsOfOneCluster() throws IOException {
        make("a", "billing");
        selecting("");
        Kubeconfig.write(home.resolve("kubeconfig"), List.of(cluster.context("dev"), cluster.context("alias")));
        shell.write("alias.tacit.hcl", """
                target "kubernetes" "two" {
                  kubeconfig = "kubeconfig"
                  context    = "alias"
                }
                federation "other" {
                  source = secret.db
                  to {
                    targets    = [target.kubernetes.two]
                    namespaces = ["PREFIX-a"]
                    name       = "db"
                  }
                }
                """.replace("PREFIX", prefix));
        var plan = shell.run("plan");
        assertThat(plan.code()).isEqualTo(1);
        assertThat(plan.err())
                .contains("One object claimed twice", "federation.db", "federation.other")
                .contains("target.kubernetes.one", "target.kubernetes.two");
    }
}
