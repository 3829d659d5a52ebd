package dev.tacit.core.apply;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.Stored;
import dev.tacit.core.record.TargetRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The store's records as this apply knows them: read once, kept up with its own commits while it holds the lock. */
final class Book {
    private final Map<RecordKey, StoreRecord> records = new HashMap<>();
    private final Map<RecordKey, Long> revisions = new HashMap<>();
    private final Map<Place, DeliveryRecord> places = new HashMap<>();

    private record Place(Address target, ObjectKey object) {}

    Book(List<Stored<? extends StoreRecord>> state) {
        for (var stored : state) {
            var key = stored.record().key();
            records.put(key, stored.record());
            revisions.put(key, stored.revision());
            if (stored.record() instanceof DeliveryRecord d) {
                places.put(new Place(d.target(), d.object()), d);
            }
        }
    }

    /** The revision when the lock was taken, 0 for none. */
    long revision(RecordKey key) {
        return revisions.getOrDefault(key, 0L);
    }

    Optional<StoreRecord> find(RecordKey key) {
        return Optional.ofNullable(records.get(key));
    }

    /** What was remembered of an object when the lock was taken, whichever federation delivers it. */
    Optional<DeliveryRecord> delivery(Address target, ObjectKey object) {
        return Optional.ofNullable(places.get(new Place(target, object)));
    }

    Optional<DeliveryRecord> delivery(RecordKey key) {
        return find(key).map(DeliveryRecord.class::cast);
    }

    <R extends StoreRecord> Stream<R> all(Class<R> kind) {
        return records.values().stream().filter(kind::isInstance).map(kind::cast);
    }

    void note(Commit commit) {
        commit.deletes().forEach(records::remove);
        commit.writes().forEach(record -> records.put(record.key(), record));
    }

    /** What this will say after {@code commit}. */
    Book after(Commit commit) {
        var next = new Book(List.of());
        next.records.putAll(records);
        next.note(commit);
        return next;
    }

    /** Every payload that a record still needs. */
    Set<RecordKey> namedPayloads() {
        var named = new HashSet<RecordKey>();
        for (var record : records.values()) {
            switch (record) {
                case DeliveryRecord d -> named.add(d.payload());
                case GeneratorRecord g -> named.add(GeneratorRecord.payload(g.address(), g.drawId()));
                case OutputRecord o -> named.add(OutputRecord.payload(o.address()));
                case SecretRecord s -> kept(s).forEach(named::add);
                case InputRecord i -> named.add(i.payload());
                case TargetRecord _, RolloutRecord _ -> {}
            }
        }
        return named;
    }

    private static Stream<RecordKey> kept(SecretRecord secret) {
        return switch (secret.presence()) {
            case TOMBSTONE -> Stream.empty();
            case DECLARED -> {
                int keep = Math.max(1, secret.keepVersions());
                yield secret.versions().stream()
                        .skip(Math.max(0, secret.versions().size() - keep))
                        .map(v -> SecretRecord.payload(secret.address(), v.number()));
            }
        };
    }
}
