package dev.tacit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.LedgerContract;
import dev.tacit.core.record.Records;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.store.MemoryBlobStore;
import dev.tacit.seal.FlakyBlobStore.Fate;
import dev.tacit.seal.fault.StoreCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backend without an operating-system lock, whose answers may be lost. */
class RemoteStoreTest extends LedgerContract {
    @TempDir
    Path directory;

    private TestHome home;
    private FlakyBlobStore flaky =
            new FlakyBlobStore(new MemoryBlobStore(new MemoryBlobStore.Contents(), MemoryBlobStore.Locking.REMOTE));

    @BeforeEach
    void makeHome() {
        home = new TestHome(directory);
        home.locking = MemoryBlobStore.Locking.REMOTE;
    }

    @Override
    protected Ledger create() throws Exception {
        return home.birth();
    }

    @Override
    protected Ledger again(Ledger ledger) throws Exception {
        return home.open();
    }

    @Override
    protected Ledger planningKeyOnly(Ledger ledger) throws Exception {
        return home.openPlanningOnly();
    }

    /** A second handle, whose swaps can be made to go wrong. */
    private SealedLedger flakyLedger() throws Exception {
        home.around = store -> flaky = new FlakyBlobStore(store);
        var ledger = home.open();
        home.around = store -> store;
        return ledger;
    }

