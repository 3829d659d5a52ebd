package dev.tacit.generator.text;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.generator.kind.Attributes;
import dev.tacit.generator.kind.Inputs;
import dev.tacit.generator.kind.Kind;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** {@code uuid}: RFC 9562, version 4 (random) or 7 (a time in milliseconds, then random). */
final class Uuid implements Kind {
    private static final String VERSION = "version";
    private static final String VALUE = "value";
    private static final int RANDOM = 4;
    private static final int TIME_ORDERED = 7;

    @Override
    public String type() {
        return "uuid";
    }

    @Override
    public Schema schema() {
        return new Schema(List.of(Attributes.optional(VERSION, Type.NUMBER)));
    }

    @Override
    public SortedMap<String, Type> exports() {
        return Attributes.exported(Type.STRING, VALUE);
    }

    @Override
    public Optional<Drawing> read(Inputs inputs) {
        int version = inputs.number(VERSION, RANDOM, RANDOM, TIME_ORDERED);
        if (version != RANDOM && version != TIME_ORDERED) {
            inputs.error(VERSION, "\"version\" must be 4 or 7.");
        }
        return inputs.areGood()
                ? Optional.of((random, now) -> new TreeMap<>(
                        Map.of(VALUE, new Text(draw(version, random, now).toString()))))
                : Optional.empty();
    }

    private static UUID draw(int version, RandomGenerator random, Instant now) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var drawn = ByteBuffer.wrap(bytes);
        if (version == TIME_ORDERED) {
            drawn.putShort(0, (short) (now.toEpochMilli() >>> 32)).putInt(2, (int) now.toEpochMilli());
        }
        drawn.put(6, (byte) ((version << 4) | (bytes[6] & 0x0f))).put(8, (byte) (0x80 | (bytes[8] & 0x3f)));
        return new UUID(drawn.getLong(0), drawn.getLong(8));
    }
}
