package dev.tacit.core.shape;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * About how large the program of a regular expression of RE2 becomes: told before it is compiled, which takes what it
 * takes.
 *
 * @param repeats how often the innermost of counted repetitions inside one another is repeated
 * @param depth of groups inside one another
 * @param endless whether compiling would never end: re2j goes round in circles from {@link #NO_WAY_BACK}
 */
public record ExpressionSize(long instructions, long repeats, int depth, boolean endless) {
    private static final long LARGEST = 50_000;
    /** Beyond, RE2 takes an expression for none. */
    public static final long REPEATS = 1000;

    private static final int DEEPEST = 200;

    /** Of Unicode. */
    private static final int CLASS = 1000;

    private static final Pattern IGNORES_CASE = Pattern.compile("\\(\\?[a-zA-Z]*i");
    /** Small letters whose capital has another small letter; re2j looks for the way back to them. */
    private static final int NO_WAY_BACK = 0x1C80;

    private static final int LAST_WITHOUT = 0x1C88;
    /** A range that has all letters with case in it is taken as it is. */
    private static final int LAST_WITH_CASE = 0x1044F;

    public static ExpressionSize of(String text) {
        return new Scan(text).size();
    }

    /** Whether compiling it would take more time or more of the stack than an expression may. */
    public boolean isExcessive() {
        return depth > DEEPEST || instructions > LARGEST;
    }

    /** What stands at the end of one group so far: all of it, and its last part, to which a repetition belongs. */
    private static final class Group {
        private long before;
        private long last;
        private long repeats = 1;
        private long lastRepeats = 1;

        private void add(long size, long inner) {
            before += last;
            last = size;
            repeats = Math.max(repeats, lastRepeats);
            lastRepeats = inner;
        }
    }

    private static final class Scan {
        private final String text;
        private final Deque<Group> groups = new ArrayDeque<>();
        private int depth;
        private long mostRepeats = 1;
        private int at;
        private final boolean ignoresCase;
        private boolean endless;
        /** The character that an escape stands for; negative when it is none. */
        private int escaped;

        private Scan(String text) {
            this.text = text;
            ignoresCase = IGNORES_CASE.matcher(text).find();
            groups.push(new Group());
        }

        private ExpressionSize size() {
            while (at < text.length()) {
                char c = text.charAt(at++);
                switch (c) {
                    case '\\' -> {
                        groups.element().add(escape(), 1);
                        range(escaped, escaped);
                    }
                    case '[' -> groups.element().add(characters(), 1);
                    case '(' -> {
                        groups.push(new Group());
                        depth = Math.max(depth, groups.size());
                    }
                    case ')' -> close();
                    case '{' -> counted();
                    default -> {
                        range(c, c);
                        groups.element().add(1, 1);
                    }
                }
            }
            while (groups.size() > 1) {
                close();
            }
            groups.element().add(0, 1);
            return new ExpressionSize(groups.element().before, mostRepeats, depth, endless);
        }

        private void close() {
            if (groups.size() > 1) {
                var inner = groups.pop();
                inner.add(0, 1);
                groups.element().add(inner.before + 2, inner.repeats);
            }
        }

        /** Behind a backslash. */
        private long escape() {
            escaped = -1;
            if (at == text.length()) {
                return 1;
            }
            char c = text.charAt(at++);
            if (c == 'Q') {
                int end = text.indexOf("\\E", at);
                int length = (end < 0 ? text.length() : end) - at;
                text.substring(at, at + length).chars().forEach(each -> range(each, each));
                at = end < 0 ? text.length() : end + 2;
                return length;
            }
            boolean unicode = c == 'p' || c == 'P';
            if ((unicode || c == 'x') && text.startsWith("{", at)) {
                int end = text.indexOf('}', at);
                var name = end < 0 ? "" : text.substring(at + 1, end);
                escaped = !unicode && name.matches("[0-9a-fA-F]{1,7}") ? Integer.parseInt(name, 16) : -1;
                at = end < 0 ? text.length() : end + 1;
            }
            return unicode ? CLASS : 1;
        }

        /** Behind the bracket that opens a class. */
        private long characters() {
            long size = 1;
            at += text.startsWith("^", at) ? 1 : 0;
            int first = 0;
            boolean ranges = false;
            for (int start = at; at < text.length(); ) {
                int c = text.codePointAt(at);
                if (c == ']' && at > start) {
                    at++;
                    break;
                }
                if (text.startsWith("[:", at) && text.indexOf(":]", at) > 0) {
                    at = text.indexOf(":]", at) + 2;
                    continue;
                }
                at += Character.charCount(c);
                if (c == '-' && !ranges) {
                    ranges = true;
                    continue;
                }
                if (c == '\\') {
                    size += escape();
                    c = escaped;
                }
                size += range(ranges ? first : c, c);
                first = c;
                ranges = false;
            }
            return size;
        }

        /** Each character of it is looked at where case does not matter. */
        private long range(int from, int to) {
            if (!ignoresCase || (from <= 'A' && to >= LAST_WITH_CASE)) {
                return 1;
            }
            endless |= from <= LAST_WITHOUT && to >= NO_WAY_BACK;
            return 1L + Math.max(to - from, 0) / 2;
        }

        /** Behind a brace, which is one of a repetition only when it is well formed. */
        private void counted() {
            int end = text.indexOf('}', at);
            var bounds = end < 0 || end > at + 20 ? "" : text.substring(at, end);
            if (!bounds.matches("[0-9]{1,9}(,[0-9]{0,9})?")) {
                groups.element().add(1, 1);
                return;
            }
            at = end + 1;
            int comma = bounds.indexOf(',');
            long least = Long.parseLong(comma < 0 ? bounds : bounds.substring(0, comma));
            boolean open = comma == bounds.length() - 1;
            long most = open ? least : Long.parseLong(bounds.substring(comma + 1));
            var group = groups.element();
            group.last = Math.min(group.last * (most + 1), 1L << 40);
            group.lastRepeats = most == 0 && !open ? 0 : Math.min(group.lastRepeats * Math.max(most, 1), 1L << 40);
            if (least >= 2 || most >= 2) {
                mostRepeats = Math.max(mostRepeats, group.lastRepeats);
            }
        }
    }
}
