package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plans and status say of the workloads of a real cluster. */
@Tag("real:kube-apiserver")
class WhoNoticesTest {
    @TempDir
    Path home;

    private Shell shell;
    private TestCluster cluster;
    private String namespace;

    @BeforeEach
    void deliver() throws IOException {
        cluster = TestCluster.shared();
        namespace = cluster.uniqueNamespace("notices");
        Kubeconfig.write(home.resolve("kubeconfig"), List.of(cluster.context("dev")));
        shell = new Shell(home, home.resolve("data"));
        declare("one", "");
        done("apply -auto-approve");
        var volume = "\"volumes\":[{\"name\":\"v\",\"secret\":{\"secretName\":\"db\"}}]";
        var mounted = "\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/etc/db\"}]";
        pod("api-5d4f-a", "5d4f", "ReplicaSet", "api-5d4f", "", volume, mounted);
        pod("api-5d4f-b", "5d4f", "ReplicaSet", "api-5d4f", "", volume, mounted);
        pod("hot-7-a", "7", "ReplicaSet", "hot-7", "\"tacit.dev/reload\":\"watch\"", volume, mounted);
        pod("legacy-0", "", "StatefulSet", "legacy", "", "", variable("USERNAME", "username"));
        pod("other-0", "", "StatefulSet", "other", "", "", variable("HOST", "host"));
        pod(
                "hard-a",
                "",
                "DaemonSet",
                "hard",
                "\"reloader.stakater.com/auto\":\"true\"",
                "",
                variable("U", "username"));
    }

    private void declare(String username, String unreached) throws IOException {
        shell.write("main.tacit.hcl", """
                secret "db" {
                  data = { username = "%s", host = "db" }
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
                  }
                }
                """.formatted(username, unreached, namespace));
    }

    private static String variable(String name, String key) {
        return "\"env\":[{\"name\":\"" + name + "\",\"valueFrom\":{\"secretKeyRef\":{\"name\":\"db\",\"key\":\"" + key
                + "\"}}}]";
    }

    private void pod(
            String name, String hash, String kind, String owner, String annotations, String volumes, String container) {
        cluster.post("/api/v1/namespaces/" + namespace + "/pods", """
                        {"metadata":{"name":"%s","labels":{"pod-template-hash":"%s"},"annotations":{%s},
                          "ownerReferences":[{"apiVersion":"apps/v1","kind":"%s","name":"%s","uid":"u","controller":true}]},
                         "spec":{%s"containers":[{"name":"c","image":"i",%s}]}}""".formatted(
                        name, hash, annotations, kind, owner, volumes.isEmpty() ? "" : volumes + ",", container))
                .expectSuccess();
    }

    private String done(String line) {
        var run = shell.run(line);
        assertThat(run.code()).as(run.all()).isZero();
        return run.out();
    }

    private long podLists() {
        return cluster.auditEvents().stream()
                .filter(event -> event.uri().startsWith("/api/v1/namespaces/" + namespace + "/pods?"))
                .count();
    }

    @Test
    void tellsForEachWorkloadWhatBecomesOfIt() throws IOException {
        declare("two", "");
        var plan = done("plan -out=plan.tacit");
        assertThat(plan)
                .containsPattern("    " + namespace + "/Deployment/api +file updates +volume /etc/db\n")
                .containsPattern(
                        "    " + namespace + "/Deployment/hot +live +volume /etc/db; reload = watch declared\n")
                .containsPattern(
                        "    " + namespace + "/StatefulSet/legacy +NOT LIVE +reads USERNAME from the environment; "
                                + "keeps the old content until it restarts\n")
                .containsPattern(
                        "    " + namespace + "/DaemonSet/hard +restarted by Reloader +reads U from the environment\n")
                .doesNotContain("StatefulSet/other")
                .contains("1 object to update. 1 workload will not see it.\n");
        assertThat(done("show plan.tacit")).contains(namespace + "/StatefulSet/legacy", "1 workload will not see it.");
        assertThat(done("plan --format=markdown")).contains("/StatefulSet/legacy", "; 1 workload will not see it\n");
        assertThat(done("plan --json").lines())
                .anyMatch(line -> line.startsWith("{\"type\":\"liveness\",\"verdict\":\"not-live\"")
                        && line.contains("\"workload\":\"" + namespace + "/StatefulSet/legacy\"")
                        && line.contains("\"via\":\"variable\",\"at\":\"USERNAME\",\"keys\":[\"username\"]"))
                .anyMatch(line -> line.startsWith("{\"type\":\"plan\"") && line.contains("\"unreached\":1"));
    }

    @Test
    void asksForNoPodsWhereNothingChanges() {
        long before = podLists();
        done("plan");
        assertThat(podLists()).isEqualTo(before);
    }

    @Test
    void stopsBeforeAWorkloadIsLeftBehindWhereItIsAskedTo() throws IOException {
        declare("two", "unreached = \"refuse\"");
        var refused = shell.run("apply -auto-approve");
        assertThat(refused.code()).as(refused.all()).isEqualTo(5);
        assertThat(refused.err()).contains(namespace + "/StatefulSet/legacy");
        assertThat(cluster.getSecret(namespace, "db").text("data", "username")).isEqualTo("b25l");
        cluster.delete("/api/v1/namespaces/" + namespace + "/pods/legacy-0?gracePeriodSeconds=0")
                .expectSuccess();
        done("apply -auto-approve");
    }

    @Test
    void listsWhoHoldsOlderValuesWithTheLineThatRestartsThem() throws Exception {
        assertThat(done("status -workloads"))
                .as("all are as old as the object, or younger")
                .doesNotContain("legacy");
        Thread.sleep(1_100); // the server's times are whole seconds
        declare("two", "");
        done("apply -auto-approve");
        pod("late-0", "", "StatefulSet", "late", "", "", variable("USERNAME", "username"));
        assertThat(done("status -workloads"))
                .contains(
                        namespace + "/StatefulSet/legacy",
                        "reads USERNAME from the environment",
                        "kubectl --context dev -n " + namespace + " rollout restart statefulset/legacy")
                .doesNotContain("late", "Deployment/api", "Deployment/hot");
        assertThat(shell.run("status -workloads -due=14d").code()).isEqualTo(1);
    }
}
