package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.apply.Applied;
import dev.tacit.core.apply.Applier;
import dev.tacit.core.apply.Progress;
import dev.tacit.core.apply.Provision;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.MemoryTargets;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.MemoryLedger;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.Records;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.secret.Plaintext;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A store with targets, where declarations are planned, applied, planned again. */
final class World {
    static final ObjectKey DB = new ObjectKey("app", "db");

    static final Progress SILENCE = new Progress() {
        @Override
        public void committed(long serial) {}

        @Override
        public void activating(Change.Activate change) {}

        @Override
        public void delivering(Change.Deliver change) {}

        @Override
        public void answered(Change.Deliver change, Receipt receipt) {}
    };

    final MemoryTargets targets = new MemoryTargets();
    final Dice dice = new Dice();
    final Braces braces = new Braces();
    Providers providers = new Providers(List.of(dice), List.of(targets), braces);
    final Random random;
    MemoryLedger ledger = new MemoryLedger();
    Instant now = Records.TIME;
    Statements statements = Statements.NONE;

    World() {
        this(1);
    }

    World(long seed) {
        random = new Random(seed);
    }

    /** What one planning came to. */
    record Outcome(@Nullable Plan plan, List<Diagnostic> diagnostics) {
        List<String> codes() {
            return diagnostics.stream().map(d -> d.code().name()).toList();
        }

        List<String> errors() {
            return diagnostics.stream()
                    .filter(Diagnostic::isError)
                    .map(d -> d.code().name())
                    .toList();
        }
    }

    Outcome tryPlan(Options options, MemoryLedger store, Script script) throws StoreException {
        try (var first = Planning.open(options, store.snapshot(), providers)) {
            var planning = first;
            var plan = plan(planning, script);
            for (var again = planning.again(); again.isPresent(); again = planning.again()) {
                planning = again.get();
                plan = plan(planning, script);
            }
            return new Outcome(plan.orElse(null), planning.diagnostics().list());
        }
    }

    private Optional<Plan> plan(Planning planning, Script script) {
        planning.begin(statements);
        var exports = new HashMap<Address, Exports>();
        for (var block : script.blocks()) {
            if (exports.keySet().containsAll(block.references())) {
                planning.declare(block.declaration(exports)).ifPresent(e -> exports.put(block.address(), e));
            }
        }
        return planning.finish(List.of());
    }

    Outcome tryPlan(Script script) throws StoreException {
        now = now.plusSeconds(60);
        return tryPlan(Options.normal(now, random), ledger, script);
    }

    Outcome tryRollback(Script script, String secret, int version) throws StoreException {
        now = now.plusSeconds(60);
        return tryPlan(Options.rollback(Term.address(secret), version, now, random), ledger, script);
    }

    Plan plan(Script script) throws StoreException {
        return allowed(planOf(tryPlan(script)));
    }

    /** As if whatever it deletes had been allowed by number. */
    static Plan allowed(Plan plan) {
        return Altered.of(
                plan,
                Map.of(
                        "notices",
                        plan.notices().stream()
                                .filter(notice -> !notice.isError() || notice.code() == PlanCode.DRIFT_REFUSED)
                                .toList()));
    }

    Plan planWith(Options.Extra extra, Script script) throws StoreException {
        now = now.plusSeconds(60);
        return planOf(tryPlan(Options.normal(now, random).with(extra), ledger, script));
    }

    /** As whoever has only the planning key. */
    Outcome tryPlanUnopened(Script script) throws StoreException {
        return tryPlan(Options.normal(now, random), ledger.withoutValueKey(), script);
    }

    Plan rollback(Script script, String secret, int version) throws StoreException {
        return planOf(tryRollback(script, secret, version));
    }

    Plan destroy(Script script) throws StoreException {
        now = now.plusSeconds(60);
        return planOf(tryPlan(Options.destroy(now, random), ledger, script));
    }

    static Plan planOf(Outcome outcome) {
        assertThat(outcome.errors()).isEmpty();
        return Optional.ofNullable(outcome.plan()).orElseThrow();
    }

    Applied apply(Plan plan) throws StoreException {
        return new Applier(ledger, providers, () -> now, SILENCE, () -> false).apply(plan, "ann at host");
    }

    /** Plans, applies; answers what was applied. */
    Plan reach(Script script) throws StoreException {
        var plan = plan(script);
        done(apply(plan));
        return plan;
    }

    static void done(Applied applied) {
        assertThat(applied.diagnostics()).isEmpty();
        assertThat(applied.outcome()).isIn(Applied.Outcome.DONE, Applied.Outcome.NOTHING_TO_DO);
    }

    /** As {@code tacit set} does. */
    Provision.Outcome set(String secret, String key, String value) throws StoreException {
        now = now.plusSeconds(60);
        try (var content = Plaintext.owning(value.getBytes(StandardCharsets.UTF_8))) {
            return new Provision(ledger, random).set(Term.address(secret), key, content, "ann at host", now);
        }
    }

    /** Plans once more: nothing to do, nothing opened, nothing rendered. */
    void settled(Script script) throws StoreException {
        int opened = ledger.openedPayloads();
        int rendered = braces.renderings;
        int drawn = dice.draws;
        var plan = plan(script);
        assertThat(Lines.of(plan)).isEmpty();
        assertThat(plan.hasWork()).isFalse();
        assertThat(plan.isPartial()).isFalse();
        assertThat(plan.payloads()).isEmpty();
        assertThat(ledger.openedPayloads()).isEqualTo(opened);
        assertThat(braces.renderings).isEqualTo(rendered);
        assertThat(dice.draws).isEqualTo(drawn);
    }

    MemoryWorld target(String name) {
        return targets.world(name);
    }

    /** The content of {@code app/db} in a target. */
    Map<String, String> held(String target) {
        return target(target).object("app", "db").data();
    }

    <R extends StoreRecord> Optional<R> find(Class<R> kind, RecordKey key) throws StoreException {
        return ledger.snapshot().find(key).map(s -> kind.cast(s.record()));
    }

    SecretRecord secret(String address) throws StoreException {
        return find(SecretRecord.class, SecretRecord.key(Term.address(address))).orElseThrow();
    }

    GeneratorRecord generator(String name) throws StoreException {
        return find(GeneratorRecord.class, GeneratorRecord.key(Term.address("generator.dice." + name)))
                .orElseThrow();
    }

    Optional<DeliveryRecord> delivery(String federation, String target, ObjectKey object) throws StoreException {
        return find(
                DeliveryRecord.class,
                DeliveryRecord.key(Term.address("federation." + federation), MemoryTargets.address(target), object));
    }

    /** Content in the store, empty when it is gone. */
    Map<String, String> stored(RecordKey key) {
        var texts = new TreeMap<String, String>();
        if (ledger.snapshot().payload(key) instanceof OpenedPayload.Opened o) {
            o.payload().entries().forEach((name, value) -> texts.put(name, ((Text) value).string()));
        }
        return texts;
    }

    Map<String, String> version(String secret, int number) {
        return stored(SecretRecord.payload(Term.address(secret), number));
    }
}
