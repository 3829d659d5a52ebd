package dev.tacit.seal.index;

/**
 * Where an index node lies.
 *
 * @param digest SHA-256 of its bytes
 */
public record NodeRef(Extent extent, Digest digest) {}
