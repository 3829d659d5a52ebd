package dev.tacit.core.record;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One atomic step of the store's history.
 *
 * @param writes records to add or replace
 * @param payloads contents to add or replace; the same key may be written once only
 * @param deletes records or payloads to remove; those not there are passed over
 * @param audit entries to append
 */
public record Commit(
        List<StoreRecord> writes, Map<RecordKey, Payload> payloads, Set<RecordKey> deletes, List<AuditEntry> audit) {
    public Commit {
        writes = List.copyOf(writes);
        payloads = Map.copyOf(payloads);
        deletes = Set.copyOf(deletes);
        audit = List.copyOf(audit);
    }
}
