package dev.tacit.core.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a blob's bytes, in lower-case hex. */
public record BlobId(String hex) implements Comparable<BlobId> {
    public BlobId {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a blob id");
        }
    }

    public static BlobId of(byte[] bytes) {
        try {
            return new BlobId(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public int compareTo(BlobId other) {
        return hex.compareTo(other.hex);
    }
}
