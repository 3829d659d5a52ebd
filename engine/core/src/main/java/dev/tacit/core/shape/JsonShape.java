package dev.tacit.core.shape;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The outline of a JSON object (RFC 8259), read strictly.
 *
 * @param objects names of its members that are objects themselves
 */
record JsonShape(Set<String> objects) {
    private static final int DEEPEST = 100;

    JsonShape {
        objects = Set.copyOf(objects);
    }

    /** Empty where {@code text} is no JSON object. */
    static Optional<JsonShape> of(String text) {
        return new Reader(text).read();
    }

    private static final class Reader {
        private final String text;
        private final Set<String> objects = new HashSet<>();
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Optional<JsonShape> read() {
            blank();
            boolean whole = peek() == '{' && value(0) && rest();
            return whole ? Optional.of(new JsonShape(objects)) : Optional.empty();
        }

        private boolean rest() {
            blank();
            return at == text.length();
        }

        private boolean value(int depth) {
            return switch (peek()) {
                case '{' -> depth < DEEPEST && members(depth);
                case '[' -> depth < DEEPEST && elements(depth);
                case '"' -> string() != null;
                case 't' -> word("true");
                case 'f' -> word("false");
                case 'n' -> word("null");
                default -> number();
            };
        }

        private boolean members(int depth) {
            at++;
            blank();
            if (take('}')) {
                return true;
            }
            do {
                blank();
                var name = string();
                blank();
                if (name == null || !take(':')) {
                    return false;
                }
                blank();
                if (depth == 0 && peek() == '{') {
                    objects.add(name);
                }
                if (!value(depth + 1)) {
                    return false;
                }
                blank();
            } while (take(','));
            return take('}');
        }

        private boolean elements(int depth) {
            at++;
            blank();
            if (take(']')) {
                return true;
            }
            do {
                blank();
                if (!value(depth + 1)) {
                    return false;
                }
                blank();
            } while (take(','));
            return take(']');
        }

        /** The string with its escapes as written, or null. */
        private @org.jspecify.annotations.Nullable String string() {
            if (!take('"')) {
                return null;
            }
            int start = at;
            while (at < text.length() && text.charAt(at) != '"') {
                char c = text.charAt(at++);
                if (c < ' ' || (c == '\\' && !escape())) {
                    return null;
                }
            }
            return take('"') ? text.substring(start, at - 1) : null;
        }

        private boolean escape() {
            if (at == text.length()) {
                return false;
            }
            char c = text.charAt(at++);
            if (c != 'u') {
                return "\"\\/bfnrt".indexOf(c) >= 0;
            }
            at += 4;
            return at <= text.length() && text.substring(at - 4, at).matches("[0-9a-fA-F]{4}");
        }

        private boolean number() {
            int start = at;
            while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return text.substring(start, at).matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
        }

        private boolean word(String word) {
            boolean there = text.startsWith(word, at);
            at += there ? word.length() : 0;
            return there;
        }

        private boolean take(char c) {
            boolean there = peek() == c;
            at += there ? 1 : 0;
            return there;
        }

        /** A character that begins nothing at the end. */
        private char peek() {
            return at < text.length() ? text.charAt(at) : '\0';
        }

        private void blank() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }
    }
}
