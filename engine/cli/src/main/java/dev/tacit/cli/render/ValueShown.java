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
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.OutputJson;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A value for people, as Terraform's console writes it; secrets are named, not shown. */
public final class ValueShown {
    private static final String SECRET = "(sensitive value)";

    private final StringBuilder out = new StringBuilder();

    private ValueShown() {}

    public static String of(Value value) {
        var shown = new ValueShown();
        shown.value(value, 0);
        return shown.out.toString();
    }

    /** The same value with a text in the place of each secret. */
    static Value masked(Value value) {
        return switch (value) {
            case Secret _ -> new Text(SECRET);
            case Text _, Bytes _, Num _, Bool _, Null _ -> value;
            case ListValue l -> new TupleValue(all(l.elements()));
            case SetValue s -> new TupleValue(all(s.elements()));
            case TupleValue t -> new TupleValue(all(t.elements()));
            case MapValue m -> new ObjectValue(all(m.entries()));
            case ObjectValue o -> new ObjectValue(all(o.attributes()));
            case Exports e -> new ObjectValue(all(e.attributes().attributes()));
        };
    }

    private static List<Value> all(List<Value> values) {
        return values.stream().map(ValueShown::masked).toList();
    }

    private static SortedMap<String, Value> all(Map<String, Value> values) {
        var masked = new TreeMap<String, Value>();
        values.forEach((key, value) -> masked.put(key, masked(value)));
        return masked;
    }

    private void value(Value value, int indent) {
        switch (value) {
            case Secret _ -> out.append(SECRET);
            case Text t -> out.append(OutputJson.value(t).orElseThrow());
            case Num n -> out.append(n.format());
            case Bool b -> out.append(b.isTrue());
            case Bytes _ -> out.append("(bytes)");
            case Null n -> out.append(nothing(n.type()));
            case ListValue l -> sequence("tolist([", l.elements(), "])", indent);
            case SetValue s -> sequence("toset([", s.elements(), "])", indent);
            case TupleValue t -> sequence("[", t.elements(), "]", indent);
            case MapValue m -> mapping("tomap({", m.entries(), "})", indent);
            case ObjectValue o -> mapping("{", o.attributes(), "}", indent);
            case Exports e -> mapping("{", e.attributes().attributes(), "}", indent);
        }
    }

    private static String nothing(Type type) {
        return switch (type) {
            case Type.Primitive p ->
                switch (p) {
                    case STRING -> "tostring(null)";
                    case NUMBER -> "tonumber(null)";
                    case BOOL -> "tobool(null)";
                    case BYTES, DYNAMIC -> "null";
                };
            case Type.ListOf _, Type.SetOf _, Type.MapOf _, Type.TupleOf _, Type.ObjectOf _ -> "null";
        };
    }

    private void sequence(String open, List<Value> elements, String close, int indent) {
        out.append(open);
        for (var element : elements) {
            line(indent + 1);
            value(element, indent + 1);
            out.append(',');
        }
        if (!elements.isEmpty()) {
            line(indent);
        }
        out.append(close);
    }

    private void mapping(String open, Map<String, Value> entries, String close, int indent) {
        out.append(open);
        entries.forEach((key, value) -> {
            line(indent + 1);
            out.append(OutputJson.value(new Text(key)).orElseThrow()).append(" = ");
            value(value, indent + 1);
        });
        if (!entries.isEmpty()) {
            line(indent);
        }
        out.append(close);
    }

    private void line(int indent) {
        out.append('\n').append("  ".repeat(indent));
    }
}
