package dev.tacit.core.secret;

import java.util.Arrays;
import java.util.function.Function;

/** Owns bytes that are wiped on close; lends them to a reader instead of handing them out. Not thread-safe. */
public final class Plaintext implements AutoCloseable {
    private final byte[] bytes;
    private boolean wiped;

    private Plaintext(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes ownership: the caller must not keep {@code bytes}. */
    public static Plaintext owning(byte[] bytes) {
        return new Plaintext(bytes);
    }

    /** Lends the bytes; {@code reader} must neither keep nor change them. */
    public <T> T read(Function<byte[], T> reader) {
        if (wiped) {
            throw new IllegalStateException("plaintext used after it was wiped: a bug in Tacit");
        }
        return reader.apply(bytes);
    }

    public int size() {
        return bytes.length;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        wiped = true;
    }

    @Override
    public String toString() {
        return "plaintext of " + bytes.length + " bytes";
    }
}
