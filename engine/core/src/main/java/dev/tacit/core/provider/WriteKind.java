package dev.tacit.core.provider;

/** What a write does to an object, as far as permission is concerned. */
public enum WriteKind {
    CREATE,
    UPDATE,
    /** Deleted, then created anew. */
    REPLACE,
    DELETE
}
