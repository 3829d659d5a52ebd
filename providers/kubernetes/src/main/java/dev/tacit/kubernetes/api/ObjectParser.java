package dev.tacit.kubernetes.api;

import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.kubernetes.api.ObjectMeta.Owner;
import dev.tacit.kubernetes.api.ObjectMeta.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reduces the server's JSON to what matters while it is read. Throws {@link JacksonException} for anything malformed. */
final class ObjectParser {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private ObjectParser() {}

    /** @param wanted which objects to keep: a namespace may hold thousands of others */
    static Page<ObjectMeta> page(byte[] json, Predicate<ObjectMeta> wanted) {
        return Page.read(json, (parser, kept) -> {
            var object = meta(parser);
            if (wanted.test(object)) {
                kept.accept(object);
            }
        });
    }

    /** @param wanted which objects to keep */
    static Page<Placed> placed(byte[] json, Predicate<Placed> wanted) {
        return Page.read(json, (parser, kept) -> {
            var found = fields(parser);
            var meta = found.meta();
            var placed = new Placed(new ObjectKey(found.namespace, meta.name()), meta);
            if (wanted.test(placed)) {
                kept.accept(placed);
            }
        });
    }

    /** The answer to a question about permission. */
    static boolean allowed(byte[] json) {
        var allowed = new boolean[1];
        try (var parser = Json.parser(json)) {
            Json.object(parser, (name, value) -> {
                if (name.equals("status")) {
                    Json.object(value, (field, v) -> {
                        if (field.equals("allowed")) {
                            allowed[0] = v.currentToken() == JsonToken.VALUE_TRUE;
                        } else {
                            v.skipChildren();
                        }
                    });
                } else {
                    value.skipChildren();
                }
            });
        }
        return allowed[0];
    }

    static ObjectMeta meta(byte[] json) {
        try (var parser = Json.parser(json)) {
            return meta(parser);
        }
    }

    static SecretObject secret(byte[] json) {
        try (var parser = Json.parser(json)) {
            return secret(parser);
        }
    }

    /** @param reader to whom each object is lent */
    static <T> Page<T> secrets(byte[] json, Function<SecretObject, T> reader) {
        return Page.read(json, (parser, kept) -> {
            try (var secret = secret(parser)) {
                kept.accept(reader.apply(secret));
            }
        });
    }

    private static SecretObject secret(JsonParser parser) {
        var found = new MetaFields();
        var type = new StringBuilder();
        var data = new TreeMap<String, byte[]>();
        var immutable = new AtomicBoolean();
        Json.object(parser, (name, value) -> {
            switch (name) {
                case "metadata" -> found.read(value);
                case "immutable" -> immutable.set(value.currentToken() == JsonToken.VALUE_TRUE);
                case "type" -> type.append(Json.text(value));
                case "data" -> Json.object(value, (key, content) -> data.put(key, content(content)));
                default -> value.skipChildren();
            }
        });
        return new SecretObject(
                found.meta(), type.toString(), data, immutable.get() ? Mutability.IMMUTABLE : Mutability.MUTABLE);
    }

    private static byte[] content(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_NULL ? new byte[0] : parser.getBinaryValue();
    }

    private static ObjectMeta meta(JsonParser parser) {
        return fields(parser).meta();
    }

    private static MetaFields fields(JsonParser parser) {
        var found = new MetaFields();
        Json.object(parser, (name, value) -> {
            if (name.equals("metadata")) {
                found.read(value);
            } else {
                value.skipChildren();
            }
        });
        return found;
    }

    private static final class MetaFields {
        private String namespace = "";
        private String name = "";
        private String uid = "";
        private String resourceVersion = "";
        private SortedMap<String, String> labels = new TreeMap<>();
        private SortedMap<String, String> annotations = new TreeMap<>();
        private final List<Owner> owners = new ArrayList<>();
        private final List<Writer> writers = new ArrayList<>();

        void read(JsonParser parser) {
            Json.object(parser, (field, value) -> {
                switch (field) {
                    case "namespace" -> namespace = Json.text(value);
                    case "name" -> name = Json.text(value);
                    case "uid" -> uid = Json.text(value);
                    case "resourceVersion" -> resourceVersion = Json.text(value);
                    case "labels" -> labels = Json.texts(value);
                    case "annotations" -> readAnnotations(value);
                    case "ownerReferences" ->
                        Json.array(value, () -> {
                            var owner = Json.texts(value);
                            owners.add(new Owner(
                                    owner.getOrDefault("apiVersion", "").replaceFirst("/.*", ""),
                                    owner.getOrDefault("kind", ""),
                                    owner.getOrDefault("name", "")));
                        });
                    case "managedFields" -> Json.array(value, () -> readWriter(value));
                    default -> value.skipChildren();
                }
            });
        }

        private void readAnnotations(JsonParser parser) {
            Json.object(parser, (key, value) -> {
                if (!key.equals(LAST_APPLIED)) {
                    annotations.put(key, Json.text(value));
                }
            });
        }

        private void readWriter(JsonParser parser) {
            var entry = Json.texts(parser); // fieldsV1, the bulk, is skipped
            writers.add(new Writer(entry.getOrDefault("manager", ""), entry.getOrDefault("time", "")));
        }

        ObjectMeta meta() {
            return new ObjectMeta(name, uid, resourceVersion, labels, annotations, owners, writers);
        }
    }
}
