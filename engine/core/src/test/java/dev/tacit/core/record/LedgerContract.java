package dev.tacit.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every ledger promises. */
public abstract class LedgerContract {
    private static final RecordKey DB = SecretRecord.payload(Address.of(Kind.SECRET, "db"), 1);

    /** A new, empty store. */
    protected abstract Ledger create() throws Exception;

    /** Opens the store behind {@code ledger} once more, as another process would. */
    protected abstract Ledger again(Ledger ledger) throws Exception;

    /** Opens the store behind {@code ledger} once more, with its planning key only. */
    protected abstract Ledger planningKeyOnly(Ledger ledger) throws Exception;

    protected static Commit writing(StoreRecord... records) {
        return new Commit(List.of(records), Map.of(), Set.of(), List.of());
    }

    protected static AuditEntry entry(String subject) {
        return new AuditEntry(Records.TIME, "ann at host", "reveal", subject);
    }

    @Test
    void isEmptyWhenNew() throws Exception {
        try (var ledger = create()) {
            var snapshot = ledger.snapshot();
            assertThat(snapshot.serial()).isZero();
            assertThat(snapshot.epoch()).isEqualTo(1);
            assertThat(snapshot.state()).isEmpty();
            assertThat(snapshot.audit()).isEmpty();
            assertThat(snapshot.find(Records.secret("db", 1).key())).isEmpty();
            assertThat(snapshot.payload(DB)).isInstanceOf(OpenedPayload.Missing.class);
            assertThat(snapshot.contentKeys()).isPresent();
        }
    }

    @Test
    void readsBackEveryKindOfRecord() throws Exception {
        try (var ledger = create()) {
            try (var session = ledger.lock("ann", Records.TIME)) {
                session.commit(new Commit(Records.everyKind(), Map.of(DB, Records.payload("v1")), Set.of(), List.of()));
            }
            try (var other = again(ledger)) {
                var snapshot = other.snapshot();
                assertThat(snapshot.state().stream().<StoreRecord>map(Stored::record))
                        .containsExactlyInAnyOrderElementsOf(Records.everyKind());
                for (var record : Records.everyKind()) {
                    assertThat(snapshot.find(record.key()).orElseThrow().record())
                            .isEqualTo(record);
                }
                assertThat(snapshot.payload(DB)).isEqualTo(new OpenedPayload.Opened(Records.payload("v1")));
            }
        }
    }

    @Test
    void keepsASnapshotAsItWas() throws Exception {
        try (var ledger = create();
                var session = ledger.lock("ann", Records.TIME)) {
            var first = session.commit(new Commit(
                    List.of(Records.secret("db", 1)), Map.of(DB, Records.payload("old")), Set.of(), List.of()));
            var second = session.commit(new Commit(
                    List.of(Records.secret("db", 2)), Map.of(DB, Records.payload("new")), Set.of(), List.of()));
            assertThat(first.serial()).isEqualTo(1);
            assertThat(second.serial()).isEqualTo(2);
            assertThat(first.state().getFirst().record()).isEqualTo(Records.secret("db", 1));
            assertThat(first.payload(DB)).isEqualTo(new OpenedPayload.Opened(Records.payload("old")));
            assertThat(second.state().getFirst().record()).isEqualTo(Records.secret("db", 2));
            assertThat(second.payload(DB)).isEqualTo(new OpenedPayload.Opened(Records.payload("new")));
            assertThat(session.snapshot().serial()).isEqualTo(2);
        }
    }

    @Test
    void changesTheRevisionOfWhatIsWrittenAndOfNothingElse() throws Exception {
        try (var ledger = create();
                var session = ledger.lock("ann", Records.TIME)) {
            var a = Records.secret("a", 1).key();
            var b = Records.secret("b", 1).key();
            var first = session.commit(writing(Records.secret("a", 1), Records.secret("b", 1)));
            var second = session.commit(writing(Records.secret("a", 2)));
            session.commit(new Commit(List.of(), Map.of(), Set.of(a), List.of()));
            var third = session.commit(writing(Records.secret("a", 2)));
            assertThat(second.find(a).orElseThrow().revision())
                    .isGreaterThan(first.find(a).orElseThrow().revision());
            assertThat(second.find(b).orElseThrow().revision())
                    .isEqualTo(first.find(b).orElseThrow().revision());
            assertThat(third.find(a).orElseThrow().revision())
                    .isGreaterThan(second.find(a).orElseThrow().revision());
        }
    }

    @Test
    void deletesRecordsAndPayloadsAndPassesOverWhatIsNotThere() throws Exception {
        try (var ledger = create();
                var session = ledger.lock("ann", Records.TIME)) {
            session.commit(new Commit(
                    List.of(Records.secret("db", 1), Records.generator("db")),
                    Map.of(DB, Records.payload("x")),
                    Set.of(),
                    List.of()));
            var after = session.commit(new Commit(
                    List.of(),
                    Map.of(),
                    Set.of(
                            Records.secret("db", 1).key(),
                            DB,
                            Records.target("none").key()),
                    List.of()));
            assertThat(after.state().stream().<StoreRecord>map(Stored::record))
                    .containsExactly(Records.generator("db"));
            assertThat(after.payload(DB)).isInstanceOf(OpenedPayload.Missing.class);
        }
    }

