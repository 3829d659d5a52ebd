package dev.tacit.core.apply;

import dev.tacit.core.address.Address;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.Stored;
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

    /** Gives records the names that {@code plan} moves them to. Answers where their content is, and where it belongs. */
    Map<RecordKey, RecordKey> move(Plan plan) {
        var payloads = new HashMap<RecordKey, RecordKey>();
        for (var change : plan.changes()) {
            if (change instanceof Change.Move move) {
                move.records().forEach(renamed -> before(renamed, payloads));
            }
        }
        for (var change : plan.changes()) {
            if (change instanceof Change.Move move) {
                move.records().forEach(renamed -> records.put(renamed.next().key(), renamed.next()));
                move.records().stream()
                        .flatMap(r -> r.next() instanceof DeliveryRecord d ? Stream.of(d) : Stream.empty())
                        .forEach(d -> places.put(new Place(d.target(), d.object()), d));
            }
        }
        return payloads;
    }

    private void before(Change.Renamed renamed, Map<RecordKey, RecordKey> payloads) {
        var record = records.remove(renamed.key());
        if (record == null) {
            throw new IllegalStateException("a plan that moves what is not there: a bug in Tacit");
        }
        if (record instanceof DeliveryRecord d) {
            places.remove(new Place(d.target(), d.object()));
        }
        var contents = record.contents();
        for (int i = 0; i < contents.size(); i++) {
            var to = renamed.next().contents().get(i);
            if (!to.equals(contents.get(i))) {
                payloads.put(contents.get(i), to);
            }
        }
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
        records.values().forEach(record -> named.addAll(record.payloads()));
        return named;
    }
}
