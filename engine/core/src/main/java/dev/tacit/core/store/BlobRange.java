package dev.tacit.core.store;

/** A stretch of one blob, in bytes. */
public record BlobRange(BlobId blob, int offset, int length) {}
