package dev.tacit.template;

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
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns values of a declaration into values of a template. */
final class Data {
    /** Order of UTF-8 bytes, which is that of code points. */
    static final Comparator<String> BY_CODE_POINT = (a, b) -> {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) == Character.isSurrogate(y)
                        ? Character.compare(x, y)
                        : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    };

    /** Values inside one another. */
    private static final int DEPTH = 200;

    private final int depth;

    private Data(int depth) {
        this.depth = depth;
    }

    static GoValue of(Value value) {
        return new Data(0).of(value, "");
    }

    /** Converts; {@code path} says where the value stands, for errors. */
    private GoValue of(Value value, String path) {
        if (depth > DEPTH) {
            return new GoValue.Unusable("The data is nested more than " + DEPTH + " deep.");
        }
        return switch (value) {
            case Text t -> new GoValue.Str(t.string());
            case Bytes b -> decode(b, path);
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

    private static GoValue decode(Bytes bytes, String path) {
        try {
            return new GoValue.Str(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return new GoValue.Unusable("The content of " + named(path)
                    + " is binary (not UTF-8), and templates make text. Deliver it as a key of its own.");
        }
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
                ? new GoValue.Int(whole.longValueExact(), GoValue.Int.Width.INT64)
                : new GoValue.Unusable("The number " + named(path)
                        + " does not fit 64 bits, so a template would change it. Convert it by tostring() first.");
    }

    private GoValue slice(List<Value> elements, String path) {
        var inner = new Data(depth + 1);
        var converted = new ArrayList<GoValue>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            converted.add(inner.of(elements.get(i), path + "[" + i + "]"));
        }
        return new GoValue.Slice(converted);
    }

    private GoValue dict(Map<String, Value> entries, String path) {
        var inner = new Data(depth + 1);
        var converted = new TreeMap<String, GoValue>(BY_CODE_POINT);
        entries.forEach((key, value) -> converted.put(key, inner.of(value, path.isEmpty() ? key : path + "." + key)));
        return new GoValue.Dict(converted);
    }

    private static String named(String path) {
        return path.isEmpty() ? "the data" : "\"" + path + "\"";
    }
}
