package dev.tacit.seal.json;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes canonical JSON (RFC 8785). Only integers below 2^53 are numbers here, so none of its rules for fractions apply.
 * Members must come in order, which is checked.
 */
public final class JsonOut {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes);
    private final Deque<String> before = new ArrayDeque<>();

    public JsonOut begin() {
        generator.writeStartObject();
        before.push("");
        return this;
    }

    public JsonOut end() {
        generator.writeEndObject();
        before.pop();
        return this;
    }

    public JsonOut name(String name) {
        var last = before.pop();
        if (!last.isEmpty() && last.compareTo(name) >= 0) {
            throw new IllegalStateException("member " + name + " written out of order: a bug in Tacit");
        }
        before.push(name);
        generator.writeName(name);
        return this;
    }

    public JsonOut object(String name) {
        return name(name).begin();
    }

    public JsonOut array(String name) {
        return name(name).beginArray();
    }

    public JsonOut beginArray() {
        generator.writeStartArray();
        return this;
    }

    public JsonOut endArray() {
        generator.writeEndArray();
        return this;
    }

    public JsonOut text(String name, @Nullable String value) {
        return name(name).text(value);
    }

    public JsonOut text(@Nullable String value) {
        if (value == null) {
            generator.writeNull();
        } else {
            generator.writeString(value);
        }
        return this;
    }

    public JsonOut number(String name, long value) {
        return name(name).number(value);
    }

    public JsonOut number(long value) {
        if (value < 0 || value > 1L << 53) {
            throw new IllegalArgumentException("a number outside of what canonical JSON keeps: a bug in Tacit");
        }
        generator.writeNumber(value);
        return this;
    }

    public JsonOut flag(boolean value) {
        generator.writeBoolean(value);
        return this;
    }

    public JsonOut bytes(String name, byte[] value) {
        return text(name, Base64.getEncoder().encodeToString(value));
    }

    public byte[] toBytes() {
        generator.close();
        return bytes.toByteArray();
    }
}
