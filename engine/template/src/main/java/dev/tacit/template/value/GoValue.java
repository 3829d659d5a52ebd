package dev.tacit.template.value;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A value while a template runs, with the types that Go's engine tells apart. {@code toString} is Go's type name. */
public sealed interface GoValue {
    /** Go's truth: neither zero nor empty. */
    default boolean isTrue() {
        return switch (this) {
            case Nil _ -> false;
            case Bool b -> b.value();
            case Int i -> i.value() != 0;
            case Real f -> f.value() != 0;
            case Complex c -> c.real() != 0 || c.imaginary() != 0;
            case Str s -> !s.octets().isEmpty();
            case Slice s -> !s.elements().isEmpty();
            case Dict d -> !d.entries().isEmpty();
            case Time _, Struct _, Unusable _ -> true;
        };
    }

    enum Nil implements GoValue {
        NIL,
        /** What a list or map holds where it holds nothing: of a type, so that no list or map can be asked for instead. */
        ELEMENT;

        @Override
        public String toString() {
            return this == NIL ? "nil" : "interface {}";
        }
    }

    record Bool(boolean value) implements GoValue {
        @Override
        public String toString() {
            return "bool";
        }
    }

    /** An integer; Go keeps constants, data, bytes of strings apart. */
    record Int(long value, Width width) implements GoValue {
        public enum Width {
            INT,
            INT64,
            UINT8,
            UINT64;

            public boolean isUnsigned() {
                return this == UINT8 || this == UINT64;
            }
        }

        /** Of type {@code int}, as constants are. */
        public static Int constant(long value) {
            return new Int(value, Width.INT);
        }

        /** Of type {@code int64}, as data are. */
        public static Int data(long value) {
            return new Int(value, Width.INT64);
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

    record Complex(double real, double imaginary) implements GoValue {
        @Override
        public String toString() {
            return "complex128";
        }
    }

    /**
     * A string.
     *
     * @param octets see {@link Octets}
     */
    record Str(String octets) implements GoValue {
        public static Str text(String text) {
            return new Str(Octets.of(text));
        }

        @Override
        public String toString() {
            return "string";
        }
    }

    /**
     * A list that never changes, with the type Go gives its elements.
     *
     * @param isNil whether Go has no list at all: it is empty, but {@code null} in JSON
     */
    record Slice(List<GoValue> elements, Element element, boolean isNil) implements GoValue {
        public Slice(List<GoValue> elements, Element element) {
            this(elements, element, false);
        }

        public static Slice nil(Element element) {
            return new Slice(List.of(), element, true);
        }

        /** Of type {@code []interface{}}. */
        public static Slice of(List<? extends GoValue> elements) {
            return new Slice(List.copyOf(elements), Element.ANY);
        }

        public static Slice ofStrings(List<String> octets) {
            return new Slice(octets.stream().<GoValue>map(Str::new).toList(), Element.STRING);
        }

        @Override
        public String toString() {
            return "[]" + element.type;
        }
    }

    /**
     * A map from strings. Functions such as {@code set} change it, and whoever else holds it sees that.
     *
     * @param entries keys are octets, so their order is that in which Go prints
     * @param isNil whether Go has no map at all: it is empty, takes no entries, and is {@code null} in JSON
     */
    record Dict(SortedMap<String, GoValue> entries, Element element, boolean isNil) implements GoValue {
        public Dict(SortedMap<String, GoValue> entries, Element element) {
            this(entries, element, false);
        }

        public static Dict nil() {
            return new Dict(new TreeMap<>(), Element.ANY, true);
        }

        /** A new one of type {@code map[string]interface{}}. */
        public static Dict empty() {
            return new Dict(new TreeMap<>(), Element.ANY);
        }

        @Override
        public String toString() {
            return "map[string]" + element.type;
        }
    }

    /** The type of what a list or map holds. */
    enum Element {
        ANY("interface {}"),
        STRING("string"),
        INT("int"),
        /** Lists of lists. */
        SLICE("[]interface {}");

        private final String type;

        Element(String type) {
            this.type = type;
        }
    }

    /**
     * A moment, as functions on dates make it.
     *
     * @param clock what clocks show at the offset
     * @param offset seconds east of Greenwich; Go has larger ones than Java
     * @param zone how Go abbreviates the zone; empty when it has no name
     */
    record Time(LocalDateTime clock, int offset, String zone) implements GoValue {
        public int nanos() {
            return clock.get(ChronoField.NANO_OF_SECOND);
        }

        public long epochSecond() {
            return clock.toEpochSecond(ZoneOffset.UTC) - offset;
        }

        @Override
        public String toString() {
            return "time.Time";
        }
    }

    /**
     * What some functions answer with; only its fields can be read.
     *
     * @param type Go's name of its type
     * @param shown octets that printing it writes
     */
    record Struct(String type, SortedMap<String, GoValue> fields, String shown) implements GoValue {
        @Override
        public String toString() {
            return type;
        }
    }

    /** Content that a template cannot hold: an error as soon as something looks at it. */
    record Unusable(String reason) implements GoValue {}
}
