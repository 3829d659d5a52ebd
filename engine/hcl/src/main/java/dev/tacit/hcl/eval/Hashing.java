package dev.tacit.hcl.eval;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Digests, as text. */
enum Hashing {
    MD5("MD5"),
    SHA1("SHA-1"),
    SHA256("SHA-256"),
    SHA512("SHA-512");

    private static final Pattern UUID_TEXT =
            Pattern.compile("(?i)(?:urn:uuid:)?([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})"
                    + "|\\{([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\\}|([0-9a-f]{32})");

    private final String algorithm;

    Hashing(String algorithm) {
        this.algorithm = algorithm;
    }

    String hex(byte[] content) {
        return HexFormat.of().formatHex(digest(content));
    }

    String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(digest(content));
    }

    private byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    /** Version 5 of RFC 9562; empty when {@code namespace} is neither a UUID nor one of the four that have names. */
    static Optional<String> uuid5(String namespace, byte[] name) {
        var hex = switch (namespace) {
            case "dns" -> "6ba7b8109dad11d180b400c04fd430c8";
            case "url" -> "6ba7b8119dad11d180b400c04fd430c8";
            case "oid" -> "6ba7b8129dad11d180b400c04fd430c8";
            case "x500" -> "6ba7b8149dad11d180b400c04fd430c8";
            default -> UUID_TEXT.matcher(namespace).matches() ? namespace.replaceAll("(?i)urn:uuid:|[{}-]", "") : "";
        };
        if (hex.isEmpty()) {
            return Optional.empty();
        }
        var input = ByteBuffer.allocate(16 + name.length)
                .put(HexFormat.of().parseHex(hex))
                .put(name);
        var digest = ByteBuffer.wrap(SHA1.digest(input.array()));
        long high = (digest.getLong() & ~0xF000L) | 0x5000L;
        long low = (digest.getLong() & ~0xC000_0000_0000_0000L) | 0x8000_0000_0000_0000L;
        return Optional.of(new UUID(high, low).toString());
    }
}
