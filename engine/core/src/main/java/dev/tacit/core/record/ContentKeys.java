package dev.tacit.core.record;

/** What the value key gives beside opening payloads. */
public record ContentKeys(Fingerprints fingerprints, Marks marks) {}
