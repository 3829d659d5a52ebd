package dev.tacit.core.value;

import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one JSON document (RFC 8259) to objects, tuples and primitives; of equal keys the last wins. */
public final class JsonReader {
    private static final int DEEPEST = 500;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /** Empty when {@code text} is no JSON document, or nests too deeply. */
    public static Optional<Value> read(String text) {
        var reader = new JsonReader(text);
        var value = reader.value();
        reader.space();
        return value == null || reader.at < text.length() ? Optional.empty() : Optional.of(value);
    }

    private @Nullable Value value() {
        space();
        if (at == text.length() || depth == DEEPEST) {
            return null;
        }
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> {
                var string = string();
                yield string == null ? null : Unicode.text(string);
            }
            case 't' -> word("true", Bool.TRUE);
            case 'f' -> word("false", Bool.FALSE);
            case 'n' -> word("null", Null.UNTYPED);
            default -> number();
        };
    }

    private @Nullable Value object() {
        at++;
        depth++;
        var attributes = new TreeMap<String, Value>(Unicode.ORDER);
        if (!next('}')) {
            do {
                space();
                var key = string();
                if (key == null || !next(':')) {
                    return null;
                }
                var value = value();
                if (value == null) {
                    return null;
                }
                attributes.put(Unicode.text(key).string(), value);
            } while (next(','));
            if (!next('}')) {
                return null;
            }
        }
        depth--;
        return new ObjectValue(attributes);
    }

    private @Nullable Value array() {
        at++;
        depth++;
        var elements = new ArrayList<Value>();
        if (!next(']')) {
            do {
                var value = value();
                if (value == null) {
                    return null;
                }
                elements.add(value);
            } while (next(','));
            if (!next(']')) {
                return null;
            }
        }
        depth--;
        return new TupleValue(elements);
    }

    private @Nullable String string() {
        if (at == text.length() || text.charAt(at) != '"') {
            return null;
        }
        at++;
        var string = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                // Half a surrogate pair is no character.
                return string.toString().replaceAll("[\\ud800-\\udfff]", "\ufffd");
            }
            if (c < ' ') {
                return null;
            }
            if (c != '\\') {
                string.append(c);
            } else if (!escape(string)) {
                return null;
            }
        }
        return null;
    }

    private boolean escape(StringBuilder string) {
        if (at == text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        switch (c) {
            case '"', '\\', '/' -> string.append(c);
            case 'n' -> string.append('\n');
            case 'r' -> string.append('\r');
            case 't' -> string.append('\t');
            case 'b' -> string.append('\b');
            case 'f' -> string.append('\f');
            case 'u' -> {
                if (at + 4 > text.length()
                        || !text.substring(at, at + 4).chars().allMatch(x -> Character.digit(x, 16) >= 0 && x < 128)) {
                    return false;
                }
                string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                at += 4;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private @Nullable Value number() {
        var m = NUMBER.matcher(text).region(at, text.length());
        if (!m.lookingAt()) {
            return null;
        }
        at = m.end();
        return Num.parse(m.group()).orElse(null);
    }

    private @Nullable Value word(String word, Value value) {
        if (!text.startsWith(word, at)) {
            return null;
        }
        at += word.length();
        return value;
    }

    private boolean next(char c) {
        space();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
