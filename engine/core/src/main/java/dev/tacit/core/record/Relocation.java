package dev.tacit.core.record;

import dev.tacit.core.address.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts what is recorded under some addresses under others: versions, draws, inputs, contents, deliveries. Nothing changes
 * in a target: a mark proves that an object is ours by what it says itself, whatever its federation is called now.
 */
public final class Relocation {
    private final Snapshot snapshot;
    private final Map<Address, Address> moves;
    private final List<StoreRecord> writes = new ArrayList<>();
    private final Map<RecordKey, Payload> payloads = new HashMap<>();
    private final Set<RecordKey> deletes = new HashSet<>();

    private Relocation(Snapshot snapshot, Map<Address, Address> moves) {
        this.snapshot = snapshot;
        this.moves = moves;
    }

    /** @param moves to addresses that nothing is recorded under */
    public static Commit commit(Snapshot snapshot, Map<Address, Address> moves, List<AuditEntry> audit)
            throws StoreException {
        var relocation = new Relocation(snapshot, Map.copyOf(moves));
        for (var stored : snapshot.state()) {
            relocation.move(stored.record());
        }
        relocation.writes.forEach(record -> relocation.deletes.remove(record.key()));
        return new Commit(relocation.writes, relocation.payloads, relocation.deletes, audit);
    }

    private void move(StoreRecord record) throws StoreException {
        var next = record.renamed(this::moved);
        if (next.equals(record)) {
            return;
        }
        writes.add(next);
        deletes.add(record.key());
        var contents = record.contents();
        var moved = next.contents();
        for (int i = 0; i < contents.size(); i++) {
            content(record, contents.get(i), moved.get(i));
        }
    }

    private Address moved(Address address) {
        return moves.getOrDefault(address, address);
    }

    private void content(StoreRecord of, RecordKey key, RecordKey next) throws StoreException {
        if (next.equals(key) || payloads.containsKey(next)) {
            return;
        }
        switch (snapshot.payload(key)) {
            case OpenedPayload.Opened opened -> {
                payloads.put(next, opened.payload());
                deletes.add(key);
            }
            case OpenedPayload.Missing missing -> {}
            case OpenedPayload.Failed failed ->
                throw new StoreException(
                        StoreException.Kind.REFUSED,
                        failed.diagnostic().about(of.key().address()));
            case OpenedPayload.NeedsValueKey needs ->
                throw new IllegalArgumentException("a move by whoever cannot commit: a bug in Tacit");
        }
    }

    /** What to write so that nothing is recorded under {@code gone} any more; what it refers to stays. */
    public static Commit forget(Snapshot snapshot, Set<Address> gone, List<AuditEntry> audit) throws StoreException {
        var writes = new ArrayList<StoreRecord>();
        var deletes = new HashSet<RecordKey>();
        var named = new HashSet<RecordKey>();
        for (var stored : snapshot.state()) {
            switch (stored.record()) {
                case SecretRecord r
                when gone.contains(r.address()) -> {
                    r.versions().forEach(v -> deletes.add(SecretRecord.payload(r.address(), v.number())));
                    writes.add(r.buried());
                }
                case InputRecord r when gone.contains(r.secret()) -> deletes.addAll(Set.of(r.key(), r.payload()));
                case GeneratorRecord r
                when gone.contains(r.address()) ->
                    deletes.addAll(Set.of(r.key(), GeneratorRecord.payload(r.address(), r.drawId())));
                case OutputRecord r
                when gone.contains(r.address()) -> deletes.addAll(Set.of(r.key(), OutputRecord.payload(r.address())));
                case TargetRecord r when gone.contains(r.address()) -> deletes.add(r.key());
                case DeliveryRecord r
                when gone.contains(r.federation()) || gone.contains(r.target()) -> {
                    deletes.add(r.key());
                    if (r.payload().kind().equals("rendered")) {
                        deletes.add(r.payload());
                    }
                }
                case DeliveryRecord r -> named.add(r.payload());
                case FederationRecord r when gone.contains(r.address()) -> deletes.add(r.key());
                case FederationRecord r -> {}
                case SecretRecord r -> {}
                case InputRecord r -> {}
                case GeneratorRecord r -> {}
                case OutputRecord r -> {}
                case TargetRecord r -> {}
                case RolloutRecord r -> {}
            }
        }
        deletes.removeAll(named);
        return new Commit(writes, Map.of(), deletes, audit);
    }
}
