package dev.tacit.core.apply;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.provider.MemoryTargets;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.provider.NoTemplates;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.MemoryLedger;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.Records;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.StoreRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A store, some worlds, an applier between them. */
final class Scene {
    final MemoryLedger memory = new MemoryLedger();
    final MemoryTargets targets = new MemoryTargets();
    final AtomicBoolean stop = new AtomicBoolean();
    final List<String> told = Collections.synchronizedList(new ArrayList<>());
    final Progress progress = new Progress() {
        @Override
        public void committed(long serial) {
            told.add("committed " + serial);
        }

        @Override
        public void activating(Change.Activate change) {
            told.add("activating " + change.address());
        }

        @Override
        public void delivering(Change.Deliver change) {
            told.add("delivering " + change.next().object().name());
        }

        @Override
        public void answered(Change.Deliver change, Receipt receipt) {
            told.add("answered " + change.next().object().name());
        }
    };
    Instant now = Records.TIME;

    Plan plan(Wish... wishes) throws StoreException {
        return WishPlanner.plan(targets, memory.snapshot(), List.of(wishes));
    }

    Applied apply(Plan plan) throws StoreException {
        return apply(memory, plan);
    }

    Applied apply(Ledger ledger, Plan plan) throws StoreException {
        var providers = new Providers(List.of(), List.of(targets), new NoTemplates());
        return new Applier(ledger, providers, () -> now, progress, stop::get).apply(plan, "ann at host");
    }

    /** Plans, applies. */
    Applied reach(Wish... wishes) throws StoreException {
        return apply(plan(wishes));
    }

    MemoryWorld world(String name) {
        return targets.world(name);
    }

    String content(String world, String name) {
        return world(world).object("app", name).data().getOrDefault("value", "");
    }

    Snapshot store() {
        return memory.snapshot();
    }

    Optional<DeliveryRecord> delivery(String world, String name) throws StoreException {
        return find(DeliveryRecord.class, WishPlanner.deliveryKey(world, name));
    }

    Optional<SecretRecord> secret(String name) throws StoreException {
        return find(SecretRecord.class, SecretRecord.key(WishPlanner.secret(name)));
    }

    <R extends StoreRecord> Optional<R> find(Class<R> kind, RecordKey key) throws StoreException {
        return store().find(key).map(s -> kind.cast(s.record()));
    }

    static List<String> codes(Applied applied) {
        return applied.diagnostics().stream()
                .map(Diagnostic::code)
                .map(c -> c.name())
                .toList();
    }
}
