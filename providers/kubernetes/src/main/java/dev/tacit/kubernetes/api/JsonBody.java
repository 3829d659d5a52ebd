package dev.tacit.kubernetes.api;

import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.Payload;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Writes the bodies of requests. */
public final class JsonBody {
    private JsonBody() {}

    public static byte[] secret(
            String name,
            String type,
            Payload data,
            Map<String, String> labels,
            Map<String, String> annotations,
            Mutability mutability) {
        return json(out -> {
            out.writeStartObject();
            out.writeStringProperty("apiVersion", "v1");
            out.writeStringProperty("kind", "Secret");
            out.writeObjectPropertyStart("metadata");
            out.writeStringProperty("name", name);
            out.writeName("labels");
            texts(out, labels);
            out.writeName("annotations");
            texts(out, annotations);
            out.writeEndObject();
            out.writeStringProperty("type", type);
            out.writeName("data");
            data(out, data.toBytes());
            if (mutability == Mutability.IMMUTABLE) {
                out.writeBooleanProperty("immutable", true);
            }
            out.writeEndObject();
        });
    }

    /** Asks whether we may do something to Secrets. */
    static byte[] review(String verb, String namespace, String name) {
        return json(out -> {
            out.writeStartObject();
            out.writeStringProperty("apiVersion", "authorization.k8s.io/v1");
            out.writeStringProperty("kind", "SelfSubjectAccessReview");
            out.writeObjectPropertyStart("spec");
            out.writeObjectPropertyStart("resourceAttributes");
            out.writeStringProperty("verb", verb);
            out.writeStringProperty("resource", "secrets");
            out.writeStringProperty("namespace", namespace);
            out.writeStringProperty("name", name);
            out.writeEndObject();
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    /** Deletes exactly the object that was seen. */
    public static byte[] preconditions(String uid, String resourceVersion) {
        return json(out -> {
            out.writeStartObject();
            out.writeStringProperty("apiVersion", "v1");
            out.writeStringProperty("kind", "DeleteOptions");
            out.writeObjectPropertyStart("preconditions");
            out.writeStringProperty("uid", uid);
            out.writeStringProperty("resourceVersion", resourceVersion);
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    static byte[] json(Consumer<JsonGenerator> content) {
        var bytes = new ByteArrayOutputStream(1024);
        try (var out = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            content.accept(out);
        }
        return bytes.toByteArray();
    }

    static void texts(JsonGenerator out, Map<String, String> entries) {
        out.writeStartObject();
        entries.forEach(out::writeStringProperty);
        out.writeEndObject();
    }

    static void data(JsonGenerator out, SortedMap<String, byte[]> entries) {
        out.writeStartObject();
        entries.forEach((key, bytes) -> {
            out.writeName(key);
            out.writeBinary(bytes);
        });
        out.writeEndObject();
    }
}
