package dev.tacit.core.resource;

import static dev.tacit.core.resource.Schema.Attribute.optional;
import static dev.tacit.core.resource.Schema.Attribute.required;

import dev.tacit.core.address.Kind;
import dev.tacit.core.resource.Schema.Nested;
import dev.tacit.core.resource.Schema.Visibility;
import dev.tacit.core.value.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The schemas of the kinds that need no provider. */
public final class Schemas {
    private static final Type TEXTS = new Type.MapOf(Type.STRING);

    static final String ACTIVATE = "activate";

    /** The attribute of a secret without which it has no {@code previous}. */
    public static final String OVERLAP = "overlap";

    private static final Nested ACTIVATION = new Nested(
            ACTIVATE,
            new Schema(List.of(
                    optional("command", new Type.ListOf(Type.STRING), Visibility.PUBLIC),
                    optional("timeout", Type.STRING, Visibility.PUBLIC),
                    optional("manual", Type.BOOL, Visibility.PUBLIC),
                    optional("none", Type.BOOL, Visibility.PUBLIC))),
            0,
            1);

    private static final Schema SECRET = new Schema(
            List.of(
                    optional("data", Type.DYNAMIC, Visibility.MASKED).takingSecrets(),
                    optional("data_base64", Type.DYNAMIC, Visibility.MASKED).takingSecrets(),
                    optional("description", Type.STRING, Visibility.PUBLIC),
                    optional("keep_versions", Type.NUMBER, Visibility.PUBLIC),
                    optional("pin", Type.NUMBER, Visibility.PUBLIC),
                    optional("not_before", Type.STRING, Visibility.PUBLIC),
                    optional("expires_after", Type.STRING, Visibility.PUBLIC),
                    optional("warn_before", Type.STRING, Visibility.PUBLIC),
                    optional(OVERLAP, Type.STRING, Visibility.PUBLIC)),
            List.of(ACTIVATION));

    private static final Schema METADATA = new Schema(
            List.of(optional("labels", TEXTS, Visibility.PUBLIC), optional("annotations", TEXTS, Visibility.PUBLIC)));

    private static final Schema TEMPLATE = new Schema(
            List.of(
                    optional("source", Type.DYNAMIC, Visibility.PUBLIC).takingSecrets(),
                    optional("sources", Type.DYNAMIC, Visibility.PUBLIC).takingSecrets(),
                    optional("format", Type.STRING, Visibility.PUBLIC),
                    optional("data", TEXTS, Visibility.MASKED),
                    optional("keys_and_values", TEXTS, Visibility.MASKED),
                    optional("document", Type.STRING, Visibility.MASKED)),
            List.of(new Nested("metadata", METADATA, 0, 1)));

    private static final Nested EXPRESSIONS = new Nested(
            "match_expressions",
            new Schema(List.of(
                    required("key", Type.STRING, Visibility.PUBLIC),
                    required("operator", Type.STRING, Visibility.PUBLIC),
                    optional("values", new Type.SetOf(Type.STRING), Visibility.PUBLIC))),
            0,
            Integer.MAX_VALUE);

    private static final Schema TARGET_SELECTOR =
            new Schema(List.of(optional("match_labels", TEXTS, Visibility.PUBLIC)), List.of(EXPRESSIONS));

    private static final Schema NAMESPACE_SELECTOR = new Schema(
            List.of(
                    optional("match_labels", TEXTS, Visibility.PUBLIC),
                    optional("names", new Type.SetOf(Type.STRING), Visibility.PUBLIC),
                    optional("any_name", Type.BOOL, Visibility.PUBLIC),
                    optional("exclude", new Type.SetOf(Type.STRING), Visibility.PUBLIC)),
            List.of(EXPRESSIONS));

    private static final Schema TO = new Schema(
            List.of(
                    optional("targets", Type.DYNAMIC, Visibility.PUBLIC),
                    optional("namespaces", new Type.SetOf(Type.STRING), Visibility.PUBLIC),
                    required("name", Type.STRING, Visibility.PUBLIC),
                    optional("type", Type.STRING, Visibility.PUBLIC),
                    optional("adopt", Type.BOOL, Visibility.PUBLIC),
                    optional("adopt_from", Type.STRING, Visibility.PUBLIC),
                    optional("immutable", Type.BOOL, Visibility.PUBLIC),
                    optional("name_suffix", Type.STRING, Visibility.PUBLIC)),
            List.of(
                    new Nested("target_selector", TARGET_SELECTOR, 0, 1),
                    new Nested("namespace_selector", NAMESPACE_SELECTOR, 0, 1),
                    new Nested("metadata", METADATA, 0, 1)));

