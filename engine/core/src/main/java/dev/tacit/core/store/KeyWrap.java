package dev.tacit.core.store;

/**
 * A store key as one root key keeps it.
 *
 * @param provider the name of the provider that can open it
 * @param recipient which root key of that provider, told without revealing it
 * @param wrapped ciphertext in base64
 */
public record KeyWrap(String provider, String recipient, String wrapped) {}
