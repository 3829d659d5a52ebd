package dev.tacit.core.resource;

import dev.tacit.core.value.Type;
import java.util.List;
import java.util.Optional;

/** The attributes and nested blocks that one kind of block accepts; front ends check against it before declaring. */
public record Schema(List<Attribute> attributes, List<Nested> nested) {
    /**
     * @param type what the value is converted to; {@link Type#DYNAMIC} takes any value as it is
     * @param visibility whether a diagnostic's snippet may show literals in it
     */
    public record Attribute(String name, Type type, Presence presence, Visibility visibility, Secrecy secrecy) {
        public static Attribute required(String name, Type type, Visibility visibility) {
            return new Attribute(name, type, Presence.REQUIRED, visibility, Secrecy.FORBIDDEN);
        }

        public static Attribute optional(String name, Type type, Visibility visibility) {
            return new Attribute(name, type, Presence.OPTIONAL, visibility, Secrecy.FORBIDDEN);
        }

        /** The same attribute, taking secret values too. */
        public Attribute takingSecrets() {
            return new Attribute(name, type, presence, visibility, Secrecy.ALLOWED);
        }
    }

    public enum Presence {
        REQUIRED,
        OPTIONAL
    }

    public enum Visibility {
        PUBLIC,
        MASKED
    }

    /** Whether a secret value may stand there; elsewhere it would end up in names, labels or paths. */
    public enum Secrecy {
        ALLOWED,
        FORBIDDEN
    }

    /** A nested block without labels. {@code max} bounds how many there may be. */
    public record Nested(String type, Schema schema, int min, int max) {}

    public Schema {
        attributes = List.copyOf(attributes);
        nested = List.copyOf(nested);
    }

    public Schema(List<Attribute> attributes) {
        this(attributes, List.of());
    }

    public Optional<Attribute> attribute(String name) {
        return attributes.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    public Optional<Nested> block(String type) {
        return nested.stream().filter(n -> n.type().equals(type)).findFirst();
    }
}