    static final String ROLLOUT = "rollout";
    static final String WAVE = "wave";

    private static final Schema CHECK = new Schema(List.of(
            required("command", new Type.ListOf(Type.STRING), Visibility.PUBLIC),
            optional("timeout", Type.STRING, Visibility.PUBLIC)));

    private static final Schema WAVES = new Schema(
            List.of(
                    optional("targets", Type.DYNAMIC, Visibility.PUBLIC),
                    optional("namespaces", new Type.SetOf(Type.STRING), Visibility.PUBLIC),
                    optional("pause", Type.STRING, Visibility.PUBLIC)),
            List.of(
                    new Nested("target_selector", TARGET_SELECTOR, 0, 1),
                    new Nested("namespace_selector", NAMESPACE_SELECTOR, 0, 1),
                    new Nested("check", CHECK, 0, 1)));

    private static final Schema IN_WAVES = new Schema(
            List.of(
                    optional("on_failure", Type.STRING, Visibility.PUBLIC),
                    optional("window", Type.STRING, Visibility.PUBLIC)),
            List.of(new Nested(WAVE, WAVES, 1, Integer.MAX_VALUE)));

    private static final Schema FEDERATION = new Schema(
            List.of(
                    required("source", Type.DYNAMIC, Visibility.PUBLIC).takingSecrets(),
                    optional("on_delete", Type.STRING, Visibility.PUBLIC),
                    optional("drift", Type.STRING, Visibility.PUBLIC),
                    optional("unreached", Type.STRING, Visibility.PUBLIC)),
            List.of(new Nested("to", TO, 1, Integer.MAX_VALUE), new Nested(ROLLOUT, IN_WAVES, 0, 1)));

    private static final Schema OUTPUT = new Schema(List.of(
            required("value", Type.DYNAMIC, Visibility.MASKED).takingSecrets(),
            optional("description", Type.STRING, Visibility.PUBLIC),
            optional("sensitive", Type.BOOL, Visibility.PUBLIC)));

    /** The type of data source that reads an object of a target. */
    public static final String KUBERNETES_SECRET = "kubernetes_secret";

    private static final Schema KUBERNETES_SECRET_DATA = new Schema(List.of(
            required("target", Type.DYNAMIC, Visibility.PUBLIC),
            required("namespace", Type.STRING, Visibility.PUBLIC),
            required("name", Type.STRING, Visibility.PUBLIC)));

    static final String SLOTS = "slots";
    static final String ROTATE = "rotate";

    private static final Nested ROTATION = new Nested(
            ROTATE,
            new Schema(List.of(
                    optional("every", Type.STRING, Visibility.PUBLIC),
                    optional("after", Type.STRING, Visibility.PUBLIC),
                    optional("when", Type.DYNAMIC, Visibility.PUBLIC).takingSecrets(),
                    optional("before_expiry", Type.STRING, Visibility.PUBLIC),
                    optional("window", Type.STRING, Visibility.PUBLIC),
                    optional("unreachable", Type.STRING, Visibility.PUBLIC))),
            0,
            1);

    private Schemas() {}

    /** A generator's schema: what its provider takes, with what every generator has. */
    public static Schema generator(Schema provider) {
        var attributes = new ArrayList<>(provider.attributes());
        attributes.add(optional(SLOTS, Type.NUMBER, Visibility.PUBLIC));
        var nested = new ArrayList<>(provider.nested());
        nested.add(ROTATION);
        return new Schema(attributes, nested);
    }

    /** Empty for what a provider reads. */
    public static Optional<Schema> data(String type) {
        return type.equals(KUBERNETES_SECRET) ? Optional.of(KUBERNETES_SECRET_DATA) : Optional.empty();
    }

    /** A target's schema: what its provider takes, with what every target has. */
    public static Schema target(Schema provider) {
        var attributes = new ArrayList<>(provider.attributes());
        attributes.add(optional("labels", TEXTS, Visibility.PUBLIC));
        return new Schema(attributes, provider.nested());
    }

    /** Empty for data sources, generators and targets, whose providers know. */
    public static Optional<Schema> of(Kind kind) {
        return switch (kind) {
            case SECRET -> Optional.of(SECRET);
            case TEMPLATE -> Optional.of(TEMPLATE);
            case FEDERATION -> Optional.of(FEDERATION);
            case OUTPUT -> Optional.of(OUTPUT);
            case DATA, GENERATOR, TARGET -> Optional.empty();
        };
    }
}
