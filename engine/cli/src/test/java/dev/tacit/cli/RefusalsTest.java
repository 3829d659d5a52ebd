package dev.tacit.cli;

import static dev.tacit.cli.RefusedObjects.ANY;
import static dev.tacit.cli.RefusedObjects.MEBIBYTE;
import static dev.tacit.cli.RefusedObjects.TARGETS;
import static dev.tacit.cli.RefusedObjects.TLS;
import static dev.tacit.cli.RefusedObjects.federation;
import static dev.tacit.cli.RefusedObjects.secret;
import static dev.tacit.cli.RefusedObjects.to;
import static dev.tacit.cli.RefusedObjects.typed;
import static dev.tacit.cli.RefusedObjects.usual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.KeyKind;
import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.SeenRequest;
import dev.tacit.testing.kubernetes.TestCluster;
import dev.tacit.testing.rules.Claims;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is never written, each by its own test on a real cluster, at which no write arrives. Objects of other tools are
 * the concern of {@link OthersObjectsTest}, the way to a cluster that of {@link RefusedWaysTest}.
 */
@Tag("real:kube-apiserver")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {
    private final TestCluster cluster = TestCluster.shared();
    private final FaultProxy proxy = FaultProxy.before(cluster);
    private final Set<String> untouched = new TreeSet<>();

    @TempDir
    Path home;

    private Shell shell;
    private String namespace;

    @BeforeEach
    void project() throws IOException {
        namespace = cluster.uniqueNamespace("refused");
        untouched.add(namespace);
        Kubeconfig.write(home.resolve("kubeconfig"), List.of(proxy.context("dev"), proxy.context("alias")));
        shell = new Shell(home, home.resolve("data"));
        proxy.forgetRequests();
    }

    @AfterAll
    void theServersOwnLogSaysSoToo() throws Exception {
        proxy.close();
        if (untouched.size() > 10) { // not when a single test was asked for
            Claims.prove("what is refused while planning reaches a real cluster as no write", () -> {
                assertThat(cluster.auditEvents())
                        .filteredOn(event -> untouched.contains(event.namespace())
                                && event.resource().equals("secrets"))
                        .isNotEmpty() // the test itself looks at each
                        .allMatch(event -> Set.of("get", "list").contains(event.verb()));
                return untouched.size() + " refusals";
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "dev.tacit.cli.RefusedObjects#types",
        "dev.tacit.cli.RefusedObjects#contents",
        "dev.tacit.cli.RefusedObjects#places"
    })
    void isNotWritten(RefusedObjects.Refused refused) throws IOException {
        shell.write("main.tacit.hcl", TARGETS + refused.declarations().replace("@NS", namespace));

        refuses(refused.code());
    }

    private void refuses(String code) {
        var plan = shell.run("plan --json");
        assertThat(plan.code()).as(plan.all()).isEqualTo(1);
        assertThat(plan.out()).contains("\"severity\":\"error\",\"code\":\"" + code + "\"");
        var apply = shell.run("apply -auto-approve");
        assertThat(apply.code()).as(apply.all()).isEqualTo(1);
        assertThat(apply.err()).contains("Error: ");
        assertNothingWritten();
    }

    private void assertNothingWritten() {
        assertThat(proxy.requests()).noneMatch(SeenRequest::isWrite);
        assertThat(objects(cluster)).contains("\"items\":[]");
    }

    private String objects(TestCluster of) {
        return of.get(TestCluster.secrets(namespace)).expectSuccess().body();
    }

    /** The bound is the server's, to the byte; and what is written is seen here. */
    @Test
    void whatIsJustAllowedIsWritten() throws IOException {
        untouched.remove(namespace);
        var pair = cluster.clientCertificate(KeyKind.RSA, "one");
        shell.write(
                "main.tacit.hcl",
                TARGETS
                        + typed(
                                        "",
                                        "",
                                        TLS,
                                        Map.of(
                                                "tls.crt",
                                                pair.certificatePem(),
                                                "tls.key",
                                                pair.keyPem(),
                                                "rest",
                                                "r"
                                                        .repeat(MEBIBYTE
                                                                - pair.certificatePem()
                                                                        .length()
                                                                - pair.keyPem().length())))
                                .declarations()
                                .replace("@NS", namespace));

        var apply = shell.run("apply -auto-approve");

        assertThat(apply.code()).as(apply.all()).isZero();
        assertThat(proxy.requests()).filteredOn(SeenRequest::isWrite).hasSize(1);
        assertThat(cluster.getSecret(namespace, "db").text("type")).isEqualTo(TLS);
    }

    @Test
    void aContextThatPointsElsewhereNowIsNotWrittenTo() throws IOException {
        untouched.remove(namespace);
        shell.write(
                "main.tacit.hcl", TARGETS + ANY + federation("db", usual("")).replace("@NS", namespace));
        assertThat(shell.run("apply -auto-approve").code()).isZero();
        try (var stranger = TestCluster.start()) {
            stranger.createNamespace(namespace);
            Kubeconfig.write(home.resolve("kubeconfig"), List.of(stranger.context("dev"), stranger.context("alias")));
            shell.write(
                    "main.tacit.hcl",
                    TARGETS
                            + secret("db", Map.of("user", "other"))
                            + federation("db", usual("")).replace("@NS", namespace));

            var plan = shell.run("plan --json");
            var apply = shell.run("apply -auto-approve");

            assertThat(plan.out()).contains("\"code\":\"wrong-cluster\"");
            assertThat(List.of(plan.code(), apply.code())).containsExactly(1, 1);
            assertThat(objects(stranger)).contains("\"items\":[]");
            assertThat(stranger.auditEvents())
                    .filteredOn(event -> event.resource().equals("secrets")
                            && !Set.of("get", "list").contains(event.verb()))
                    .isEmpty();
        }
    }

    @Test
    void theClustersOwnNamespacesNeverMatch() throws IOException {
        label("kube-public", namespace);
        label("kube-node-lease", namespace);
        selecting("match_labels = { team = \"" + namespace + "\" }\nany_name = true", "kube-*");

        assertNothingSelected();
    }

    @Test
    void aNamespaceThatIsBeingDeletedNeverMatches() throws IOException {
        cluster.delete("/api/v1/namespaces/" + namespace).expectSuccess(); // for ever: no controller runs here
        selecting("names = [\"" + namespace + "\"]", namespace);

        assertNothingSelected();

        shell.write(
                "main.tacit.hcl", TARGETS + ANY + federation("db", usual("")).replace("@NS", namespace));
        var listed = shell.run("apply -auto-approve");
        assertThat(listed.code()).as(listed.all()).isZero();
        assertThat(listed.out()).contains("waiting");
        assertNothingWritten();
    }

    private void label(String name, String team) {
        cluster.patch("/api/v1/namespaces/" + name, "{\"metadata\":{\"labels\":{\"team\":\"" + team + "\"}}}")
                .expectSuccess();
    }

    private void selecting(String one, String names) throws IOException {
        var head = to("targets = [target.kubernetes.dev]", "namespace_selector {");
        shell.write(
                "main.tacit.hcl",
                TARGETS
                        + ANY
                        + federation(
                                "db",
                                head + one + "\n}\nname = \"db\"",
                                head + "names = [\"" + names + "\"]\n}\nname = \"named\""));
    }

    private void assertNothingSelected() {
        var apply = shell.run("apply -auto-approve");
        assertThat(apply.code()).as(apply.all()).isZero();
        assertThat(shell.run("plan --json").out()).doesNotContain("\"action\":\"create\"");
        assertNothingWritten();
    }
}
