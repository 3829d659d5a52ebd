package dev.tacit.core.record;

/** A keyed digest of content (HMAC, 24 bytes as base64url): tells equal from different without helping a guesser. */
public record Fingerprint(String digest) {}
