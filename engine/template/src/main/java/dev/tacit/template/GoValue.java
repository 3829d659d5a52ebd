package dev.tacit.template;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A value while a template runs, with the types that Go's engine tells apart. {@code toString} is Go's type name. */
sealed interface GoValue {
    /** Go's truth: neither zero nor empty. */
    default boolean isTrue() {
        return switch (this) {
            case Nil _ -> false;
            case Bool b -> b.value();
            case Int i -> i.value() != 0;
            case Real f -> f.value() != 0;
            case Str s -> !s.value().isEmpty();
            case Slice s -> !s.elements().isEmpty();
            case Dict d -> !d.entries().isEmpty();
            case Unusable _ -> true;
        };
    }

    enum Nil implements GoValue {
        NIL;

        @Override
        public String toString() {
            return "nil";
        }
    }

    record Bool(boolean value) implements GoValue {
        @Override
        public String toString() {
            return "bool";
        }
    }

    /** An integer; Go keeps constants, data and bytes of strings apart. */
    record Int(long value, Width width) implements GoValue {
        enum Width {
            INT,
            INT64,
            UINT8
        }

        static Int constant(long value) {
            return new Int(value, Width.INT);
        }

        @Override
        public String toString() {
            return width.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    record Real(double value) implements GoValue {
        @Override
        public String toString() {
            return "float64";
        }
    }

    record Str(String value) implements GoValue {
        /** As Go stores it. */
        byte[] bytes() {
            return value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "string";
        }
    }

    record Slice(List<GoValue> elements) implements GoValue {
        @Override
        public String toString() {
            return "list";
        }
    }

    /** Entries in the order of their keys' code points, as Go prints them. */
    record Dict(Map<String, GoValue> entries) implements GoValue {
        @Override
        public String toString() {
            return "map";
        }
    }

    /** Content that a template cannot hold: an error as soon as something looks at it. */
    record Unusable(String reason) implements GoValue {}
}
