package dev.tacit.kubernetes.api;

import dev.tacit.core.record.Mutability;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** A whole Secret. Owns its content: wiped on close, lent to a reader. Never printed. */
public final class SecretObject implements AutoCloseable {
    private final ObjectMeta meta;
    private final String type;
    private final Map<String, byte[]> data;
    private final Mutability mutability;

    SecretObject(ObjectMeta meta, String type, Map<String, byte[]> data, Mutability mutability) {
        this.mutability = mutability;
        this.meta = meta;
        this.type = type;
        this.data = data;
    }

    public ObjectMeta meta() {
        return meta;
    }

    public String type() {
        return type;
    }

    public Mutability mutability() {
        return mutability;
    }

    /** Lends the content; {@code reader} must neither keep nor change it. */
    public <T> T read(Function<Map<String, byte[]>, T> reader) {
        return reader.apply(data);
    }

    @Override
    public void close() {
        data.values().forEach(bytes -> Arrays.fill(bytes, (byte) 0));
    }

    @Override
    public String toString() {
        return "secret " + meta.name();
    }
}
