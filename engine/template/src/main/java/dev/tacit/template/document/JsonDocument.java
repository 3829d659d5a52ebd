package dev.tacit.template.document;

import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads one JSON document (RFC 8259) to objects, tuples, primitives; a repeated key is a mistake. */
public final class JsonDocument {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonDocument() {}

    public static Value read(String text) throws UnreadableException {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new UnreadableException("it is empty", 1, 1);
            }
            var value = value(parser);
            if (parser.nextToken() != null) {
                var at = parser.currentTokenLocation();
                throw new UnreadableException("something follows its value", at.getLineNr(), at.getColumnNr());
            }
            return value;
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw at == null
                    ? new UnreadableException("", 1, 1)
                    : new UnreadableException("", at.getLineNr(), at.getColumnNr());
        }
    }

    private static Value value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new Text(whole(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                Num.parse(parser.getString()).orElseThrow();
            case VALUE_TRUE -> Bool.of(true);
            case VALUE_FALSE -> Bool.of(false);
            case VALUE_NULL -> Null.UNTYPED;
            case START_ARRAY -> {
                var elements = new ArrayList<Value>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield new TupleValue(elements);
            }
            case START_OBJECT -> {
                var attributes = new TreeMap<String, Value>();
                for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                    parser.nextToken();
                    attributes.put(whole(name), value(parser));
                }
                yield new ObjectValue(attributes);
            }
            case END_ARRAY, END_OBJECT, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value of JSON: a bug in Tacit");
        };
    }

    /** JSON's escapes can write half a character: as in Go, it reads as U+FFFD. */
    private static String whole(String text) {
        int i = 0;
        while (i < text.length() && !Character.isSurrogate(text.charAt(i))) {
            i++;
        }
        return i == text.length()
                ? text
                : text.codePoints()
                        .map(c -> isHalf(c) ? 0xFFFD : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
