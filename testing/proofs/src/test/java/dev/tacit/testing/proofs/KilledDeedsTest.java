package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.TestCluster;
import dev.tacit.testing.proofs.TakeOver.Then;
import dev.tacit.testing.rules.Claims;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user does besides declaring and applying, ended at any of its steps: nothing is lost, nothing of others is
 * touched, and it can be finished. All points in JVMs that are killed under {@code -Dtacit.proofs=full}; a share, in
 * runs that end, in every build.
 */
class KilledDeedsTest {
    /** Of the points one in so many. */
    private static final int SHARE = 3;

    private static final int SEED = Integer.getInteger("tacit.seed", 8);

    @TempDir
    Path home;

    private interface Grounds {
        Ground under(Shell shell) throws IOException;
    }

    private static Map<String, Deed> inAnyGround() {
        var deeds = new LinkedHashMap<String, Deed>();
        deeds.put("moved", Renames::declared);
        deeds.put("removed", Renames::removed);
        return deeds;
    }

    @Test
    @Tag("real:sqlite")
    void onADirectory() throws Exception {
        var deeds = inAnyGround();
        deeds.put("state mv", Renames::byHand);
        deeds.put("state rm", Renames::forgotten);
        deeds.put("target forget", Renames::forgottenTarget);
        deeds.put(
                "target replace",
                (shell, ground) -> Replacements.ofATarget(shell, ground, Replacements::anotherDirectory));
        deeds.put("set", Provisions::next);
        deeds.put("first set", Provisions::first);
        Claims.prove(
                "killed at numbered points, directory: " + String.join(", ", deeds.keySet()),
                () -> everyPoint(deeds, DirectoryGround::of));
    }

    @Test
    @Tag("real:sqlite")
    @Tag("real:kube-apiserver")
    void onACluster() throws Exception {
        var cluster = TestCluster.shared();
        var deeds = inAnyGround();
        deeds.put("adopt", TakeOver.fromNobody(Then.AS_BEFORE));
        deeds.put("adopt given up", TakeOver.fromNobody(Then.NOTHING));
        deeds.put("adopt_from", TakeOver.fromHelm(Then.AS_BEFORE));
        deeds.put("adopt_from another store", TakeOver.fromAnotherStore(Then.AS_BEFORE));
        deeds.put("adopt_from another store given up", TakeOver.fromAnotherStore(Then.NOTHING));
        deeds.put("adopt by replacing", TakeOver.ofAnotherType(Then.AS_BEFORE));
        deeds.put("adopt by replacing given up", TakeOver.ofAnotherType(Then.NOTHING));
        deeds.put("another type", (shell, ground) -> Replacements.ofAnObject(shell, ground, Then.AS_BEFORE));
        deeds.put("another type given up", (shell, ground) -> Replacements.ofAnObject(shell, ground, Then.NOTHING));
        deeds.put("immutable", Replacements::ofAnImmutableObject);
        if (!Claims.full()) {
            prove(deeds, cluster);
            return;
        }
        try (var other = TestCluster.start()) {
            deeds.put(
                    "target replace",
                    (shell, ground) ->
                            Replacements.ofATarget(shell, ground, (s, g) -> Replacements.anotherCluster(other, s, g)));
            prove(deeds, cluster);
        }
    }

    private void prove(Map<String, Deed> deeds, TestCluster cluster) throws Exception {
        Claims.prove(
                "killed at numbered points, API server: " + String.join(", ", deeds.keySet()),
                () -> everyPoint(deeds, shell -> ClusterGround.of(cluster, shell)));
    }

    private String everyPoint(Map<String, Deed> deeds, Grounds grounds) throws Exception {
        var kills = new ArrayList<Callable<Boolean>>();
        int points = 0;
        for (var deed : deeds.entrySet()) {
            int last = lastPoint(deed.getKey(), deed.getValue(), grounds);
            points += last;
            for (int point : share(last, kills.size())) {
                kills.add(() -> killed(deed.getKey(), deed.getValue(), grounds, point));
            }
        }
        int halted = Kills.inParallel(kills);
        // The number of steps varies a little with the order of threads; a point never reached proves nothing.
        assertThat(halted).isGreaterThan(kills.size() * 9 / 10);
        return deeds.size() + " deeds of " + points + " points: " + kills.size() + " runs, " + halted + " killed";
    }

    /** @param shift so that deeds alike do not end at the same points */
    private static List<Integer> share(int last, int shift) {
        int step = Claims.full() ? 1 : SHARE;
        return IntStream.iterate(1 + (SEED + shift) % step, n -> n <= last, n -> n + step)
                .boxed()
                .toList();
    }

    private int lastPoint(String name, Deed deed, Grounds grounds) throws Exception {
        var shell = new Shell(home.resolve("count " + name));
        var attempt = deed.prepared(shell, grounds.under(shell));
        var points = Points.ofThisRun(0);
        var result = shell.run(points.wiring(), attempt.arguments().toArray(String[]::new));
        assertThat(result.code()).as(name + ": " + result.all()).isZero();
        attempt.aftermath().run();
        return points.passed();
    }

    /** Answers whether the run got as far as {@code point}. */
    private boolean killed(String name, Deed deed, Grounds grounds, int point) throws Exception {
        var run = name + ", point " + point;
        try {
            var shell = new Shell(home.resolve(run));
            var attempt = deed.prepared(shell, grounds.under(shell));
            boolean halted;
            if (Claims.full()) {
                halted = Kills.child(shell, point, attempt.arguments()).code() == Points.HALTED;
            } else {
                var points = Points.ofThisRun(point);
                shell.run(points.wiring(), attempt.arguments().toArray(String[]::new));
                halted = points.halted();
            }
            // A request that was under way may still arrive.
            Thread.sleep(halted ? 50 : 0);
            attempt.aftermath().run();
            Kills.delete(shell.home());
            return halted;
        } catch (Exception | AssertionError e) {
            throw new AssertionError(run + ": " + e.getMessage(), e);
        }
    }
}
