package dev.tacit.cli.render;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One JSON object on one line, its properties in the order added. */
public final class JsonLine {
    private static final JsonFactory JSON = new JsonFactory();
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text);

    /** @param type what the object tells, its first property */
    public JsonLine(String type) {
        json.writeStartObject();
        json.writeStringProperty("type", type);
    }

    public JsonLine add(String name, String value) {
        json.writeStringProperty(name, value);
        return this;
    }

    public JsonLine add(String name, long value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    public JsonLine add(String name, boolean value) {
        json.writeBooleanProperty(name, value);
        return this;
    }

    public JsonLine add(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
        return this;
    }

    public JsonLine add(String name, Map<String, ? extends Number> numbers) {
        json.writeObjectPropertyStart(name);
        numbers.forEach((key, number) -> json.writeNumberProperty(key, number.longValue()));
        json.writeEndObject();
        return this;
    }

    /** The line, without its end. */
    public String end() {
        json.writeEndObject();
        json.close();
        return text.toString();
    }
}
