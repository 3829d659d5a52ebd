package dev.tacit.seal;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.Records;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.StoreRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A few records and contents in a few commits, and whether a damaged copy of them still tells the truth. */
final class SmallStore {
    static final RecordKey DB = SecretRecord.payload(Address.of(Kind.SECRET, "db"), 1);
    static final RecordKey API = SecretRecord.payload(Address.of(Kind.SECRET, "api"), 1);

    /** Everything a store says. */
    record Truth(Set<StoreRecord> records, Map<RecordKey, OpenedPayload> payloads, List<AuditEntry> audit) {}

    enum Outcome {
        REFUSED,
        HARMLESS
    }

    private SmallStore() {}

    static void fill(SealedLedger ledger, String flavour) throws StoreException {
        try (var session = ledger.lock("ann", Records.TIME)) {
            session.commit(new Commit(
                    List.of(Records.secret("db", 1), Records.secret("api", 1)),
                    Map.of(DB, Records.payload("a" + flavour), API, Records.payload("b" + flavour)),
                    Set.of(),
                    List.of(entry("1" + flavour))));
            session.commit(new Commit(
                    List.of(Records.secret("db", 1), Records.rollout("plan-" + flavour)),
                    Map.of(DB, Records.payload("c" + flavour)),
                    Set.of(),
                    List.of(entry("2" + flavour))));
        }
    }

    static AuditEntry entry(String subject) {
        return new AuditEntry(Records.TIME, "ann", "apply", subject);
    }

    static Truth read(SealedLedger ledger) throws StoreException {
        var snapshot = ledger.snapshot();
        var records = new HashSet<StoreRecord>();
        for (var stored : snapshot.state()) {
            records.add(stored.record());
        }
        var payloads = new HashMap<RecordKey, OpenedPayload>();
        for (var key : List.of(DB, API)) {
            var opened = snapshot.payload(key);
            if (opened instanceof OpenedPayload.Failed(var diagnostic)) {
                throw new StoreException(StoreException.Kind.REFUSED, diagnostic);
            }
            payloads.put(key, opened);
        }
        return new Truth(records, payloads, snapshot.audit());
    }

    /** Opens and reads everything; anything but the truth or a diagnostic is thrown as an error. */
    static Outcome examine(TestHome home, Truth truth) {
        return examine(truth, home::open);
    }

    interface Opening {
        SealedLedger open() throws StoreException;
    }

    static Outcome examine(Truth truth, Opening opening) {
        try (var ledger = opening.open()) {
            var read = read(ledger);
            if (!read.equals(truth)) {
                throw new AssertionError("a damaged store told something else");
            }
            return Outcome.HARMLESS;
        } catch (StoreException e) {
            if (e.diagnostic().detail().isBlank()) {
                throw new AssertionError("refused without saying why", e);
            }
            return Outcome.REFUSED;
        }
    }
}
