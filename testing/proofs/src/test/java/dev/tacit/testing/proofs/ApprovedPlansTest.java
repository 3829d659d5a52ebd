package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.TestCluster;
import dev.tacit.testing.rules.Claims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved plan does what was approved, once, where it was approved for, or nothing. */
@Tag("real:sqlite")
class ApprovedPlansTest {
    private static final int REFUSED = 5;
    private static final int PARTLY = 3;

    @TempDir
    Path home;

    private Shell shell;

    @BeforeEach
    void makeAProject() throws IOException {
        shell = new Shell(home.resolve("one"));
    }

    private void plan(Ground ground, Stage stage) throws IOException {
        stage.declare(shell, ground);
        var plan = shell.run("plan", "-out=a.plan");
        assertThat(plan.code()).as(plan.all()).isZero();
    }

    private void done(String... args) {
        var result = shell.run(args);
        assertThat(result.code()).as(result.all()).isZero();
    }

    @Test
    void isRefusedWhenStaleUsedExpiredAlteredOrOfAnotherStore() throws Exception {
        Claims.prove("a plan file is refused when stale, used, expired, altered, of another store", this::refusals);
    }

    private String refusals() throws Exception {
        var ground = DirectoryGround.of(shell);
        plan(ground, Stage.FIRST);
        int altered = altered(ground);
        ofAnotherStore(ground);

        shell.at(Clock.offset(Clock.systemUTC(), Duration.ofHours(25)));
        assertThat(shell.run("apply", "a.plan").code()).as("expired").isEqualTo(REFUSED);
        shell.at(Clock.systemUTC());
        assertThat(ground.objects()).isEmpty();

        done("apply", "a.plan");
        assertThat(shell.run("apply", "a.plan").code()).as("used").isEqualTo(REFUSED);
        var delivered = ground.objects();
        assertThat(delivered.keySet()).isEqualTo(Stage.FIRST.federations());

        plan(ground, Stage.SECOND);
        shell.with("TACIT_VAR_token", "something-else-meanwhile");
        done("apply", "-auto-approve");
        var meanwhile = ground.objects();
        assertThat(shell.run("apply", "a.plan").code()).as("stale").isEqualTo(REFUSED);
        assertThat(ground.objects()).isEqualTo(meanwhile);
        return altered + " alterations and 4 others, nothing changed by any";
    }

    private int altered(Ground ground) throws IOException {
        var file = shell.project().resolve("a.plan");
        var good = Files.readAllBytes(file);
        var random = new Random(7);
        int flips = Claims.full() ? good.length : 100;
        for (int flip = 0; flip < flips; flip++) {
            var bad = good.clone();
            int at = Claims.full() ? flip : random.nextInt(good.length);
            bad[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            assertThat(shell.run("apply", "a.plan").code())
                    .as("altered at " + at)
                    .isEqualTo(1);
        }
        for (int length : new int[] {0, 1, good.length / 2, good.length - 1}) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThat(shell.run("apply", "a.plan").code())
                    .as("cut at " + length)
                    .isEqualTo(1);
        }
        Files.write(file, good);
        assertThat(ground.objects()).isEmpty();
        return flips + 4;
    }

    private void ofAnotherStore(Ground ground) throws IOException {
        var other = new Shell(home.resolve("other"));
        Stage.FIRST.declare(other, ground);
        assertThat(other.run("plan", "-out=b.plan").code()).isZero();
        Files.copy(other.project().resolve("b.plan"), shell.project().resolve("b.plan"));
        assertThat(shell.run("apply", "b.plan").code()).as("of another store").isEqualTo(1);
        assertThat(ground.objects()).isEmpty();
    }

    @Test
    @Tag("real:kube-apiserver")
    void survivesReannotationByOthers() throws Exception {
        Claims.prove("an approved plan survives re-annotation by others", () -> {
            var ground = ClusterGround.of(TestCluster.shared(), shell);
            Stage.FIRST.declare(shell, ground);
            done("apply", "-auto-approve");
            plan(ground, Stage.SECOND);
            var objects = Stage.FIRST.federations();
            for (var name : objects) {
                ground.cluster()
                        .patch(path(ground, name), "{\"metadata\":{\"annotations\":{\"theirs\":\"1\"}}}")
                        .expectSuccess();
            }
            done("apply", "a.plan");
            for (var name : Stage.SECOND.federations()) {
                var object = ground.cluster().get(path(ground, name)).expectSuccess();
                assertThat(object.text("metadata", "annotations", "theirs")).isEqualTo("1");
                assertThat(object.text("metadata", "labels", "day")).isEqualTo("two");
            }
            Convergence.reach(shell, ground, Stage.SECOND);
            return objects.size() + " objects annotated between plan and apply, all applied";
        });
    }

    @Test
    @Tag("real:kube-apiserver")
    void leavesAloneWhatIsNotOurs() throws Exception {
        Claims.prove("a foreign object is named while planning, and never touched", () -> {
            var ground = ClusterGround.of(TestCluster.shared(), shell);
            var cluster = ground.cluster();
            cluster.createSecret(ground.namespace(), "db", Map.of("theirs", "before"));
            var before = cluster.get(path(ground, "db")).body();
            Stage.FIRST.declare(shell, ground);
            var plan = shell.run("plan", "-out=a.plan");
            assertThat(plan.out()).contains("refused", ground.namespace() + "/db");

            cluster.createSecret(ground.namespace(), "env", Map.of("theirs", "between"));
            var between = cluster.get(path(ground, "env")).body();
            assertThat(shell.run("apply", "a.plan").code()).isIn(PARTLY, REFUSED);
            assertThat(shell.run("apply", "-auto-approve").code()).isEqualTo(PARTLY);
            assertThat(cluster.get(path(ground, "db")).body()).isEqualTo(before);
            assertThat(cluster.get(path(ground, "env")).body()).isEqualTo(between);
            var found = new TreeMap<>(ground.objects());
            assertThat(found.keySet()).containsExactly("db", "env", "old");
            return "1 there before, 1 made between plan and apply: both byte for byte as they were";
        });
    }

    private static String path(ClusterGround ground, String name) {
        return TestCluster.secrets(ground.namespace()) + "/" + name;
    }
}
