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
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes values as JSON the way Terraform does: compact, sorted, with {@code < > &} escaped. */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    private final boolean planned;
    private boolean finite = true;

    private JsonWriter(boolean planned) {
        this.planned = planned;
    }

    /**
     * Empty for infinities.
     *
     * @param value without secrets at any depth
     */
    static Optional<String> write(Value value) {
        return new JsonWriter(false).whole(value);
    }

    /** The same with numbers as they are after a plan held them: fractions that a double holds have the digits of a double, zero has no sign. */
    static Optional<String> writePlanned(Value value) {
        return new JsonWriter(true).whole(value);
    }

    private Optional<String> whole(Value value) {
        value(value);
        return finite ? Optional.of(out.toString()) : Optional.empty();
    }

    static String quoted(String text) {
        var writer = new JsonWriter(false);
        writer.text(text);
        return writer.out.toString();
    }

    private void value(Value value) {
        switch (value) {
            case Text t -> text(t.string());
            case Num n -> {
                finite &= !n.isInfinite();
                out.append(planned ? planned(n) : n.format());
            }
            case Bool b -> out.append(b.isTrue());
            case Null _ -> out.append("null");
            case Bytes b -> text(java.util.Base64.getEncoder().encodeToString(b.toByteArray()));
            case ListValue l -> sequence(l.elements());
            case SetValue s -> sequence(s.elements());
            case TupleValue t -> sequence(t.elements());
            case MapValue m -> mapping(m.entries());
            case ObjectValue o -> mapping(o.attributes());
            case Exports e -> value(e.attributes());
            case Secret _ -> throw new IllegalArgumentException("a secret in plain JSON: a bug in Tacit");
        }
    }

    private static String planned(Num n) {
        if (n.signum() == 0) {
            return "0";
        }
        return n.isInteger() || n.isInfinite() || !Num.of(n.doubleValue()).equals(n)
                ? n.format()
                : Num.of(n.doubleValue()).format();
    }

    private void sequence(List<Value> elements) {
        out.append('[');
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            value(elements.get(i));
        }
        out.append(']');
    }

    private void mapping(Map<String, Value> entries) {
        out.append('{');
        boolean first = true;
        for (var key : entries.keySet().stream().sorted(Unicode.ORDER).toList()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            text(key);
            out.append(':');
            value(java.util.Objects.requireNonNull(entries.get(key)));
        }
        out.append('}');
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '<', '>', '&', '\u2028', '\u2029' -> escaped(c);
                default -> {
                    if (c < ' ') {
                        escaped(c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private void escaped(char c) {
        out.append("\\u").append(java.util.HexFormat.of().toHexDigits(c));
    }
}
