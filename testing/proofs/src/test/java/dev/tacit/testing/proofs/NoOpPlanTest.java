package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.cli.project.Declarations;
import dev.tacit.core.plan.Options;
import dev.tacit.core.plan.Planning;
import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.Json;
import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.SeenRequest;
import dev.tacit.testing.kubernetes.TestCluster;
import dev.tacit.testing.rules.Claims;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planning without a change needs no value. */
@Tag("real:sqlite")
@Tag("real:kube-apiserver")
class NoOpPlanTest {
    private static final int SECRETS = Claims.full() ? 5000 : 300;

    @TempDir
    Path home;

    private TestCluster cluster;
    private Shell shell;
    private ClusterGround ground;

    @BeforeEach
    void deliver() throws Exception {
        cluster = TestCluster.shared();
        shell = new Shell(home);
        ground = ClusterGround.of(cluster, shell);
        shell.write(
                "main.tacit.hcl",
                ground.declaration()
                        + """
                locals { names = toset(flatten([for i in range(ROWS) : [for j in range(50) : format("s%05d", 50 * i + j)]])) }
                generator "password" "db" {
                  for_each = local.names
                  length   = 20
                }
                secret "db" {
                  for_each = local.names
                  data     = { password = generator.password.db[each.key].value }
                }
                federation "db" {
                  for_each = local.names
                  source   = secret.db[each.key]
                  to {
                    targets    = [target.kubernetes.here]
                    namespaces = ["NAMESPACE"]
                    name       = "db-${each.key}"
                  }
                }
                """.replace("ROWS", Integer.toString(SECRETS / 50)).replace("NAMESPACE", ground.namespace()));
        var apply = shell.run("apply", "-auto-approve");
        assertThat(apply.code()).as(apply.err()).isZero();
    }

    @Test
    void opensNothingAndReadsNoSecret() throws Exception {
        Claims.prove("a no-op plan opens no payload, reads no Secret value", this::counted);
        Claims.prove("objects re-annotated by others are no drift of content", this::reannotated);
    }

    private String reannotated() throws Exception {
        for (var name : ground.objects().keySet()) {
            cluster.patch(
                            TestCluster.secrets(ground.namespace()) + "/" + name,
                            "{\"metadata\":{\"annotations\":{\"someone.example/seen\":\"1\"}}}")
                    .expectSuccess();
        }
        try (var proxy = FaultProxy.before(cluster)) {
            Kubeconfig.write(shell.home().resolve("kubeconfig"), List.of(proxy.context("admin")));
            var plan = shell.run("plan", "-detailed-exitcode", "--json");
            assertThat(plan.code()).as("nothing but records").isZero();
            var reasons = plan.out()
                    .lines()
                    .filter(line -> Json.text(line, "type").equals("change"))
                    .collect(Collectors.groupingBy(
                            line -> Json.text(line, "action") + "/" + Json.text(line, "reason"),
                            Collectors.counting()));
            assertThat(reasons).isEqualTo(Map.of("record/moved-on", (long) SECRETS));
            long reads = proxy.count(SeenRequest::readsSecretValues);
            int requests = proxy.requests().size();
            assertThat(shell.run("apply", "-auto-approve").code()).isZero();
            assertThat(proxy.count(SeenRequest::isWrite)).isZero();
            proxy.forgetRequests();
            assertThat(shell.run("plan", "-detailed-exitcode").code()).isZero();
            assertThat(proxy.count(SeenRequest::readsSecretValues))
                    .as("read again")
                    .isZero();
            return SECRETS + " objects: " + reads + " reads of values in " + requests
                    + " requests; after an apply that wrote nothing there, none";
        }
    }

    private String counted() throws Exception {
        try (var proxy = FaultProxy.before(cluster)) {
            Kubeconfig.write(shell.home().resolve("kubeconfig"), List.of(proxy.context("admin")));
            var plan = shell.run("plan", "-detailed-exitcode");
            assertThat(plan.code()).as(plan.all()).isZero();
            long opened = openedWhilePlanning(shell);
            long read = proxy.count(SeenRequest::readsSecretValues);
            assertThat(opened).isZero();
            assertThat(read).isZero();
            assertThat(proxy.count(SeenRequest::isAboutSecrets)).isPositive();
            assertThat(proxy.count(SeenRequest::isWrite)).isZero();
            int requests = proxy.requests().size();

            // The counter does count: an object that moved is read.
            cluster.patch(
                            TestCluster.secrets(ground.namespace()) + "/db-s00007",
                            "{\"metadata\":{\"labels\":{\"theirs\":\"1\"}}}")
                    .expectSuccess();
            assertThat(shell.run("plan").code()).isZero();
            assertThat(proxy.count(SeenRequest::readsSecretValues)).isEqualTo(1);
            return SECRETS + " secrets: " + opened + " payloads opened, " + read + " Secret values read in " + requests
                    + " requests of two plans";
        }
    }

    /** The same as the command does, where the ledger's own counter can be asked. */
    static long openedWhilePlanning(Shell shell) throws Exception {
        var project = shell.behind();
        try (var ledger = project.stores().require()) {
            var snapshot = ledger.snapshot();
            var providers = project.providers();
            var declarations = Declarations.read(project, List.of(), project.sources(), diagnostic -> {})
                    .orElseThrow();
            try (var planning = Planning.open(Options.normal(Instant.now(), new SecureRandom()), snapshot, providers)) {
                var openings = declarations.declare(planning, snapshot.provenances(), providers);
                var plan = planning.finish(openings).orElseThrow();
                assertThat(plan.hasWork()).isFalse();
            }
            return ledger.openedPayloads();
        }
    }
}
