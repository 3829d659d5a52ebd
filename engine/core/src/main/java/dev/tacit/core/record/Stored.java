package dev.tacit.core.record;

/** A record as read, with the revision that a later write must still find. */
public record Stored<R extends StoreRecord>(R record, long revision) {}
