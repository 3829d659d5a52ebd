package dev.tacit.seal.index;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a stretch of bytes, as four numbers. */
public record Digest(long a, long b, long c, long d) {
    static final int LENGTH = 32;
    private static final ThreadLocal<MessageDigest> SHA = ThreadLocal.withInitial(Digest::sha256);

    public static Digest of(byte[] bytes, int from, int length) {
        var sha = SHA.get();
        sha.update(bytes, from, length);
        return read(ByteBuffer.wrap(sha.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public static Digest of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    static Digest read(ByteBuffer in) {
        return new Digest(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    void write(ByteBuffer out) {
        out.putLong(a).putLong(b).putLong(c).putLong(d);
    }

    /** @throws IllegalArgumentException when {@code text} is no digest */
    public static Digest parse(String text) {
        byte[] bytes = HexFormat.of().parseHex(text);
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("not a digest");
        }
        return read(ByteBuffer.wrap(bytes));
    }

    public String hex() {
        var out = ByteBuffer.allocate(LENGTH);
        write(out);
        return HexFormat.of().formatHex(out.array());
    }
}
