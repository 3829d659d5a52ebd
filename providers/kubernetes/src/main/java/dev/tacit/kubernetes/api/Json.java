package dev.tacit.kubernetes.api;

import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Walks JSON without building a tree. */
final class Json {
    static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private Json() {}

    interface Field {
        /** The parser stands on the value, and must stand on its last token afterwards. */
        void read(String name, JsonParser value);
    }

    static JsonParser parser(byte[] json) {
        var parser = FACTORY.createParser(ObjectReadContext.empty(), json);
        parser.nextToken();
        return parser;
    }

    /** Visits the fields of the object the parser stands on; anything but an object is skipped. */
    static void object(JsonParser parser, Field field) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            field.read(name, parser);
        }
    }

    /** Visits the elements of the array the parser stands on; anything but an array is skipped. */
    static void array(JsonParser parser, Runnable element) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (true) {
            var token = parser.nextToken();
            if (token == JsonToken.END_ARRAY || token == null) {
                return;
            }
            element.run();
        }
    }

    /** The scalar as text; {@code ""} for null, an object, an array. */
    static String text(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NULL
                || !parser.currentToken().isScalarValue()) {
            parser.skipChildren();
            return "";
        }
        return parser.getString();
    }

    static SortedMap<String, String> texts(JsonParser parser) {
        var result = new TreeMap<String, String>();
        object(parser, (name, value) -> result.put(name, text(value)));
        return result;
    }
}
