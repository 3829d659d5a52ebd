package dev.tacit.core.record;

import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Content as the store keeps it under the value key: text or bytes by key. Never printed. */
public final class Payload {
    private final SortedMap<String, Value> entries;

    /** @param entries {@link Text} or {@link Bytes} only */
    public Payload(SortedMap<String, ? extends Value> entries) {
        for (var value : entries.values()) {
            if (!(value instanceof Text || value instanceof Bytes)) {
                throw new IllegalArgumentException("a payload entry of type " + value.type());
            }
        }
        this.entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    public SortedMap<String, Value> entries() {
        return entries;
    }

    /** The entry that holds exactly {@code bytes}: text where they are UTF-8. */
    public static Value entry(byte[] bytes) {
        try {
            return new Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return new Bytes(bytes);
        }
    }

    /** The entry's bytes; text as UTF-8. */
    public static byte[] bytes(Value entry) {
        return switch (entry) {
            case Text t -> t.string().getBytes(StandardCharsets.UTF_8);
            case Bytes b -> b.toByteArray();
            default -> throw new IllegalArgumentException("a payload entry of type " + entry.type());
        };
    }

    /** Every key with its bytes, copied. */
    public SortedMap<String, byte[]> toBytes() {
        var result = new TreeMap<String, byte[]>();
        entries.forEach((key, value) -> result.put(key, bytes(value)));
        return result;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Payload p && p.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return "payload of " + entries.size() + " keys";
    }
}
