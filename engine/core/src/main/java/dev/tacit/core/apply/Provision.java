package dev.tacit.core.apply;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.secret.Plaintext;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Sets provided values in one commit: they are there as a whole or not at all. */
public final class Provision {
    private final Ledger ledger;
    private final RandomGenerator random;

    /** What became of a setting. */
    public enum Outcome {
        SET,
        /** The same value is set already. */
        UNCHANGED
    }

    /** @param random cryptographically strong */
    public Provision(Ledger ledger, RandomGenerator random) {
        this.ledger = ledger;
        this.random = random;
    }

    /**
     * A value to set.
     *
     * @param origin where it was taken from, for the audit log; empty for one that somebody gave
     */
    public record Given(String key, Plaintext content, String origin) {}

    /** @param who user name at host, process; for the lock, the audit log */
    public Outcome set(Address secret, String key, Plaintext content, String who, Instant now) throws StoreException {
        return set(secret, List.of(new Given(key, content, "")), who, now).getFirst();
    }

    /** Sets several in one commit; answers for each in turn. */
    public List<Outcome> set(Address secret, List<Given> values, String who, Instant now) throws StoreException {
        try (var session = ledger.lock(who, now)) {
            var snapshot = session.snapshot();
            var outcomes = new ArrayList<Outcome>();
            var writes = new ArrayList<StoreRecord>();
            var payloads = new HashMap<RecordKey, Payload>();
            var deletes = new HashSet<RecordKey>();
            var audit = new ArrayList<AuditEntry>();
            for (var value : values) {
                var recorded = recorded(snapshot, secret, value.key());
                var next = next(snapshot, recorded, secret, value.key(), value.content(), now);
                if (recorded.isPresent() && recorded.get().content().sameContentAs(next.content())) {
                    outcomes.add(Outcome.UNCHANGED);
                    continue;
                }
                outcomes.add(Outcome.SET);
                writes.add(next);
                Value entry = value.content().read(Payload::entry);
                payloads.put(next.payload(), new Payload(new TreeMap<>(Map.of(InputRecord.ENTRY, entry))));
                recorded.map(InputRecord::payload).ifPresent(deletes::add);
                var why = value.origin().isEmpty() ? "" : ": taken from " + value.origin();
                audit.add(new AuditEntry(now, who, "set", secret + " " + value.key() + why));
            }
            if (!writes.isEmpty()) {
                session.commit(new Commit(writes, payloads, deletes, audit));
            }
            return outcomes;
        }
    }

    private static Optional<InputRecord> recorded(Snapshot snapshot, Address secret, String key) throws StoreException {
        return snapshot.find(InputRecord.key(secret, key)).map(stored -> (InputRecord) stored.record());
    }

    private InputRecord next(
            Snapshot snapshot,
            Optional<InputRecord> recorded,
            Address secret,
            String key,
            Plaintext content,
            Instant now) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        var revision = HexFormat.of().formatHex(id);
        var fingerprints = snapshot.contentKeys()
                .map(ContentKeys::fingerprints)
                .orElseThrow(() -> new IllegalStateException("a lock without the value key: a bug in Tacit"));
        var version = new KeyVersion(
                snapshot.provenances().input(revision),
                content.read(fingerprints::of),
                content.size(),
                content.read(Payload::entry) instanceof Bytes ? KeyVersion.Form.BYTES : KeyVersion.Form.TEXT);
        return recorded.map(r -> r.then(revision, now, version))
                .orElseGet(() -> new InputRecord(secret, key, revision, now, version, List.of()));
    }
}
