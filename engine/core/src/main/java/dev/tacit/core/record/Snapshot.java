package dev.tacit.core.record;

import dev.tacit.core.value.Provenances;
import java.util.List;
import java.util.Optional;

/** The store at one serial; what it reads never changes. Safe for use by several threads. */
public interface Snapshot {
    Lineage lineage();

    long epoch();

    /** Counts commits from 1. */
    long serial();

    /** Every record of class state or input, opened once, in no particular order. */
    List<Stored<? extends StoreRecord>> state() throws StoreException;

    Optional<Stored<? extends StoreRecord>> find(RecordKey key) throws StoreException;

    OpenedPayload payload(RecordKey key);

    /** Every audit entry, oldest first. */
    List<Audited> log() throws StoreException;

    /** The same without serials. */
    default List<AuditEntry> audit() throws StoreException {
        return log().stream().map(Audited::entry).toList();
    }

    Provenances provenances();

    /** Empty when only the planning key is at hand. */
    Optional<ContentKeys> contentKeys();
}
