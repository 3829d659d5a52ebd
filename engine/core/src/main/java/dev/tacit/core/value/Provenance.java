package dev.tacit.core.value;

/** A keyed digest of where a value came from: 24 bytes as base64url text. Equal provenance means equal content. */
public record Provenance(String digest) {}
