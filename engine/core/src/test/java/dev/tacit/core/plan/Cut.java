package dev.tacit.core.plan;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Ends a process at its n-th step: before or after a commit, before or after a write to a target. */
final class Cut implements MemoryWorld.Fault {
    /** How what was cut looks from inside. */
    enum Kind {
        /** Nothing runs any more. */
        KILLED,
        /** The network is gone: no answer, whether it landed or not. */
        CUT_OFF
    }

    /** The process is over. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Kind kind;
    private int left;

    Cut(Kind kind, int steps) {
        this.kind = kind;
        this.left = steps;
    }

    private synchronized boolean over() {
        return --left < 0;
    }

    private static Diagnostic lost() {
        return Diagnostic.error(Braces.BracesCode.NOT_JSON, "No answer", "", null);
    }

    @Override
    public @Nullable Receipt before(Delivery delivery) {
        return over() ? cut() : null;
    }

    @Override
    public Receipt after(Delivery delivery, Receipt receipt) {
        return over() ? cut() : receipt;
    }

    /** One more step, of what is no store and no target. */
    void pass() {
        if (over() && kind == Kind.KILLED) {
            throw new Killed();
        }
    }

    private Receipt cut() {
        return switch (kind) {
            case KILLED -> throw new Killed();
            case CUT_OFF -> new Receipt.Unknown(lost());
        };
    }

    private void step() throws StoreException {
        if (over()) {
            switch (kind) {
                case KILLED -> throw new Killed();
                case CUT_OFF -> throw new StoreException(StoreException.Kind.UNREACHABLE, lost());
            }
        }
    }

    /** The same store, as far as the cut process sees it. */
    Ledger around(Ledger ledger) {
        return new Ledger() {
            @Override
            public Snapshot snapshot() throws StoreException {
                return ledger.snapshot();
            }

            @Override
            public Session lock(String who, Instant now) throws StoreException {
                return around(ledger.lock(who, now));
            }

            @Override
            public void audit(AuditEntry entry) throws StoreException {
                ledger.audit(entry);
            }

            @Override
            public void close() {}
        };
    }

    private Ledger.Session around(Ledger.Session session) {
        return new Ledger.Session() {
            @Override
            public Snapshot snapshot() throws StoreException {
                return session.snapshot();
            }

            @Override
            public Snapshot commit(Commit commit) throws StoreException {
                step();
                var after = session.commit(commit);
                step();
                return after;
            }

            @Override
            public void collect() throws StoreException {
                session.collect();
            }

            @Override
            public void close() throws StoreException {
                session.close();
            }
        };
    }
}
