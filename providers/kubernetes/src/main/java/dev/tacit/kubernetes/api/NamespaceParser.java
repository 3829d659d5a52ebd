package dev.tacit.kubernetes.api;

import dev.tacit.core.provider.Namespace;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;

/** Reduces namespaces to name, labels, whether they are being deleted; annotations can be large. */
final class NamespaceParser {
    private String name = "";
    private SortedMap<String, String> labels = new TreeMap<>();
    private boolean deleted;

    private NamespaceParser() {}

    static Page<Namespace> page(byte[] json) {
        return Page.read(json, (parser, kept) -> kept.accept(namespace(parser)));
    }

    static Namespace namespace(byte[] json) {
        try (var parser = Json.parser(json)) {
            return namespace(parser);
        }
    }

    private static Namespace namespace(JsonParser parser) {
        var found = new NamespaceParser();
        Json.object(parser, (field, value) -> {
            if (field.equals("metadata")) {
                found.read(value);
            } else {
                value.skipChildren();
            }
        });
        return new Namespace(
                found.name, found.labels, found.deleted ? Namespace.Phase.TERMINATING : Namespace.Phase.ACTIVE);
    }

    private void read(JsonParser parser) {
        Json.object(parser, (field, value) -> {
            switch (field) {
                case "name" -> name = Json.text(value);
                case "labels" -> labels = Json.texts(value);
                // Set for as long as the phase is Terminating, which metadata alone does not hold.
                case "deletionTimestamp" -> deleted = !Json.text(value).isEmpty();
                default -> value.skipChildren();
            }
        });
    }
}
