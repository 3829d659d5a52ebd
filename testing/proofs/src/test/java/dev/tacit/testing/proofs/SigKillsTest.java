package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.TestCluster;
import dev.tacit.testing.rules.Claims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, killed while it works at moments drawn by chance, is finished by the next run. */
@Tag("real:launcher")
@Tag("real:sqlite")
class SigKillsTest {
    private static final int KILLED = 137;

    /** Kills a ground. */
    private final int kills = Claims.full() ? 100 : 5;

    private final Random random = new Random(Long.getLong("tacit.seed", 20261101));

    @TempDir
    Path home;

    private interface Grounds {
        Ground under(Shell shell) throws IOException;
    }

    @Test
    void aDirectoryConvergesWhenTheLauncherIsKilled() throws Exception {
        Claims.prove("SIGKILL of the launcher, directory: plan and apply converge", () -> kill(DirectoryGround::of));
    }

    @Test
    @Tag("real:kube-apiserver")
    void aClusterConvergesWhenTheLauncherIsKilled() throws Exception {
        var cluster = TestCluster.shared();
        Claims.prove(
                "SIGKILL of the launcher, API server: plan and apply converge",
                () -> kill(shell -> ClusterGround.of(cluster, shell)));
    }

    private String kill(Grounds grounds) throws Exception {
        var spans = new TreeMap<Integer, Long>();
        int killed = 0;
        int tries = 0;
        for (; killed < kills; tries++) {
            assertThat(tries).as("tries for " + killed + " kills").isLessThan(kills * 3);
            var stage = tries % 2 == 0 ? Stage.FIRST : Stage.SECOND;
            var afterwards = tries % 4 < 2 ? stage : stage.withoutFederation();
            var name = "try " + tries + " of stage " + stage.version();
            try {
                killed += once(name, grounds, stage, afterwards, spans) ? 1 : 0;
            } catch (Exception | AssertionError e) {
                throw new AssertionError(name + ": " + e.getMessage(), e);
            }
        }
        return killed + " killed of " + tries + " runs, within " + spans.values() + " ms after the first action";
    }

    private boolean once(String name, Grounds grounds, Stage stage, Stage afterwards, Map<Integer, Long> spans)
            throws Exception {
        var shell = new Shell(home.resolve(name.replace(' ', '-')));
        var ground = grounds.under(shell);
        if (stage.version() > 1) {
            Stage.FIRST.declare(shell, ground);
            Convergence.reach(shell, ground, Stage.FIRST);
        }
        stage.declare(shell, ground);
        var output = shell.home().resolve("output");
        var process = Child.start(shell, Distribution.packaged().command("apply", "-auto-approve"), output.toFile());
        awaitFirstAction(process, shell);
        long acting = System.nanoTime();
        var span = spans.get(stage.version());
        if (span != null) {
            // A little beyond what it took before, since no two runs take as long.
            TimeUnit.MICROSECONDS.sleep(random.nextLong(span * 1100 + 1));
            process.destroyForcibly();
        }
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        if (span == null) {
            spans.put(stage.version(), (System.nanoTime() - acting) / 1_000_000);
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isIn(0, KILLED);
        if (span != null && process.exitValue() == 0) {
            spans.put(stage.version(), span * 4 / 5); // too long: it was over before it was killed
        }
        afterwards.declare(shell, ground);
        Convergence.reach(shell, ground, afterwards);
        return process.exitValue() == KILLED;
    }

    /** Until the process opens the store, makes something for a new one, or talks to somebody. */
    private static void awaitFirstAction(Process process, Shell shell) throws IOException, InterruptedException {
        var descriptors = Path.of("/proc", Long.toString(process.pid()), "fd");
        var keys = shell.data().resolve("keys");
        boolean keyed = Files.exists(keys);
        while (process.isAlive() && (keyed || !Files.exists(keys)) && !acts(descriptors)) {
            Thread.sleep(1);
        }
    }

    private static boolean acts(Path descriptors) {
        try (var files = Files.list(descriptors)) {
            for (var file : files.toList()) {
                var open = Files.readSymbolicLink(file).toString();
                if (open.contains("/.tacit/store.db") || open.startsWith("socket:")) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false; // closed, or ended, while we looked
        }
    }
}
