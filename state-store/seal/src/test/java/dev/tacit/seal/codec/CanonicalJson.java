package dev.tacit.seal.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** RFC 8785 once more, written apart from the code under test: text, integers, lists, objects, true, false, null. */
public final class CanonicalJson {
    private final String text;
    private int at;

    private CanonicalJson(String text) {
        this.text = text;
    }

    /** Null for null. */
    public static @org.jspecify.annotations.Nullable Object read(String text) {
        var reader = new CanonicalJson(text);
        var value = reader.value();
        if (reader.at != text.length()) {
            throw new IllegalArgumentException("trailing text");
        }
        return value;
    }

    private @org.jspecify.annotations.Nullable Object value() {
        char c = text.charAt(at);
        if (c == '"') {
            return string();
        }
        if (c == '{') {
            var result = new TreeMap<String, Object>();
            at++;
            while (text.charAt(at) != '}') {
                String name = string();
                take(":");
                var value = value();
                result.put(name, value == null ? "\0null" : value);
                if (text.charAt(at) == ',') {
                    at++;
                }
            }
            at++;
            return result;
        }
        if (c == '[') {
            var result = new ArrayList<Object>();
            at++;
            while (text.charAt(at) != ']') {
                var value = value();
                result.add(value == null ? "\0null" : value);
                if (text.charAt(at) == ',') {
                    at++;
                }
            }
            at++;
            return result;
        }
        for (var word : List.of("true", "false", "null")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("null") ? null : Boolean.valueOf(word);
            }
        }
        int from = at;
        while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Long.valueOf(text.substring(from, at));
    }

    private void take(String expected) {
        if (!text.startsWith(expected, at)) {
            throw new IllegalArgumentException("expected " + expected);
        }
        at += expected.length();
    }

    private String string() {
        take("\"");
        var result = new StringBuilder();
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c != '\\') {
                result.append(c);
                continue;
            }
            char e = text.charAt(at++);
            switch (e) {
                case 'b' -> result.append('\b');
                case 'f' -> result.append('\f');
                case 'n' -> result.append('\n');
                case 'r' -> result.append('\r');
                case 't' -> result.append('\t');
                case 'u' -> {
                    result.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                    at += 4;
                }
                default -> result.append(e);
            }
        }
        at++;
        return result.toString();
    }

    /** The one form RFC 8785 allows. */
    public static String write(@org.jspecify.annotations.Nullable Object value) {
        if (value == null || value.equals("\0null")) {
            return "null";
        }
        if (value instanceof Map<?, ?> map) {
            var members = new ArrayList<String>();
            map.forEach((name, member) -> members.add(write(name) + ":" + write(member)));
            return "{" + String.join(",", members) + "}";
        }
        if (value instanceof List<?> list) {
            return "["
                    + String.join(",", list.stream().map(CanonicalJson::write).toList()) + "]";
        }
        if (value instanceof String s) {
            var result = new StringBuilder("\"");
            for (int i = 0; i < s.length(); i++) {
                char c = s.charAt(i);
                switch (c) {
                    case '"' -> result.append("\\\"");
                    case '\\' -> result.append("\\\\");
                    case '\b' -> result.append("\\b");
                    case '\f' -> result.append("\\f");
                    case '\n' -> result.append("\\n");
                    case '\r' -> result.append("\\r");
                    case '\t' -> result.append("\\t");
                    default -> {
                        if (c < 0x20) {
                            result.append(String.format("\\u%04x", (int) c));
                        } else {
                            result.append(c);
                        }
                    }
                }
            }
            return result.append('"').toString();
        }
        return value.toString();
    }
}
