package dev.tacit.core.record;

import dev.tacit.core.diagnostic.Diagnostic;

/** The store cannot do what was asked, for a reason outside Tacit. The message is the diagnostic's summary. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic diagnostic;
    private final Kind kind;

    public enum Kind {
        /** Someone else holds the lock. */
        LOCKED,
        /** Nobody has unlocked it, or only the planning key is at hand. */
        SEALED,
        UNREACHABLE,
        /** Damaged, forged, substituted or rolled back. */
        REFUSED,
        /** Another session took the lock away, or wrote first. */
        CONFLICT
    }

    public StoreException(Kind kind, Diagnostic diagnostic) {
        super(diagnostic.summary());
        this.kind = kind;
        this.diagnostic = diagnostic;
    }

    public Kind kind() {
        return kind;
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
