package dev.tacit.template.function;

import dev.tacit.template.value.GoValue;
import java.util.Locale;

/** The types that functions ask for. Nothing is converted: {@code int} and {@code int64} are different types. */
public enum Parameter {
    ANY("interface {}"),
    STRING("string"),
    INT("int"),
    INT64("int64"),
    /** Only numbers written in the template are of it. */
    UINT32("uint32"),
    FLOAT64("float64"),
    BOOL("bool"),
    /** A list of anything. */
    LIST("[]interface {}"),
    /** A list of strings. */
    STRINGS("[]string"),
    /** A map of anything. */
    DICT("map[string]interface {}"),
    TIME("time.Time");

    private final String type;

    Parameter(String type) {
        this.type = type;
    }

    static Parameter named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether nil may stand for a value of this type. */
    public boolean takesNil() {
        return switch (this) {
            case ANY, LIST, STRINGS, DICT -> true;
            case STRING, INT, INT64, UINT32, FLOAT64, BOOL, TIME -> false;
        };
    }

    public boolean takes(GoValue value) {
        return switch (value) {
            case GoValue.Nil nil -> nil == GoValue.Nil.NIL ? takesNil() : this == ANY;
            case GoValue _ when this == ANY -> true;
            case GoValue.Bool _ -> this == BOOL;
            case GoValue.Int i ->
                switch (i.width()) {
                    case INT -> this == INT;
                    case INT64 -> this == INT64;
                    case UINT8, UINT64 -> false;
                };
            case GoValue.Real _ -> this == FLOAT64;
            case GoValue.Str _ -> this == STRING;
            case GoValue.Slice s ->
                switch (s.element()) {
                    case ANY -> this == LIST;
                    case STRING -> this == STRINGS;
                    case INT, SLICE -> false;
                };
            case GoValue.Dict d -> this == DICT && d.element() == GoValue.Element.ANY;
            case GoValue.Time _ -> this == TIME;
            case GoValue.Complex _, GoValue.Struct _, GoValue.Unusable _ -> false;
        };
    }

    /** Go's name of the type. */
    @Override
    public String toString() {
        return type;
    }
}
