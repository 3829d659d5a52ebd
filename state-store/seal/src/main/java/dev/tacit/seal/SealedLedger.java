package dev.tacit.seal;

import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.seal.fault.StoreFault;
import dev.tacit.seal.head.Head;
import dev.tacit.seal.head.Lock;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** A store on a backend, open. Made by {@link StoreHome}. Thread-safe; sessions are not. */
public final class SealedLedger implements Ledger {
    /** A remote lock whose renewal count stands still for so long is taken over. */
    private static final long REMOTE_EXPIRY_NANOS = 30_000_000_000L;

    final StoreAccess access;
    private final HeadSwaps swaps;
    private final LongSupplier nanos;
    private Waiting waiting = new Waiting(-1, -1, 0);

    private record Waiting(long fence, long renewal, long since) {}

    /** @param nanos a monotonic clock */
    SealedLedger(StoreAccess access, SecureRandom random, LongSupplier nanos) {
        this.access = access;
        this.swaps = new HeadSwaps(access, random);
        this.nanos = nanos;
    }

    /** How many payloads were opened through this ledger's snapshots. */
    public long openedPayloads() {
        return access.openedPayloads();
    }

    @Override
    public Snapshot snapshot() throws StoreException {
        return access.snapshot(access.currentHead());
    }

    /** A plan as a file: sealed, signed, of use with this store only. */
    public byte[] sealPlan(Plan plan) throws StoreException {
        return new PlanFile(access).seal(plan);
    }

    /**
     * Reads what {@link #sealPlan} wrote. Whether the plan may still be applied is for the applier to say.
     *
     * @param name of the file, for messages
     * @return without payloads, without credentials where only the planning key is at hand
     */
    public Plan openPlan(byte[] file, String name) throws StoreException {
        return new PlanFile(access).open(file, name);
    }

    /**
     * Refuses the store if it is older than a delivered object's valid mark says it was.
     *
     * @param epoch of the mark
     * @param serial of the mark
     */
    public void checkSeen(Snapshot snapshot, long epoch, long serial) throws StoreException {
        if (snapshot.epoch() < epoch || (snapshot.epoch() == epoch && snapshot.serial() < serial)) {
            throw SeenFile.rolledBack(
                    access.store().place(),
                    snapshot.epoch(),
                    snapshot.serial(),
                    epoch,
                    serial,
                    "an object it delivered carries the mark of");
        }
    }

    @Override
    public Session lock(String who, Instant now) throws StoreException {
        access.valueKey();
        try {
            var local = access.store().tryLocalLock();
            if (local.isPresent() && !local.get().held()) {
                local.get().close();
                throw StoreFault.locked(
                        access.store().place(), owner(access.head().head().lock()));
            }
            try {
                var head = swaps.make(new Taking(who, local.isEmpty()));
                return new SealedSession(access, swaps, head, local, now);
            } catch (StoreException | IOException | RuntimeException e) {
                if (local.isPresent()) {
                    local.get().close();
                }
                throw e;
            }
        } catch (IOException e) {
            throw StoreFault.unreachable(access.store().place(), e);
        }
    }

    private final class Taking implements HeadSwaps.Step {
        private final String who;
        private final boolean remote;
        private long fence;

        Taking(String who, boolean remote) {
            this.who = who;
            this.remote = remote;
        }

        /** On a local store the operating system has decided already: whoever the head names is dead. */
        @Override
        public Head after(Head before) throws StoreException {
            if (remote && before.lock().owner() != null && !expired(before.lock())) {
                throw StoreFault.locked(access.store().place(), owner(before.lock()));
            }
            var taken = before.lock().takenBy(who);
            fence = taken.fence();
            return before.with(taken);
        }

        @Override
        public boolean madeIn(Head now) {
            return now.lock().fence() == fence && who.equals(now.lock().owner());
        }
    }

    private static String owner(Lock lock) {
        return lock.owner() == null ? "another process" : lock.owner();
    }

    /** Whether the renewal count has stood still, as far as this process has watched. */
    private synchronized boolean expired(Lock lock) {
        long now = nanos.getAsLong();
        if (waiting.fence != lock.fence() || waiting.renewal != lock.renewal()) {
            waiting = new Waiting(lock.fence(), lock.renewal(), now);
        }
        return now - waiting.since >= REMOTE_EXPIRY_NANOS;
    }

    @Override
    public void audit(AuditEntry entry) throws StoreException {
        access.valueKey();
        var commit = new Commit(List.of(), Map.of(), Set.of(), List.of(entry));
        try {
            swaps.commit(access.head(), commit, entry.time(), lock -> lock);
        } catch (IOException e) {
            throw StoreFault.unreachable(access.store().place(), e);
        }
    }

    @Override
    public void close() {
        try {
            access.store().close();
        } catch (IOException _) {
            // every commit was durable before; there is nothing left to lose
        }
    }
}
