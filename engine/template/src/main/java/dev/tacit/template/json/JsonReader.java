package dev.tacit.template.json;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads JSON as Go's encoding/json does where nothing says into what: every number is a float. */
final class JsonReader {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private final Arguments arguments;
    private final String octets;
    private int at;
    private boolean exceeded;

    private JsonReader(Arguments arguments) {
        this.arguments = arguments;
        octets = arguments.octets(0);
    }

    /**
     * @param complete false when a number was too large, and is null
     */
    record Read(GoValue value, boolean complete) {}

    /** Empty where the text is not JSON. */
    static Optional<Read> read(Arguments arguments) {
        try {
            var reader = new JsonReader(arguments);
            var value = reader.value();
            reader.blank();
            reader.check(reader.at == reader.octets.length());
            return Optional.of(new Read(value, !reader.exceeded));
        } catch (Malformed _) {
            return Optional.empty();
        }
    }

    private static final class Malformed extends RuntimeException {
        Malformed() {
            super("", null, false, false);
        }
    }

    private void check(boolean fits) {
        if (!fits) {
            throw new Malformed();
        }
    }

    private void blank() {
        while (at < octets.length() && " \t\r\n".indexOf(octets.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean take(String expected) {
        boolean there = octets.startsWith(expected, at);
        at += there ? expected.length() : 0;
        return there;
    }

    private GoValue value() {
        arguments.spend(1);
        blank();
        check(at < octets.length());
        return switch (octets.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new GoValue.Str(string());
            case 't' -> word("true", new GoValue.Bool(true));
            case 'f' -> word("false", new GoValue.Bool(false));
            case 'n' -> word("null", GoValue.Nil.NIL);
            default -> number();
        };
    }

    private GoValue word(String word, GoValue value) {
        check(take(word));
        return value;
    }

    private GoValue number() {
        var number = NUMBER.matcher(octets).region(at, octets.length());
        check(number.lookingAt());
        at = number.end();
        double value = Double.parseDouble(number.group());
        if (Double.isInfinite(value)) {
            exceeded = true;
            return GoValue.Nil.NIL;
        }
        return new GoValue.Real(value);
    }

    private GoValue array() {
        arguments.budget().enter(arguments.offset());
        at++;
        var elements = new ArrayList<GoValue>();
        blank();
        if (!take("]")) {
            do {
                elements.add(value());
                blank();
            } while (take(","));
            check(take("]"));
        }
        arguments.budget().leave();
        return GoValue.Slice.of(elements);
    }

    private GoValue object() {
        arguments.budget().enter(arguments.offset());
        at++;
        var dict = GoValue.Dict.empty();
        blank();
        if (!take("}")) {
            do {
                blank();
                check(at < octets.length() && octets.charAt(at) == '"');
                var key = string();
                blank();
                check(take(":"));
                dict.entries().put(key, value());
                blank();
            } while (take(","));
            check(take("}"));
        }
        arguments.budget().leave();
        return dict;
    }

    private String string() {
        at++;
        var text = new StringBuilder();
        while (true) {
            check(at < octets.length());
            char c = octets.charAt(at);
            check(c >= ' ');
            if (c == '"') {
                at++;
                return text.toString();
            }
            if (c == '\\') {
                text.append(escaped());
            } else {
                int width = Octets.width(octets, at);
                boolean broken = width == 1 && c >= 0x80;
                text.append(broken ? Octets.ofRune(Octets.BROKEN) : octets.substring(at, at + width));
                at += width;
            }
        }
    }

    private String escaped() {
        check(at + 1 < octets.length());
        char c = octets.charAt(at + 1);
        if (c == 'u') {
            return Octets.ofRune(rune());
        }
        int which = "\"\\/bfnrt".indexOf(c);
        check(which >= 0);
        at += 2;
        return String.valueOf("\"\\/\b\f\n\r\t".charAt(which));
    }

    /** A half of a pair without the other is no character. */
    private int rune() {
        int first = unit(at);
        at += 6;
        if (first < Character.MIN_HIGH_SURROGATE
                || first > Character.MAX_HIGH_SURROGATE
                || !octets.startsWith("\\u", at)) {
            return first;
        }
        int second = unit(at);
        if (second < Character.MIN_LOW_SURROGATE || second > Character.MAX_LOW_SURROGATE) {
            return Octets.BROKEN;
        }
        at += 6;
        return Character.toCodePoint((char) first, (char) second);
    }

    private int unit(int from) {
        check(from + 6 <= octets.length());
        int unit = 0;
        for (int i = from + 2; i < from + 6; i++) {
            int digit = octets.charAt(i) < 0x80 ? Character.digit(octets.charAt(i), 16) : -1;
            check(digit >= 0);
            unit = unit * 16 + digit;
        }
        return unit;
    }
}
