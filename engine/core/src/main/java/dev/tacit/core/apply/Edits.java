package dev.tacit.core.apply;

import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.StoreRecord;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects one commit; of two edits of one key the later one holds. */
final class Edits {
    private final Map<RecordKey, StoreRecord> writes = new LinkedHashMap<>();
    private final Set<RecordKey> deletes = new LinkedHashSet<>();

    void write(StoreRecord record) {
        deletes.remove(record.key());
        writes.put(record.key(), record);
    }

    void delete(RecordKey key) {
        writes.remove(key);
        deletes.add(key);
    }

    boolean deletes(RecordKey key) {
        return deletes.contains(key);
    }

    boolean isEmpty() {
        return writes.isEmpty() && deletes.isEmpty();
    }

    Commit commit() {
        return commit(Map.of(), List.of());
    }

    Commit commit(Map<RecordKey, Payload> payloads, List<AuditEntry> audit) {
        return new Commit(List.copyOf(writes.values()), payloads, deletes, audit);
    }
}
