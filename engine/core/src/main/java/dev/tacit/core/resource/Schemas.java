package dev.tacit.core.resource;

import static dev.tacit.core.resource.Schema.Attribute.optional;
import static dev.tacit.core.resource.Schema.Attribute.required;

import dev.tacit.core.address.Kind;
import dev.tacit.core.resource.Schema.Nested;
import dev.tacit.core.resource.Schema.Visibility;
import dev.tacit.core.value.Type;
import java.util.List;
import java.util.Optional;

/** The schemas of the kinds that need no provider. */
public final class Schemas {
    private static final Type TEXTS = new Type.MapOf(Type.STRING);

    private static final Schema SECRET = new Schema(List.of(
            required("data", Type.DYNAMIC, Visibility.MASKED).takingSecrets(),
            optional("description", Type.STRING, Visibility.PUBLIC),
            optional("keep_versions", Type.NUMBER, Visibility.PUBLIC)));

    private static final Schema TEMPLATE = new Schema(List.of(
            required("source", Type.DYNAMIC, Visibility.PUBLIC).takingSecrets(),
            optional("format", Type.STRING, Visibility.PUBLIC),
            required("data", TEXTS, Visibility.MASKED)));

    private static final Schema METADATA = new Schema(
            List.of(optional("labels", TEXTS, Visibility.PUBLIC), optional("annotations", TEXTS, Visibility.PUBLIC)));

    private static final Schema TO = new Schema(
            List.of(
                    required("targets", Type.DYNAMIC, Visibility.PUBLIC),
                    optional("namespaces", new Type.SetOf(Type.STRING), Visibility.PUBLIC),
                    required("name", Type.STRING, Visibility.PUBLIC),
                    optional("type", Type.STRING, Visibility.PUBLIC)),
            List.of(new Nested("metadata", METADATA, 0, 1)));

    private static final Schema FEDERATION = new Schema(
            List.of(required("source", Type.DYNAMIC, Visibility.PUBLIC).takingSecrets()),
            List.of(new Nested("to", TO, 1, Integer.MAX_VALUE)));

    private static final Schema OUTPUT = new Schema(List.of(
            required("value", Type.DYNAMIC, Visibility.MASKED).takingSecrets(),
            optional("description", Type.STRING, Visibility.PUBLIC),
            optional("sensitive", Type.BOOL, Visibility.PUBLIC)));

    private Schemas() {}

    /** Empty for generators and targets, whose providers know. */
    public static Optional<Schema> of(Kind kind) {
        return switch (kind) {
            case SECRET -> Optional.of(SECRET);
            case TEMPLATE -> Optional.of(TEMPLATE);
            case FEDERATION -> Optional.of(FEDERATION);
            case OUTPUT -> Optional.of(OUTPUT);
            case GENERATOR, TARGET -> Optional.empty();
        };
    }
}
