package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.TestCluster;
import dev.tacit.testing.rules.Claims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that ends at any of its steps is finished by the next one. */
class KillPointsTest {
    private static final int SHARE = 13;

    @TempDir
    Path home;

    private interface Grounds {
        Ground under(Shell shell) throws IOException;
    }

    @Test
    @Tag("real:sqlite")
    void aDirectoryConvergesAfterAnyStep() throws Exception {
        Claims.prove(
                "killed at numbered points, directory: plan and apply converge", () -> everyPoint(DirectoryGround::of));
    }

    @Test
    @Tag("real:sqlite")
    @Tag("real:kube-apiserver")
    void aClusterConvergesAfterAnyStep() throws Exception {
        var cluster = TestCluster.shared();
        Claims.prove(
                "killed at numbered points, API server: plan and apply converge",
                () -> everyPoint(shell -> ClusterGround.of(cluster, shell)));
    }

    private String everyPoint(Grounds grounds) throws Exception {
        int first = lastPoint(grounds, Stage.FIRST);
        int second = lastPoint(grounds, Stage.SECOND);
        var kills = new ArrayList<Callable<Boolean>>();
        for (var stage : List.of(Stage.FIRST, Stage.SECOND)) {
            int last = stage.equals(Stage.FIRST) ? first : second;
            for (int point : points(last)) {
                kills.add(() -> killed(grounds, stage, point, stage));
                if (Claims.full()) {
                    kills.add(() -> killed(grounds, stage, point, stage.withoutFederation()));
                }
            }
            if (!Claims.full()) {
                int point = last / 2;
                kills.add(() -> killed(grounds, stage, point, stage.withoutFederation()));
            }
        }
        int halted = Kills.inParallel(kills);
        // The number of steps varies a little with the order of threads; a point never reached proves nothing.
        assertThat(halted).isGreaterThan(kills.size() * 9 / 10);
        return "points 1 to " + first + " of a first apply, 1 to " + second + " of a second: " + kills.size()
                + " runs, " + halted + " killed";
    }

    private static List<Integer> points(int last) {
        int step = Claims.full() ? 1 : SHARE;
        int start = Claims.full() ? 1 : 1 + (int) (Long.getLong("tacit.seed", 8) % SHARE);
        return IntStream.iterate(start, n -> n <= last, n -> n + step).boxed().toList();
    }

    private int lastPoint(Grounds grounds, Stage stage) throws Exception {
        var shell = new Shell(home.resolve("count-" + stage.version()));
        var ground = grounds.under(shell);
        before(shell, ground, stage);
        stage.declare(shell, ground);
        var ended = Kills.child(shell, 0, List.of("apply", "-auto-approve"));
        assertThat(ended.code()).as(ended.output()).isZero();
        return Integer.parseInt(Files.readString(shell.home().resolve("points")));
    }

    /** Answers whether the run got as far as {@code point}. */
    private boolean killed(Grounds grounds, Stage stage, int point, Stage afterwards) throws Exception {
        var name = "stage " + stage.version() + " point " + point
                + (afterwards.equals(stage) ? "" : " then without federation");
        var shell = new Shell(home.resolve(name.replace(' ', '-')));
        try {
            var ground = grounds.under(shell);
            var password = before(shell, ground, stage);
            stage.declare(shell, ground);
            var ended = Kills.child(shell, point, List.of("apply", "-auto-approve"));
            Convergence.toldFirst(shell, ground, stage);
            afterwards.declare(shell, ground);
            var delivered = Convergence.reach(shell, ground, afterwards);
            assertThat(password.isEmpty() || password.equals(delivered))
                    .as("the password of before")
                    .isTrue();
            Kills.delete(shell.home());
            return ended.code() == Points.HALTED;
        } catch (Exception | AssertionError e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
    }

    /** Applies what came before {@code stage}. */
    private static String before(Shell shell, Ground ground, Stage stage) throws Exception {
        if (stage.version() == 1) {
            return "";
        }
        Stage.FIRST.declare(shell, ground);
        return Convergence.reach(shell, ground, Stage.FIRST);
    }
}
