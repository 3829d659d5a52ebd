package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the field and the modules, each with the plan that stands beside it. */
@Tag("real:kube-apiserver")
class FieldExamplesTest {
    private static final Path ROOT = Path.of("../..");

    private static TestCluster eu;
    private static TestCluster us;

    @TempDir
    Path home;

    @BeforeAll
    static void startTwo() {
        eu = TestCluster.shared();
        us = TestCluster.start();
    }

    @AfterAll
    static void stopOne() {
        us.close();
    }

    private Shell copied(String directory) throws IOException {
        var from = ROOT.resolve(directory);
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var to = home.resolve("project").resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Kubeconfig.write(
                home.resolve("kubeconfig"), List.of(eu.context("dev"), eu.context("prod-eu"), us.context("prod-us")));
        return new Shell(home.resolve("project"), home.resolve("data")).with("TACIT_VAR_kubeconfig", "../kubeconfig");
    }

    private static void planned(Shell shell, String directory, String chdir) throws IOException {
        var plan = shell.run(chdir + "plan");
        assertThat(plan.err()).isEmpty();
        PlanFiles.assertExpected(ROOT.resolve(directory).resolve("expected-plan.txt"), plan.out());
    }

    private static void settled(Shell shell, String chdir) {
        var apply = shell.run(chdir + "apply -auto-approve");
        assertThat(apply.code()).as(apply.all()).isZero();
        assertThat(shell.run(chdir + "plan -detailed-exitcode").code()).isZero();
    }

    private static String value(TestCluster cluster, String namespace, String name, String key) {
        var body = cluster.getSecret(namespace, name).expectSuccess().body().replaceAll("\\s", "");
        var found =
                Pattern.compile("\"" + Pattern.quote(key) + "\":\"([^\"]*)\"").matcher(body);
        assertThat(found.find()).isTrue();
        return new String(Base64.getDecoder().decode(found.group(1)), StandardCharsets.UTF_8);
    }

    @Test
    void twoClusters() throws IOException {
        for (var cluster : List.of(eu, us)) {
            cluster.createNamespace("orders");
        }
        eu.createNamespace("reports-eu");
        var shell = copied("examples/two-clusters");
        planned(shell, "examples/two-clusters", "");
        settled(shell, "");
        assertThat(value(eu, "orders", "db-credentials", "password"))
                .hasSize(32)
                .isEqualTo(value(us, "orders", "db-credentials", "password"));
        assertThat(us.getSecret("reports-eu", "orders-db").status()).isEqualTo(404);
        assertThat(shell.run("destroy -auto-approve").code()).isZero();
    }

    @Test
    void teamNamespaces() throws IOException {
        for (var name : new String[] {"billing-api", "billing-web", "billing-sandbox", "stranger"}) {
            label(name);
        }
        var shell = copied("examples/team-namespaces").with("TACIT_VAR_context", "dev");
        planned(shell, "examples/team-namespaces", "");
        settled(shell, "");
        assertThat(value(eu, "billing-api", "registry", ".dockerconfigjson")).contains("team-billing");
        for (var name : new String[] {"billing-sandbox", "stranger"}) {
            assertThat(eu.getSecret(name, "registry").status()).isEqualTo(404);
        }

        label("billing-jobs");
        assertThat(shell.run("plan").out()).contains("billing-jobs/registry", "new namespace");
        settled(shell, "");
        assertThat(shell.run("destroy -auto-approve").code())
                .as("prevent_destroy")
                .isNotZero();
    }

    private static void label(String namespace) {
        eu.post(
                        "/api/v1/namespaces",
                        "{\"metadata\":{\"name\":\"" + namespace + "\",\"labels\":{\"team\":\"billing\"}}}")
                .expectSuccess();
    }

    @Test
    void adoptFromHelm() throws IOException {
        eu.createNamespace("web");
        eu.post(TestCluster.secrets("web"), """
                {"metadata":{"name":"web-db","labels":{"app.kubernetes.io/managed-by":"Helm"},
                 "annotations":{"meta.helm.sh/release-name":"web","meta.helm.sh/release-namespace":"web"}},
                 "stringData":{"password":"of-helm","unused":"x"}}
                """).expectSuccess();
        var shell = copied("examples/adopt-from-helm").with("TACIT_VAR_context", "dev");
        planned(shell, "examples/adopt-from-helm", "");
        settled(shell, "");
        assertThat(value(eu, "web", "web-db", "password")).isEqualTo("of-helm");
        assertThat(eu.getSecret("web", "web-db").body())
                .contains("\"app.kubernetes.io/managed-by\":\"Helm\"")
                .doesNotContain("\"unused\"");
    }

    @Test
    void postgresLogin() throws IOException {
        var shell = copied("modules/postgres-login");
        planned(shell, "modules/postgres-login/example", "-chdir=example ");
        settled(shell, "-chdir=example ");
        var run = home.resolve("project/example/run");
        var password = Files.readString(run.resolve("billing/PGPASSWORD"));
        assertThat(password).hasSize(32).matches("[A-Za-z0-9]+");
        assertThat(run.resolve("billing/DATABASE_URL"))
                .hasContent("postgres://billing:" + password + "@db.internal:5432/billing?sslmode=verify-full");
        assertThat(run.resolve("pgpass/pgpass")).hasContent("db.internal:5432:billing:billing:" + password + "\n");
    }

    @Test
    void registryLogin() throws IOException {
        var shell = copied("modules/registry-login");
        var missing = shell.run("-chdir=example plan");
        assertThat(missing.code()).isNotZero();
        var lines = Arrays.stream(missing.all().split("\n"))
                .map(String::strip)
                .filter(line -> line.startsWith("tacit") && line.contains(" set "))
                .toList();
        assertThat(lines).hasSize(2);
        for (var registry : List.of("registry.internal", "mirror.internal")) {
            Files.writeString(home.resolve("project/example/token"), "token-of-" + registry);
            var set = shell.run(
                    "-chdir=example",
                    "set",
                    "-from-file=token",
                    "module.pull[\"" + registry + "\"].secret.login",
                    "password");
            assertThat(set.code()).as(set.all()).isZero();
        }
        planned(shell, "modules/registry-login/example", "-chdir=example ");
        settled(shell, "-chdir=example ");
        assertThat(home.resolve("project/example/run/mirror.internal/.dockerconfigjson"))
                .content()
                .contains("\"mirror.internal\":{\"username\":\"puller\",\"password\":\"token-of-mirror.internal\"}");
    }
}