    @Test
    void findsARecordWithoutReadingTheOthers() throws Exception {
        try (var ledger = create();
                var session = ledger.lock("ann", Records.TIME)) {
            var records = new StoreRecord[500];
            for (int i = 0; i < records.length; i++) {
                records[i] = Records.secret("s" + i, 1);
            }
            session.commit(writing(records));
            session.commit(writing(Records.secret("s7", 2)));
            var snapshot = session.snapshot();
            assertThat(snapshot.find(Records.secret("s7", 1).key())
                            .orElseThrow()
                            .record())
                    .isEqualTo(Records.secret("s7", 2));
            assertThat(snapshot.find(Records.secret("s499", 1).key())
                            .orElseThrow()
                            .record())
                    .isEqualTo(Records.secret("s499", 1));
            assertThat(snapshot.find(Records.secret("s500", 1).key())).isEmpty();
            assertThat(snapshot.state()).hasSize(500);
        }
    }

    @Test
    void givesTheLockToOneAtATimeAndNamesItsHolder() throws Exception {
        try (var ledger = create();
                var other = again(ledger)) {
            var session = ledger.lock("ann at host", Records.TIME);
            assertThatThrownBy(() -> other.lock("bob", Records.TIME))
                    .isInstanceOfSatisfying(StoreException.class, e -> {
                        assertThat(e.kind()).isEqualTo(StoreException.Kind.LOCKED);
                        assertThat(e.diagnostic().summary() + e.diagnostic().detail())
                                .contains("ann at host");
                    });
            session.close();
            other.lock("bob", Records.TIME).close();
        }
    }

    @Test
    void appendsAuditEntriesWithoutTheLockWhileSomeoneHoldsIt() throws Exception {
        try (var ledger = create();
                var other = again(ledger)) {
            try (var session = ledger.lock("ann", Records.TIME)) {
                session.commit(new Commit(List.of(), Map.of(), Set.of(), List.of(entry("first"))));
                other.audit(entry("second"));
                var after = session.commit(
                        new Commit(List.of(Records.generator("g")), Map.of(), Set.of(), List.of(entry("third"))));
                assertThat(after.audit()).extracting(AuditEntry::subject).containsExactly("first", "second", "third");
                assertThat(after.state()).hasSize(1);
                assertThat(after.serial()).isEqualTo(3);
            }
            assertThat(ledger.snapshot().audit()).containsExactly(entry("first"), entry("second"), entry("third"));
        }
    }

    @Test
    void plansWithoutTheValueKeyButNeitherOpensNorCommits() throws Exception {
        try (var ledger = create()) {
            try (var session = ledger.lock("ann", Records.TIME)) {
                session.commit(new Commit(
                        List.of(Records.secret("db", 1)), Map.of(DB, Records.payload("x")), Set.of(), List.of()));
            }
            try (var planning = planningKeyOnly(ledger)) {
                var snapshot = planning.snapshot();
                assertThat(snapshot.state()).hasSize(1);
                assertThat(snapshot.contentKeys()).isEmpty();
                assertThat(snapshot.payload(DB)).isInstanceOf(OpenedPayload.NeedsValueKey.class);
                assertThat(snapshot.provenances().draw("d", "a"))
                        .isEqualTo(ledger.snapshot().provenances().draw("d", "a"));
                assertThatThrownBy(() -> planning.lock("ann", Records.TIME))
                        .isInstanceOfSatisfying(
                                StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.SEALED));
                assertThatThrownBy(() -> planning.audit(entry("x")))
                        .isInstanceOfSatisfying(
                                StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.SEALED));
            }
        }
    }

    @Test
    void makesTheSameFingerprintsAndMarksWheneverOpened() throws Exception {
        try (var ledger = create();
                var other = again(ledger)) {
            var here = ledger.snapshot().contentKeys().orElseThrow();
            var there = other.snapshot().contentKeys().orElseThrow();
            var place = new Marks.Place(
                    new TargetIdentity("t"),
                    new ObjectKey("ns", "n"),
                    "Opaque",
                    here.fingerprints().of(new byte[] {1}));
            assertThat(there.fingerprints().of(new byte[] {1})).isEqualTo(place.content());
            assertThat(there.marks().valid(here.marks().make("secret.db", 1, 1, 1, place), place))
                    .isTrue();
        }
    }

    @Test
    void losesNothingThatIsStillNamedWhenCollecting() throws Exception {
        try (var ledger = create();
                var session = ledger.lock("ann", Records.TIME)) {
            for (int i = 1; i <= 20; i++) {
                session.commit(new Commit(
                        List.of(Records.secret("db", i), Records.generator("g" + i)),
                        Map.of(DB, Records.payload("v" + i)),
                        Set.of(),
                        List.of(entry("n" + i))));
            }
            session.collect();
            var snapshot = session.snapshot();
            assertThat(snapshot.state()).hasSize(21);
            assertThat(snapshot.audit()).hasSize(20);
            assertThat(snapshot.payload(DB)).isEqualTo(new OpenedPayload.Opened(Records.payload("v20")));
            session.commit(writing(Records.generator("after")));
            assertThat(session.snapshot().state()).hasSize(22);
        }
    }
}
