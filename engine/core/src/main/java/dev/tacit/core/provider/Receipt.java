package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostic;

/** What a target answered to one delivery. */
public sealed interface Receipt {
    /**
     * It is there.
     *
     * @param admitted whether the target keeps what was sent or something else
     */
    record Written(String uid, String resourceVersion, Admitted admitted) implements Receipt {}

    enum Admitted {
        AS_SENT,
        /** Admission changed data, type, or our labels and annotations. */
        ALTERED
    }

    record Deleted() implements Receipt {}

    /** The object is not what the plan saw; nothing was changed. */
    record Conflict(Diagnostic diagnostic) implements Receipt {}

    /** A foreign object is there; nothing was changed. */
    record Foreign(Diagnostic diagnostic) implements Receipt {}

    /** The target will not have it; nothing was changed. */
    record Refused(Diagnostic diagnostic) implements Receipt {}

    /** No answer: it may or may not have landed. */
    record Unknown(Diagnostic diagnostic) implements Receipt {}
}
