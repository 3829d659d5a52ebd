package dev.tacit.core.apply;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.secret.Plaintext;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Value;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Sets provided values, each in one commit: it is there as a whole or not at all. */
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

    /** @param who user name at host, process; for the lock, the audit log */
    public Outcome set(Address secret, String key, Plaintext content, String who, Instant now) throws StoreException {
        try (var session = ledger.lock(who, now)) {
            var snapshot = session.snapshot();
            var recorded = recorded(snapshot, secret, key);
            var next = next(snapshot, recorded, secret, key, content, now);
            if (recorded.isPresent() && recorded.get().content().sameContentAs(next.content())) {
                return Outcome.UNCHANGED;
            }
            Value entry = content.read(Payload::entry);
            var deletes = recorded.map(r -> Set.of(r.payload())).orElse(Set.of());
            session.commit(new Commit(
                    List.of(next),
                    Map.of(next.payload(), new Payload(new TreeMap<>(Map.of(InputRecord.ENTRY, entry)))),
                    deletes,
                    List.of(new AuditEntry(now, who, "set", secret + " " + key))));
            return Outcome.SET;
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
