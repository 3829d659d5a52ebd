package dev.tacit.kubernetes.api;

import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** A JSON Patch (RFC 6902) of a Secret, all or nothing. */
public final class JsonPatch {
    private final List<Consumer<JsonGenerator>> operations = new ArrayList<>();

    /** Whether the object has a map of labels or annotations at all: an {@code add} of one entry fails without. */
    public enum MapThere {
        YES,
        NO
    }

    /** Fails the patch unless the object is this one. */
    public JsonPatch onlyIf(String uid, String resourceVersion) {
        operation("test", "/metadata/uid", out -> out.writeString(uid));
        // The server compares what is put there: a stale one is a conflict.
        return operation("replace", "/metadata/resourceVersion", out -> out.writeString(resourceVersion));
    }

    /** The type cannot be changed: another one is refused by the server, by name. */
    public JsonPatch type(String type) {
        return operation("replace", "/type", out -> out.writeString(type));
    }

    public JsonPatch data(Payload data) {
        return operation("add", "/data", out -> JsonBody.data(out, data.toBytes()));
    }

    /** What is immutable stays so, whatever is asked for. */
    public JsonPatch mutability(Mutability mutability) {
        return switch (mutability) {
            case MUTABLE -> this;
            case IMMUTABLE -> operation("add", "/immutable", out -> out.writeBoolean(true));
        };
    }

    /**
     * Sets entries of a map under {@code metadata}, leaves those of others alone.
     *
     * @param dropped removed where they are there
     */
    public JsonPatch entries(String map, MapThere there, Map<String, String> entries, Set<String> dropped) {
        if (there == MapThere.NO) {
            return operation("add", "/metadata/" + map, out -> JsonBody.texts(out, entries));
        }
        entries.forEach((key, text) -> operation("add", pointer(map, key), out -> out.writeString(text)));
        for (var key : dropped) {
            // Removing what is not there fails; setting it first makes it be there, whoever removed it meanwhile.
            operation("add", pointer(map, key), out -> out.writeString(""));
            operations.add(out -> {
                out.writeStartObject();
                out.writeStringProperty("op", "remove");
                out.writeStringProperty("path", pointer(map, key));
                out.writeEndObject();
            });
        }
        return this;
    }

    public byte[] toJson() {
        return JsonBody.json(out -> {
            out.writeStartArray();
            operations.forEach(operation -> operation.accept(out));
            out.writeEndArray();
        });
    }

    private JsonPatch operation(String op, String path, Consumer<JsonGenerator> value) {
        operations.add(out -> {
            out.writeStartObject();
            out.writeStringProperty("op", op);
            out.writeStringProperty("path", path);
            out.writeName("value");
            value.accept(out);
            out.writeEndObject();
        });
        return this;
    }

    private static String pointer(String map, String key) {
        return "/metadata/" + map + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
