package dev.tacit.core.liveness;

/** How an object changes. */
public enum Manner {
    /** Its content becomes another. */
    IN_PLACE,
    /** It cannot change, so another takes its name; whoever holds the first keeps what that held. */
    ANEW,
    /** It cannot change, so another is made under a name of its own. */
    SUPERSEDED,
    /** It goes; whoever holds it keeps what it held, but could not start again. */
    GONE
}
