package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.apply.Applied;
import dev.tacit.core.apply.Applier;
import dev.tacit.core.apply.Progress;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.MemoryTargets;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Three targets, one federation to all of them, delivered in waves; writes down what happens. */
final class Voyage {
    static final Address DB = Address.of(Kind.FEDERATION, "db");

    final World world = new World();
    final Issuer checks = new Issuer();
    final List<String> log = Collections.synchronizedList(new ArrayList<>());
    /** How much time passes whenever somebody looks at the clock. */
    Duration tick = Duration.ZERO;

    final Progress progress = new Progress() {
        @Override
        public void committed(long serial) {}

        @Override
        public void activating(Change.Activate change) {}

        @Override
        public void delivering(Change.Deliver change) {
            log.add(change.next().target().name());
        }

        @Override
        public void answered(Change.Deliver change, Receipt receipt) {}

        @Override
        public void waveEnded(Address federation, int wave, boolean good) {
            log.add(wave + (good ? " good" : " bad"));
        }
    };

    Voyage() {
        world.providers = new Providers(List.of(), List.of(world.dice), List.of(world.targets), world.braces, checks);
    }

    static Script script(String content, Block rollout) {
        var script = Script.EMPTY
                .secret("db", Map.of("k", Term.elsewhere(content, content)))
                .with(Script.target("a", Map.of("region", "eu")))
                .with(Script.target("b", Map.of("region", "us")))
                .target("c")
                .federation("db", "secret.db", Script.to("db", "a", "b", "c"));
        return script.with(script.block("federation.db").nest("rollout", rollout));
    }

    static Block rollout(String onFailure, Block... waves) {
        var block = Block.of(Term.address("federation.rollout")).set("on_failure", Term.text(onFailure));
        for (var wave : waves) {
            block = block.nest("wave", wave);
        }
        return block;
    }

    static Block wave(String... targets) {
        var block = Block.of(Term.address("federation.wave"));
        return targets.length == 0
                ? block
                : block.set(
                        "targets",
                        Term.tuple(Arrays.stream(targets)
                                .map(t -> Term.whole(MemoryTargets.address(t).toString()))
                                .toArray(Term[]::new)));
    }

    static Block pausing(Block wave, String pause) {
        return wave.set("pause", Term.text(pause));
    }

    static Block checked(Block wave) {
        var command = Term.of(new ListValue(Type.STRING, List.of(new Text("./smoke-test"))));
        return wave.nest("check", Block.of(Term.address("federation.check")).set("command", command));
    }

    /** One target after the other. */
    static Block oneByOne(String onFailure) {
        return rollout(onFailure, wave("a"), wave("b"), wave());
    }

    Applied apply(Plan plan) throws StoreException {
        return apply(plan, world.ledger);
    }

    Applied apply(Plan plan, Ledger ledger) throws StoreException {
        log.clear();
        checks.heard.clear();
        return new Applier(
                        ledger,
                        world.providers,
                        () -> {
                            world.now = world.now.plus(tick);
                            return world.now;
                        },
                        progress,
                        () -> false)
                .apply(plan, "ann at host");
    }

    Applied reach(Script script) throws StoreException {
        return apply(world.plan(script));
    }

    /** Every write to a target is refused. */
    void refuse(String target) {
        world.target(target).fault(new MemoryWorld.Fault() {
            @Override
            public @Nullable Receipt before(Delivery delivery) {
                return new Receipt.Refused(Diagnostic.error(Braces.BracesCode.NOT_JSON, "Refused", "", null));
            }
        });
    }

    void heal(String target) {
        world.target(target).fault(new MemoryWorld.Fault() {});
    }

    Plan goOn(Script script) throws StoreException {
        world.now = world.now.plusSeconds(60);
        var options = Options.normal(world.now, world.random)
                .with(Options.Extra.CONTINUING)
                .limitedTo(Set.of(DB));
        return World.planOf(world.tryPlan(options, world.ledger, script));
    }

    /** What a target holds; nothing where it holds none. */
    String held(String target) {
        var objects = world.target(target).objects();
        return objects.isEmpty() ? "" : objects.firstEntry().getValue().data().getOrDefault("k", "");
    }

    String all() {
        return held("a") + held("b") + held("c");
    }

    Optional<FederationRecord> course() throws StoreException {
        return world.find(FederationRecord.class, FederationRecord.key(DB));
    }
}
