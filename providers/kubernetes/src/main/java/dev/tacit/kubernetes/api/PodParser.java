package dev.tacit.kubernetes.api;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonParser;

/**
 * Finds the Secrets a Pod refers to: volumes of every kind, environment, image pulls. All of them are named in one of a
 * few forms, so the walk looks for the form, wherever it stands.
 */
final class PodParser {
    /** Objects whose {@code name} is that of a Secret. */
    private static final Set<String> REFERENCES =
            Set.of("secret", "secretRef", "secretKeyRef", "nodePublishSecretRef", "imagePullSecrets");

    private final Set<String> secrets = new TreeSet<>();

    private PodParser() {}

    static Page<PodReferences> page(byte[] json) {
        return Page.read(json, (parser, kept) -> {
            var name = new StringBuilder();
            var walk = new PodParser();
            Json.object(parser, (field, value) -> {
                switch (field) {
                    case "metadata" ->
                        Json.object(value, (key, v) -> {
                            if (key.equals("name")) {
                                name.append(Json.text(v));
                            } else {
                                v.skipChildren();
                            }
                        });
                    case "spec" -> walk.visit("spec", value);
                    default -> value.skipChildren();
                }
            });
            if (!walk.secrets.isEmpty()) {
                kept.accept(new PodReferences(name.toString(), walk.secrets));
            }
        });
    }

    /** @param in the field that holds the value, or the array it is an element of */
    private void visit(String in, JsonParser parser) {
        switch (parser.currentToken()) {
            case START_OBJECT ->
                Json.object(parser, (field, value) -> {
                    boolean names = field.equals("secretName") || (field.equals("name") && REFERENCES.contains(in));
                    if (names && value.currentToken().isScalarValue()) {
                        secrets.add(Json.text(value));
                    } else {
                        visit(field, value);
                    }
                });
            case START_ARRAY -> Json.array(parser, () -> visit(in, parser));
            default -> {}
        }
    }
}
