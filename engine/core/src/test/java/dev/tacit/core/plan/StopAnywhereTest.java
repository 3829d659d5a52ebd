package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applier;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.record.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Wherever an apply ends, the next plan finishes what is declared by then: nothing lost, nothing made twice. */
class StopAnywhereTest {
    private static final int SCENARIOS = 200;

    private World world = new World();
    private Random random = new Random(0);

    @Test
    void convergesFromWhereverItStopped() throws Exception {
        for (int seed = 0; seed < SCENARIOS; seed++) {
            world = new World(seed);
            random = new Random(seed);
            try {
                scenario();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private void scenario() throws Exception {
        var situation = Situation.draw(random);
        var seen = new TreeMap<Integer, SecretVersion>();
        int rounds = 1 + random.nextInt(4);
        for (int round = 0; round < rounds; round++) {
            var cut = new Cut(random.nextBoolean() ? Cut.Kind.KILLED : Cut.Kind.CUT_OFF, random.nextInt(14));
            applyCut(world.plan(situation.script()), cut);
            nothingLost(seen);
            if (random.nextInt(3) == 0) {
                disturb(world.target(random.nextBoolean() ? "a" : "b"));
            }
            if (random.nextBoolean()) {
                situation = Situation.draw(random);
            }
        }
        world.reach(situation.script());
        nothingLost(seen);
        reached(situation);
        world.settled(situation.script());
    }

    private void applyCut(Plan plan, Cut cut) {
        for (var name : List.of("a", "b")) {
            world.target(name).fault(cut);
        }
        try {
            new Applier(cut.around(world.ledger), world.providers, () -> world.now, World.SILENCE, () -> false)
                    .apply(plan, "ann at host");
        } catch (Cut.Killed | StoreException e) {
            // Whatever ended it, the next plan sees only what was kept.
        }
        for (var name : List.of("a", "b")) {
            world.target(name).fault(new MemoryWorld.Fault() {});
        }
    }

    /** What other people do meanwhile. */
    private void disturb(MemoryWorld target) {
        var keys = new ArrayList<>(target.objects().keySet());
        if (keys.isEmpty()) {
            return;
        }
        var key = keys.get(random.nextInt(keys.size()));
        switch (random.nextInt(4)) {
            case 0 -> target.remove(key);
            case 1 ->
                target.edit(
                        key, held -> held.labels().containsKey("app") ? held.labels(Map.of("app", "theirs")) : held);
            case 2 -> target.edit(key, held -> held.annotations(with(held.annotations(), "theirs", "x")));
            default -> target.edit(key, held -> held.labels(with(held.labels(), "theirs", "x")));
        }
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        var next = new HashMap<>(map);
        next.put(key, value);
        return next;
    }

    private Optional<SecretRecord> secret() throws Exception {
        return world.find(SecretRecord.class, SecretRecord.key(Term.address("secret.db")));
    }

    /** Every version ever seen is still the same; numbers have no gap; neighbours differ. */
    private void nothingLost(Map<Integer, SecretVersion> seen) throws Exception {
        var versions = secret().map(SecretRecord::versions).orElse(List.of());
        var byNumber = new TreeMap<Integer, SecretVersion>();
        versions.forEach(v -> assertThat(byNumber.put(v.number(), v)).isNull());
        seen.forEach((number, version) -> assertThat(byNumber.get(number))
                .as("version %s", number)
                .satisfies(v -> assertThat(v.created()).isEqualTo(version.created())));
        seen.putAll(byNumber);
        for (int i = 0; i < versions.size(); i++) {
            assertThat(versions.get(i).number()).isEqualTo(i + 1);
            if (i > 0 && !versions.get(i - 1).keys().isEmpty()) {
                assertThat(fingerprints(versions.get(i))).isNotEqualTo(fingerprints(versions.get(i - 1)));
            }
        }
    }

    private static Map<String, String> fingerprints(SecretVersion version) {
        var fingerprints = new TreeMap<String, String>();
        version.keys().forEach((key, v) -> fingerprints.put(key, v.fingerprint().digest()));
        return fingerprints;
    }

    private void reached(Situation situation) throws Exception {
        var password = "";
        if (situation.declared()) {
            var generator = world.generator("db");
            password = Objects.requireNonNull(
                    world.stored(GeneratorRecord.payload(generator.address(), generator.drawId()))
                            .get("value"));
            int current = secret().orElseThrow().current().number();
            assertThat(world.version("secret.db", current)).isEqualTo(situation.data(password));
            for (int kept = Math.max(1, current - 2); kept <= current; kept++) {
                if (!secret().orElseThrow().versions().get(kept - 1).keys().isEmpty()) {
                    assertThat(world.version("secret.db", kept)).isNotEmpty();
                }
            }
        }
        for (var target : List.of("a", "b")) {
            var held = new TreeMap<ObjectKey, Map<String, String>>();
            world.target(target).objects().forEach((key, object) -> held.put(key, object.data()));
            assertThat(held).as("target %s", target).isEqualTo(situation.objects(target, password));
            if (situation.declared() && situation.plainTargets().contains(target)) {
                var labels = new TreeMap<>(
                        world.target(target).object("app", situation.object()).labels());
                labels.remove("theirs");
                assertThat(labels).as("labels in %s", target).isEqualTo(situation.labels());
            }
        }
    }
}
