package dev.tacit.template.value;

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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns values of a declaration into values of a template. */
public final class Data {
    /** Values inside one another. */
    private static final int DEPTH = 200;

    private final int depth;

    private Data(int depth) {
        this.depth = depth;
    }

    public static GoValue of(Value value) {
        return new Data(0).of(value, "");
    }

    /** The keys of all maps in it, which are no secrets, while those of maps that a template makes may be. */
    public static Set<String> keys(Value value) {
        var keys = new HashSet<String>();
        collect(value, keys);
        return keys;
    }

    private static void collect(Value value, Set<String> keys) {
        switch (value) {
            case ListValue l -> l.elements().forEach(element -> collect(element, keys));
            case SetValue s -> s.elements().forEach(element -> collect(element, keys));
            case TupleValue t -> t.elements().forEach(element -> collect(element, keys));
            case MapValue m -> collect(m.entries(), keys);
            case ObjectValue o -> collect(o.attributes(), keys);
            case Exports e -> collect(e.attributes().attributes(), keys);
            case Text _, Bytes _, Num _, Bool _, Null _, Secret _ -> {}
        }
    }

    private static void collect(Map<String, Value> entries, Set<String> keys) {
        entries.forEach((key, entry) -> {
            keys.add(key);
            collect(entry, keys);
        });
    }

    /** Converts; {@code path} says where the value stands, for errors. */
    private GoValue of(Value value, String path) {
        if (depth > DEPTH) {
            return new GoValue.Unusable("The data is nested more than " + DEPTH + " deep.");
        }
        return switch (value) {
            case Text t -> GoValue.Str.text(t.string());
            case Bytes b -> new GoValue.Str(Octets.of(b.toByteArray()));
            case Num n -> number(n, path);
            case Bool b -> new GoValue.Bool(b.isTrue());
            case Null _ -> GoValue.Nil.NIL;
            case ListValue l -> slice(l.elements(), path);
            case SetValue s -> slice(s.elements(), path);
            case TupleValue t -> slice(t.elements(), path);
            case MapValue m -> dict(m.entries(), path);
            case ObjectValue o -> dict(o.attributes(), path);
            case Exports e -> dict(e.attributes().attributes(), path);
            case Secret _ -> throw new IllegalStateException("a template got a closed secret: a bug in Tacit");
        };
    }

    private static GoValue number(Num number, String path) {
        if (number.isInfinite()) {
            return new GoValue.Unusable(
                    "The number " + named(path) + " is infinite, and templates have no such numbers.");
        }
        if (!number.isInteger()) {
            return new GoValue.Real(new BigDecimal(number.format()).doubleValue());
        }
        BigInteger whole = number.truncated();
        return whole.bitLength() <= 63
                ? GoValue.Int.data(whole.longValueExact())
                : new GoValue.Unusable("The number " + named(path)
                        + " does not fit 64 bits, so a template would change it. Convert it by tostring() first.");
    }

    private GoValue slice(List<Value> elements, String path) {
        var inner = new Data(depth + 1);
        var converted = new ArrayList<GoValue>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            converted.add(inner.of(elements.get(i), path + "[" + i + "]"));
        }
        return GoValue.Slice.of(converted);
    }

    private GoValue dict(Map<String, Value> entries, String path) {
        var inner = new Data(depth + 1);
        var converted = GoValue.Dict.empty();
        entries.forEach((key, value) ->
                converted.entries().put(Octets.of(key), inner.of(value, path.isEmpty() ? key : path + "." + key)));
        return converted;
    }

    private static String named(String path) {
        return path.isEmpty() ? "the data" : "\"" + path + "\"";
    }
}
