package dev.tacit.core.record;

import java.time.Instant;

/** The store as the planner sees it: snapshots to read, one writer at a time. */
public interface Ledger extends AutoCloseable {
    Snapshot snapshot() throws StoreException;

    /**
     * Takes the lock or fails at once with {@link StoreException.Kind#LOCKED}, naming the holder.
     *
     * @param who user name at host, process
     */
    Session lock(String who, Instant now) throws StoreException;

    /** Appends an audit entry; needs no lock. */
    void audit(AuditEntry entry) throws StoreException;

    @Override
    void close();

    /** The lock, held. Used by one thread at a time. */
    interface Session extends AutoCloseable {
        /** The store as of the last commit of this session. */
        Snapshot snapshot() throws StoreException;

        /** Makes {@code commit} durable under the serial after the last, or a later one where audit entries of others came between. */
        Snapshot commit(Commit commit) throws StoreException;

        /** Deletes blobs that nothing refers to any more. */
        void collect() throws StoreException;

        /** Releases the lock. */
        @Override
        void close() throws StoreException;
    }
}
