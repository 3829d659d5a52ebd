package dev.tacit.template;

import dev.tacit.core.value.Bool;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON as values of a declaration. */
final class JsonValues {
    private JsonValues() {}

    static Value read(String json) {
        try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return value(parser);
        }
    }

    /** One line of JSON whose fields are known. */
    record Line(ObjectValue fields) {
        static Line of(String json) {
            return new Line((ObjectValue) read(json));
        }

        Value get(String name) {
            return Optional.ofNullable(fields.attributes().get(name)).orElseThrow();
        }

        String text(String name) {
            return ((Text) get(name)).string();
        }

        boolean has(String name) {
            return fields.attributes().containsKey(name);
        }
    }

    private static Value value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new Text(parser.getString());
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
                    attributes.put(name, value(parser));
                }
                yield attributes.isEmpty() ? new MapValue(Type.DYNAMIC, attributes) : new ObjectValue(attributes);
            }
            default -> throw new AssertionError("not JSON");
        };
    }
}
