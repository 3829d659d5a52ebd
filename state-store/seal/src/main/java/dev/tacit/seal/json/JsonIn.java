package dev.tacit.seal.json;

import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads canonical JSON member by member: whoever asks for one gets that one, or an exception. */
public final class JsonIn {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser parser;
    private @Nullable JsonToken next;

    public interface Reader<T> {
        T read() throws MalformedException;
    }

    /** Reads one element of an array. */
    public interface Element {
        void read() throws MalformedException;
    }

    public JsonIn(byte[] bytes) throws MalformedException {
        parser = FACTORY.createParser(ObjectReadContext.empty(), bytes);
        advance();
    }

    /** Jackson's messages quote the text they stumble over, so none of its exceptions gets out. */
    private void advance() throws MalformedException {
        try {
            next = parser.nextToken();
        } catch (JacksonException _) {
            throw new MalformedException();
        }
    }

    private void expect(JsonToken token) throws MalformedException {
        if (next != token) {
            throw new MalformedException();
        }
        advance();
    }

    public JsonIn begin() throws MalformedException {
        expect(JsonToken.START_OBJECT);
        return this;
    }

    public JsonIn end() throws MalformedException {
        expect(JsonToken.END_OBJECT);
        return this;
    }

    /** Nothing may follow. */
    public void close() throws MalformedException {
        if (next != null) {
            throw new MalformedException();
        }
    }

    public JsonIn name(String name) throws MalformedException {
        if (next != JsonToken.PROPERTY_NAME || !name.equals(parser.currentName())) {
            throw new MalformedException();
        }
        advance();
        return this;
    }

    /** Whether the next member is {@code name}: one that stands only where it says something. */
    public boolean at(String name) throws MalformedException {
        return next == JsonToken.PROPERTY_NAME && name.equals(parser.currentName());
    }

    /** The next member's name, whatever it is. */
    public String anyName() throws MalformedException {
        if (next != JsonToken.PROPERTY_NAME) {
            throw new MalformedException();
        }
        String name = parser.currentName();
        advance();
        return name;
    }

    public JsonIn object(String name) throws MalformedException {
        return name(name).begin();
    }

    /** Reads an array; {@code element} is called at each element. */
    public void each(Element element) throws MalformedException {
        expect(JsonToken.START_ARRAY);
        while (next != JsonToken.END_ARRAY) {
            element.read();
        }
        advance();
    }

    /** Reads an object whose names are data, in canonical order. */
    public <T> SortedMap<String, T> map(Reader<T> value) throws MalformedException {
        var result = new TreeMap<String, T>();
        expect(JsonToken.START_OBJECT);
        String before = null;
        while (next != JsonToken.END_OBJECT) {
            String name = anyName();
            if (before != null && before.compareTo(name) >= 0) {
                throw new MalformedException();
            }
            before = name;
            result.put(name, value.read());
        }
        advance();
        return result;
    }

    public boolean atNull() {
        return next == JsonToken.VALUE_NULL;
    }

    public boolean atText() {
        return next == JsonToken.VALUE_STRING;
    }

    public void skipNull() throws MalformedException {
        expect(JsonToken.VALUE_NULL);
    }

    public String text() throws MalformedException {
        if (next != JsonToken.VALUE_STRING) {
            throw new MalformedException();
        }
        try {
            String text = parser.getString();
            advance();
            return text;
        } catch (JacksonException _) {
            throw new MalformedException();
        }
    }

    public String text(String name) throws MalformedException {
        return name(name).text();
    }

    public @Nullable String textOrNull(String name) throws MalformedException {
        name(name);
        if (atNull()) {
            skipNull();
            return null;
        }
        return text();
    }

    public long number(String name) throws MalformedException {
        return name(name).number();
    }

    public long number() throws MalformedException {
        if (next != JsonToken.VALUE_NUMBER_INT) {
            throw new MalformedException();
        }
        try {
            long value = parser.getLongValue();
            advance();
            return value;
        } catch (JacksonException _) {
            throw new MalformedException();
        }
    }

    public int integer(String name) throws MalformedException {
        return name(name).integer();
    }

    public int integer() throws MalformedException {
        long value = number();
        if (value != (int) value) {
            throw new MalformedException();
        }
        return (int) value;
    }

    public boolean flag() throws MalformedException {
        boolean value = next == JsonToken.VALUE_TRUE;
        expect(value ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE);
        return value;
    }

    public byte[] bytes(String name) throws MalformedException {
        return bytesOf(text(name));
    }

    public static byte[] bytesOf(String base64) throws MalformedException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw new MalformedException();
        }
    }

    public static <E extends Enum<E>> E constant(Class<E> type, String name) throws MalformedException {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException _) {
            throw new MalformedException();
        }
    }
}
