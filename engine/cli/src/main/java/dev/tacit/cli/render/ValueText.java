package dev.tacit.cli.render;

import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value that is not secret, as one would write it in HCL; whatever is secret inside shows as {@code (secret)}. */
public final class ValueText {
    private ValueText() {}

    /** Without quotes around a text: for scripts. */
    public static String raw(Value value) {
        return value instanceof Text t ? t.string() : of(value);
    }

    static String of(Value value) {
        return switch (value) {
            case Secret s -> "(secret)";
            case Text t ->
                "\"" + t.string().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
            case Bytes b -> "(" + Words.count(b.toByteArray().length, "byte") + ")";
            case Num n -> n.format();
            case Bool b -> Boolean.toString(b.isTrue());
            case Null n -> "null";
            case ListValue l -> elements(l.elements());
            case SetValue s -> elements(s.elements());
            case TupleValue t -> elements(t.elements());
            case MapValue m -> entries(m.entries());
            case ObjectValue o -> entries(o.attributes());
            case Exports e -> of(e.attributes());
        };
    }

    private static String elements(List<Value> elements) {
        return elements.stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String entries(Map<String, Value> entries) {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + of(entry.getValue()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }
}
