package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.cli.project.Declarations;
import dev.tacit.core.plan.Options;
import dev.tacit.core.plan.Planning;
import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.SeenRequest;
import dev.tacit.testing.kubernetes.TestCluster;
import dev.tacit.testing.rules.Claims;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
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

    @Test
    void opensNothingAndReadsNoSecret() throws Exception {
        Claims.prove("a no-op plan opens no payload, reads no Secret value", this::counted);
    }

    private String counted() throws Exception {
        var cluster = TestCluster.shared();
        var shell = new Shell(home);
        var ground = ClusterGround.of(cluster, shell);
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
    private static long openedWhilePlanning(Shell shell) throws Exception {
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
