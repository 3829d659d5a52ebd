package dev.tacit.seal;

import dev.tacit.core.record.Commit;
import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.store.LocalLock;
import dev.tacit.seal.fault.StoreFault;
import dev.tacit.seal.head.Head;
import dev.tacit.seal.head.Lock;
import dev.tacit.seal.head.SignedHead;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;

/** The lock, held under one fence. */
final class SealedSession implements Ledger.Session {
    private final StoreAccess access;
    private final HeadSwaps swaps;
    private final Optional<LocalLock> local;
    private final Instant began;
    private final long fence;
    private SignedHead current;
    private boolean closed;

    SealedSession(StoreAccess access, HeadSwaps swaps, SignedHead locked, Optional<LocalLock> local, Instant began) {
        this.access = access;
        this.swaps = swaps;
        this.current = locked;
        this.local = local;
        this.began = began;
        this.fence = locked.head().lock().fence();
    }

    @Override
    public Snapshot snapshot() {
        return access.snapshot(current.head());
    }

    @Override
    public Snapshot commit(Commit commit) throws StoreException {
        if (closed) {
            throw new IllegalStateException("a commit after its session was closed: a bug in Tacit");
        }
        current = swaps.commit(current, commit, began, this::renewed);
        return access.snapshot(current.head());
    }

    private Lock renewed(Lock lock) throws StoreException {
        if (!isOurs(lock)) {
            throw StoreFault.lockLost(access.store().place());
        }
        return lock.renewed();
    }

    private boolean isOurs(Lock lock) {
        return lock.fence() == fence && lock.owner() != null;
    }

    /**
     * Between listing blobs and deleting them the head is changed, though its commit stays: a commit of audit entries
     * that stored its blobs before, and has not swapped yet, then fails to swap, and stores new blobs.
     */
    @Override
    public void collect() throws StoreException {
        try {
            var garbage = new HashSet<>(access.store().list());
            current = swaps.make(current, new LockStep(this::renewed));
            garbage.removeAll(access.reading(
                    current.head(),
                    () -> access.snapshot(current.head()).index().blobs()));
            if (!garbage.isEmpty()) {
                access.store().delete(garbage);
            }
        } catch (IOException e) {
            throw StoreFault.unreachable(access.store().place(), e);
        }
    }

    @Override
    public void close() throws StoreException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            try {
                swaps.make(current, new LockStep(lock -> isOurs(lock) ? lock.released() : lock));
            } finally {
                if (local.isPresent()) {
                    local.get().close();
                }
            }
        } catch (IOException e) {
            throw StoreFault.unreachable(access.store().place(), e);
        }
    }

    /** Changes nothing but the lock. */
    private record LockStep(HeadSwaps.LockRule rule) implements HeadSwaps.Step {
        @Override
        public Head after(Head before) throws StoreException {
            return before.with(rule.apply(before.lock()));
        }

        /** To renew or release twice is harmless, so a lost answer needs no closer look. */
        @Override
        public boolean madeIn(Head now) {
            return false;
        }
    }
}