    private static void expect(
            StoreException.Kind kind, StoreCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(StoreException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.diagnostic().code()).isEqualTo(code);
        });
    }

    @Test
    void takesOverALockWhoseRenewalCountStoodStillForThirtySeconds() throws Exception {
        try (var ledger = home.birth();
                var other = home.open()) {
            var dead = ledger.lock("ann", Records.TIME);
            expect(StoreException.Kind.LOCKED, StoreCode.STORE_LOCKED, () -> other.lock("bob", Records.TIME));
            home.nanos.addAndGet(29_999_999_999L);
            expect(StoreException.Kind.LOCKED, StoreCode.STORE_LOCKED, () -> other.lock("bob", Records.TIME));
            dead.commit(writing(Records.generator("sign-of-life")));
            home.nanos.addAndGet(1);
            expect(StoreException.Kind.LOCKED, StoreCode.STORE_LOCKED, () -> other.lock("bob", Records.TIME));
            home.nanos.addAndGet(30_000_000_000L);
            try (var session = other.lock("bob", Records.TIME)) {
                session.commit(writing(Records.generator("of-bob")));
                expect(
                        StoreException.Kind.CONFLICT,
                        StoreCode.LOCK_LOST,
                        () -> dead.commit(writing(Records.generator("too-late"))));
                expect(StoreException.Kind.CONFLICT, StoreCode.LOCK_LOST, dead::collect);
                dead.close();
                session.commit(writing(Records.generator("of-bob-2")));
            }
            assertThat(ledger.snapshot().state()).hasSize(3);
            assertThat(ledger.snapshot().find(Records.generator("too-late").key()))
                    .isEmpty();
        }
    }

    @Test
    void commitsOnceWhenTheAnswerToTheSwapIsLost() throws Exception {
        home.birth().close();
        try (var ledger = flakyLedger();
                var session = ledger.lock("ann", Records.TIME)) {
            for (var fate : List.of(Fate.LOST_BEFORE, Fate.LOST_AFTER)) {
                long serial = session.snapshot().serial();
                flaky.fates.add(fate);
                var after = session.commit(
                        new Commit(List.of(Records.secret("db", 1)), Map.of(), Set.of(), List.of(entry(fate.name()))));
                assertThat(after.serial()).isEqualTo(serial + 1);
                assertThat(after.audit().getLast()).isEqualTo(entry(fate.name()));
            }
            assertThat(session.snapshot().audit()).hasSize(2);
        }
    }

    @Test
    void commitsOnceWhenTheAnswerIsLostAndSomeoneAppendsBeforeItIsMissed() throws Exception {
        home.birth().close();
        try (var ledger = flakyLedger();
                var other = home.open();
                var session = ledger.lock("ann", Records.TIME)) {
            flaky.fates.add(Fate.LOST_AFTER);
            flaky.afterSwap = java.util.Optional.of(() -> other.audit(entry("between")));
            var after = session.commit(
                    new Commit(List.of(Records.secret("db", 1)), Map.of(), Set.of(), List.of(entry("mine"))));
            assertThat(after.audit()).extracting(AuditEntry::subject).containsExactly("mine", "between");
            assertThat(after.serial()).isEqualTo(2);
            assertThat(after.state()).hasSize(1);
            session.commit(writing(Records.generator("next")));
            assertThat(session.snapshot().serial()).isEqualTo(3);
        }
    }

    @Test
    void rebasesOnAuditEntriesThatComeBetween() throws Exception {
        home.birth().close();
        try (var ledger = flakyLedger();
                var other = home.open();
                var session = ledger.lock("ann", Records.TIME)) {
            flaky.beforeSwap = java.util.Optional.of(() -> other.audit(entry("between")));
            flaky.swaps = 0;
            var after = session.commit(new Commit(
                    List.of(Records.secret("db", 1)),
                    Map.of(
                            dev.tacit.core.record.SecretRecord.payload(
                                    Records.secret("db", 1).address(), 1),
                            Records.payload("x")),
                    Set.of(),
                    List.of(entry("mine"))));
            assertThat(flaky.swaps).isEqualTo(2);
            assertThat(after.serial()).isEqualTo(2);
            assertThat(after.audit()).extracting(AuditEntry::subject).containsExactly("between", "mine");
            session.collect();
            assertThat(other.snapshot().state()).hasSize(1);
            assertThat(other.snapshot().audit()).hasSize(2);
        }
    }

    @Test
    void appendsAnAuditEntryOnceWhateverHappensToItsSwap() throws Exception {
        home.birth().close();
        try (var ledger = flakyLedger();
                var other = home.open()) {
            for (var fate : List.of(Fate.LOST_AFTER, Fate.LOST_BEFORE)) {
                flaky.fates.add(fate);
                ledger.audit(entry(fate.name()));
            }
            flaky.beforeSwap = java.util.Optional.of(() -> other.audit(entry("race")));
            ledger.audit(entry("loser"));
            assertThat(other.snapshot().audit())
                    .extracting(AuditEntry::subject)
                    .containsExactly("LOST_AFTER", "LOST_BEFORE", "race", "loser");
        }
    }

    @Test
    void holdsTheLockWhoseAnswerWasLost() throws Exception {
        home.birth().close();
        try (var ledger = flakyLedger()) {
            for (var fate : List.of(Fate.LOST_AFTER, Fate.LOST_BEFORE)) {
                flaky.fates.add(fate);
                try (var session = ledger.lock("ann", Records.TIME)) {
                    session.commit(writing(Records.generator("g")));
                    flaky.fates.add(fate);
                }
            }
            try (var session = ledger.lock("ann", Records.TIME)) {
                assertThat(session.snapshot().state()).hasSize(1);
            }
        }
    }

    @Test
    void saysThatTheBackendIsGoneWhenItStaysGone() throws Exception {
        home.birth().close();
        try (var ledger = flakyLedger();
                var session = ledger.lock("ann", Records.TIME)) {
            for (int i = 0; i < 20; i++) {
                flaky.fates.add(Fate.LOST_BEFORE);
            }
            expect(
                    StoreException.Kind.UNREACHABLE,
                    StoreCode.STORE_UNREACHABLE,
                    () -> session.commit(writing(Records.generator("g"))));
            flaky.fates.clear();
            assertThat(session.commit(writing(Records.generator("h"))).state()).hasSize(1);
        }
    }

    @Test
    void doesNotCollectTheBlobsOfACommitThatIsUnderWay() throws Exception {
        home.birth().close();
        try (var ledger = flakyLedger();
                var other = home.open();
                var session = other.lock("ann", Records.TIME)) {
            session.commit(writing(Records.generator("g")));
            // the other's entry is stored as a blob that no head names yet, and is collected at that moment
            flaky.beforeSwap = java.util.Optional.of(session::collect);
            ledger.audit(entry("under way"));
            session.collect();
            assertThat(other.snapshot().audit()).containsExactly(entry("under way"));
            assertThat(other.snapshot().state()).hasSize(1);
        }
    }

    @Test
    void collectsWhatNothingNamesAnyMore() throws Exception {
        try (var ledger = home.birth();
                var session = ledger.lock("ann", Records.TIME)) {
            var key = dev.tacit.core.record.SecretRecord.payload(
                    Records.secret("db", 1).address(), 1);
            for (int i = 1; i <= 10; i++) {
                session.commit(new Commit(
                        List.of(Records.secret("db", i)), Map.of(key, Records.payload("v" + i)), Set.of(), List.of()));
            }
            int before = home.contents.blobs.size();
            session.collect();
            assertThat(before).isEqualTo(20);
            assertThat(home.contents.blobs).hasSize(2);
            assertThat(session.snapshot().state()).hasSize(1);
        }
    }

    @Test
    void startsAgainFromTheNewHeadWhenBlobsWereCollectedUnderAReader() throws Exception {
        try (var ledger = home.birth();
                var reader = home.open();
                var session = ledger.lock("ann", Records.TIME)) {
            session.commit(writing(Records.secret("db", 1)));
            var fresh = reader.snapshot();
            session.commit(writing(Records.secret("db", 2)));
            session.collect();
            assertThat(fresh.state().getFirst().record()).isEqualTo(Records.secret("db", 2));
            assertThat(fresh.serial()).isEqualTo(2);
        }
    }

    @Test
    void tellsAReaderToStartAgainWhenItWasToldSomethingAlready() throws Exception {
        try (var ledger = home.birth();
                var reader = home.open();
                var session = ledger.lock("ann", Records.TIME)) {
            session.commit(writing(Records.secret("db", 1)));
            var old = reader.snapshot();
            assertThat(old.serial()).isEqualTo(1);
            session.commit(writing(Records.secret("db", 2)));
            session.collect();
            expect(StoreException.Kind.CONFLICT, StoreCode.STORE_MOVED_ON, old::state);
            assertThat(reader.snapshot().state()).hasSize(1);
        }
    }
}
