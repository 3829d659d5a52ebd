package dev.tacit.seal.index;

/**
 * Where a sealed record lies.
 *
 * @param revision raised by every write of the record
 * @param digest SHA-256 of the sealed bytes
 */
public record Entry(RecordId id, long revision, Extent extent, Digest digest) {}
