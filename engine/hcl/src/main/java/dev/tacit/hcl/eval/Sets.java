package dev.tacit.hcl.eval;

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
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes sets: distinct values in HCL's order. */
final class Sets {
    /** Nulls come last; values without an order of their own are ordered by how they are written. */
    private static final Comparator<Value> ORDER = (a, b) -> {
        if (a instanceof Null || b instanceof Null) {
            return Boolean.compare(a instanceof Null, b instanceof Null);
        }
        return switch (a) {
            case Text x when b instanceof Text y -> Unicode.ORDER.compare(x.string(), y.string());
            case Num x when b instanceof Num y -> x.compareTo(y);
            case Bool x when b instanceof Bool y -> Boolean.compare(x.isTrue(), y.isTrue());
            default -> Unicode.ORDER.compare(written(a), written(b));
        };
    };

    private Sets() {}

    /** @param values of type {@code element}, without a secret at any depth */
    static SetValue of(Type element, List<Value> values) {
        return new SetValue(
                element, new LinkedHashSet<>(values).stream().sorted(ORDER).toList());
    }

    private static String written(Value value) {
        return switch (value) {
            case Text t -> '"' + t.string() + '"';
            case Num n -> n.format();
            case Bool b -> b.isTrue() ? "T" : "F";
            case Null _ -> "~";
            case Bytes b -> new String(b.toByteArray(), java.nio.charset.StandardCharsets.ISO_8859_1);
            case ListValue l -> sequence(l.elements());
            case SetValue s -> sequence(s.elements());
            case TupleValue t -> sequence(t.elements());
            case MapValue m -> mapping(m.entries());
            case ObjectValue o ->
                o.attributes().values().stream().map(Sets::written).collect(Collectors.joining(";", "<", ";>"));
            case Exports e -> written(e.attributes());
            case Secret _ -> throw new IllegalArgumentException("a secret has no order: a bug in Tacit");
        };
    }

    private static String sequence(List<Value> elements) {
        return elements.stream().map(Sets::written).collect(Collectors.joining(";", "[", ";]"));
    }

    private static String mapping(Map<String, Value> entries) {
        return entries.entrySet().stream()
                .map(e -> '"' + e.getKey() + "\":" + written(e.getValue()))
                .collect(Collectors.joining(";", "{", ";}"));
    }
}
