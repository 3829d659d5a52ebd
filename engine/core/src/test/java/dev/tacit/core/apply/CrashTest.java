package dev.tacit.core.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.core.apply.Applied.Outcome;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.DeliveryRecord.Status;
import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever the moment of the end, the next plan finishes, with no version lost, none made twice, nothing orphaned. */
class CrashTest {
    private static final List<Wish> FROM = List.of(Wish.of("gone", "g", "eu", "us"), Wish.of("db", "one", "eu", "us"));
    private static final Wish[] TO = {Wish.of("db", "two", "eu", "us"), Wish.of("new", "n", "eu", "us")};

    /** Counts every step that touches the outside; at step {@code end} and after it nothing happens any more. */
    private static final class Steps {
        private final AtomicInteger taken = new AtomicInteger();
        private final int end;

        Steps(int end) {
            this.end = end;
        }

        void step() {
            if (taken.incrementAndGet() >= end) {
                throw new Faults.Crash();
            }
        }
    }

    private record Mortal(Ledger ledger, Steps steps) implements Ledger {
        @Override
        public Snapshot snapshot() throws StoreException {
            return ledger.snapshot();
        }

        @Override
        public Session lock(String who, Instant now) throws StoreException {
            return new MortalSession(ledger.lock(who, now), steps);
        }

        @Override
        public void audit(AuditEntry entry) throws StoreException {
            ledger.audit(entry);
        }

        @Override
        public void close() {}
    }

    private record MortalSession(Ledger.Session session, Steps steps) implements Ledger.Session {
        @Override
        public Snapshot snapshot() throws StoreException {
            return session.snapshot();
        }

        @Override
        public Snapshot commit(Commit commit) throws StoreException {
            steps.step();
            var snapshot = session.commit(commit);
            steps.step();
            return snapshot;
        }

        @Override
        public void collect() {
            steps.step();
        }

        @Override
        public void close() throws StoreException {
            session.close();
        }
    }

    private record MortalWrites(Steps steps) implements MemoryWorld.Fault {
        @Override
        public @Nullable Receipt before(Delivery delivery) {
            steps.step();
            return null;
        }

        @Override
        public Receipt after(Delivery delivery, Receipt receipt) {
            steps.step();
            return receipt;
        }
    }

    private static Scene begun() throws Exception {
        var scene = new Scene();
        assertThat(scene.reach(FROM.toArray(Wish[]::new)).outcome()).isEqualTo(Outcome.DONE);
        return scene;
    }

    @Test
    void convergesFromEveryStep() throws Exception {
        int end = 1;
        for (boolean crashed = true; crashed; end++) {
            var scene = begun();
            var steps = new Steps(end);
            var plan = scene.plan(TO);
            List.of("eu", "us").forEach(w -> scene.world(w).fault(new MortalWrites(steps)));
            try {
                scene.apply(new Mortal(scene.memory, steps), plan);
                crashed = false;
            } catch (Faults.Crash e) {
                crashed = true;
            }
            settles(scene, TO);
            assertThat(scene.secret("db").orElseThrow().current().number())
                    .as("versions of db after a crash at step " + end)
                    .isEqualTo(2);
        }
        // 2 for each of two commits, 2 for each of six writes, 1 for collecting.
        assertThat(end).isGreaterThanOrEqualTo(17);
    }

    @Test
    void leavesNothingBehindWhenTheDeclarationIsEmptiedRightAfter() throws Exception {
        for (int end = 1; end <= 17; end++) {
            var scene = begun();
            var steps = new Steps(end);
            var plan = scene.plan(TO);
            List.of("eu", "us").forEach(w -> scene.world(w).fault(new MortalWrites(steps)));
            try {
                scene.apply(new Mortal(scene.memory, steps), plan);
            } catch (Faults.Crash e) {
                // The point of it.
            }
            settles(scene);
        }
    }

    private static void settles(Scene scene, Wish... wishes) throws Exception {
        List.of("eu", "us").forEach(w -> scene.world(w).fault(new MemoryWorld.Fault() {}));
        scene.reach(wishes);
        for (var world : List.of("eu", "us")) {
            assertThat(scene.world(world).objects()).hasSize(wishes.length);
            for (var wish : wishes) {
                assertThat(scene.content(world, wish.name())).isEqualTo(wish.content());
            }
        }
        assertThat(scene.plan(wishes).hasWork()).isFalse();
        int deliveries = 0;
        for (var stored : scene.store().state()) {
            if (stored.record() instanceof DeliveryRecord delivery) {
                assertThat(delivery.status()).isEqualTo(Status.DELIVERED);
                deliveries++;
            }
            if (stored.record() instanceof SecretRecord secret && wishes.length == 0) {
                assertThat(secret.presence()).isEqualTo(SecretRecord.Presence.TOMBSTONE);
            }
        }
        assertThat(deliveries).isEqualTo(2 * wishes.length);
    }

    @Test
    void aLostStoreIsReportedWithNothingLost() throws Exception {
        var scene = begun();
        var plan = scene.plan(TO);
        scene.memory.failAfter(1);
        var applied = scene.apply(plan);
        assertThat(applied.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(Scene.codes(applied)).containsExactly("STORE_UNREACHABLE", "APPLY_CUT_SHORT");
        scene.memory.failAfter(Integer.MAX_VALUE);
        settles(scene, TO);
        assertThat(scene.secret("db").orElseThrow().current().number()).isEqualTo(2);
    }

    @Test
    void aStoreLostBeforeTheFirstCommitChangesNothing() throws Exception {
        var scene = begun();
        var plan = scene.plan(TO);
        int written = scene.world("eu").written().size();
        scene.memory.failAfter(0);
        assertThatThrownBy(() -> scene.apply(plan)).isInstanceOf(StoreException.class);
        assertThat(scene.world("eu").written()).hasSize(written);
        scene.memory.failAfter(Integer.MAX_VALUE);
        assertThat(scene.apply(plan).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aBugInATargetIsThrownAfterWhatIsKnownWasSaved() throws Exception {
        var scene = new Scene();
        scene.world("eu").parallelism(1);
        var calls = new AtomicInteger();
        scene.world("eu").fault(new MemoryWorld.Fault() {
            @Override
            public @Nullable Receipt before(Delivery delivery) {
                if (calls.getAndIncrement() == 1) {
                    throw new IllegalStateException("a bug");
                }
                return null;
            }
        });
        var plan = scene.plan(Wish.of("a", "1", "eu"), Wish.of("b", "1", "eu"), Wish.of("c", "1", "eu"));
        assertThatThrownBy(() -> scene.apply(plan)).isInstanceOf(IllegalStateException.class);
        assertThat(scene.delivery("eu", "a").orElseThrow().status()).isEqualTo(Status.DELIVERED);
        assertThat(scene.delivery("eu", "b").orElseThrow().status()).isEqualTo(Status.PENDING);
        assertThat(scene.world("eu").written()).hasSize(1);
        scene.memory.lock("bob", scene.now).close();
    }
}
