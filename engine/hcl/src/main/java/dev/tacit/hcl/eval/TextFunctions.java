package dev.tacit.hcl.eval;

import static dev.tacit.hcl.eval.Arguments.give;
import static dev.tacit.hcl.eval.Function.parameter;

import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** Functions on text. */
final class TextFunctions {
    private static final int WIDEST = 10_000;

    private static final Function.Parameter STR = parameter("str", Type.STRING);
    private static final Type STRINGS = new Type.ListOf(Type.STRING);

    static final List<Function> ALL = List.of(
            simple("upper", s -> mapped(s, Character::toUpperCase)),
            simple("lower", s -> mapped(s, Character::toLowerCase)),
            simple("trimspace", s -> trimmed(s, TextFunctions::isSpace)),
            simple("chomp", s -> s.replaceFirst("[\r\n]+\\z", "")),
            Function.of("trim", Type.STRING, List.of(STR, parameter("cutset", Type.STRING)), a -> {
                var cutset = a.text(1);
                return give(trimmed(a.text(0), c -> cutset.indexOf(c) >= 0));
            }),
            Function.of(
                    "trimprefix",
                    Type.STRING,
                    List.of(STR, parameter("prefix", Type.STRING)),
                    a -> give(
                            a.text(0).startsWith(a.text(1))
                                    ? a.text(0).substring(a.text(1).length())
                                    : a.text(0))),
            Function.of(
                    "trimsuffix",
                    Type.STRING,
                    List.of(STR, parameter("suffix", Type.STRING)),
                    a -> give(
                            a.text(0).endsWith(a.text(1))
                                    ? a.text(0)
                                            .substring(
                                                    0,
                                                    a.text(0).length()
                                                            - a.text(1).length())
                                    : a.text(0))),
            Function.of(
                    "startswith",
                    Type.BOOL,
                    List.of(STR, parameter("prefix", Type.STRING)),
                    a -> give(Bool.of(a.text(0).startsWith(a.text(1))))),
            Function.of(
                    "endswith",
                    Type.BOOL,
                    List.of(STR, parameter("suffix", Type.STRING)),
                    a -> give(Bool.of(a.text(0).endsWith(a.text(1))))),
            Function.of(
                    "strcontains",
                    Type.BOOL,
                    List.of(STR, parameter("substr", Type.STRING)),
                    a -> give(a.text(0).contains(a.text(1)))),
            simple("strrev", s -> String.join("", Unicode.clusters(s).reversed())),
            simple("title", TextFunctions::title),
            Function.of("indent", Type.STRING, List.of(parameter("spaces", Type.NUMBER), STR), TextFunctions::indent),
            Function.of(
                    "substr",
                    Type.STRING,
                    List.of(STR, parameter("offset", Type.NUMBER), parameter("length", Type.NUMBER)),
                    TextFunctions::substr),
            Function.of("join", Type.STRING, List.of(parameter("separator", Type.STRING)), TextFunctions::join)
                    .andMore(parameter("lists", STRINGS)),
            Function.of(
                    "split",
                    STRINGS,
                    List.of(parameter("separator", Type.STRING), STR),
                    a -> give(strings(split(a.text(1), a.text(0))))),
            Function.of(
                            "format",
                            Type.STRING,
                            List.of(parameter("format", Type.STRING)),
                            a -> new Format(a).apply(a.text(0), a.from(1)))
                    .andMore(Function.nullable("args", Type.DYNAMIC)),
            Function.of("formatlist", STRINGS, List.of(parameter("format", Type.STRING)), TextFunctions::formatList)
                    .andMore(Function.nullable("args", Type.DYNAMIC)));

    private TextFunctions() {}

    static ListValue strings(List<String> strings) {
        return new ListValue(
                Type.STRING, strings.stream().<Value>map(Unicode::text).toList());
    }

    private static Function simple(String name, UnaryOperator<String> change) {
        return Function.of(name, Type.STRING, List.of(STR), a -> give(change.apply(a.text(0))));
    }

    /** One code point at a time, as Go does: {@code ß} stays. */
    private static String mapped(String s, IntUnaryOperator change) {
        return s.codePoints()
                .map(change)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String trimmed(String s, IntPredicate cut) {
        int start = 0;
        int end = s.length();
        while (start < end && cut.test(s.codePointAt(start))) {
            start += Character.charCount(s.codePointAt(start));
        }
        while (end > start && cut.test(s.codePointBefore(end))) {
            end -= Character.charCount(s.codePointBefore(end));
        }
        return s.substring(start, end);
    }

    private static boolean isSpace(int c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
    }

    /** Makes a capital of every letter that follows what is neither letter, digit nor underscore. */
    private static String title(String s) {
        var out = new StringBuilder();
        int before = ' ';
        for (int c : s.codePoints().toArray()) {
            out.appendCodePoint(separates(before) ? Character.toTitleCase(c) : c);
            before = c;
        }
        return out.toString();
    }

    private static boolean separates(int c) {
        if (c < 128) {
            return !Character.isLetterOrDigit(c) && c != '_';
        }
        return !Character.isLetter(c) && Character.getType(c) != Character.DECIMAL_DIGIT_NUMBER && isSpace(c);
    }

    private static Content indent(Arguments a) {
        var spaces = a.integer(0);
        if (spaces.isEmpty() || spaces.get() < 0 || spaces.get() > WIDEST) {
            return a.refuse(0, "a whole number from 0 to " + WIDEST + " is required.");
        }
        return give(a.text(1).replace("\n", "\n" + " ".repeat(spaces.get())));
    }

    private static Content substr(Arguments a) {
        var offset = a.integer(1);
        var length = a.integer(2);
        if (offset.isEmpty() || length.isEmpty()) {
            return a.refuse(offset.isEmpty() ? 1 : 2, "a whole number is required.");
        }
        var clusters = Unicode.clusters(a.text(0));
        int start = offset.get() < 0 ? Math.max(0, offset.get() + clusters.size()) : offset.get();
        if (start >= clusters.size() || (length.get() == 0 && offset.get() >= 0)) {
            return give("");
        }
        // A length of zero after an offset from the end takes all, as in the original.
        int end = length.get() <= 0 ? clusters.size() : (int) Math.min((long) start + length.get(), clusters.size());
        return give(String.join("", clusters.subList(start, end)));
    }

    private static Content join(Arguments a) {
        if (a.count() == 1) {
            return a.fail("at least one list is required.");
        }
        var all = new ArrayList<String>();
        for (int i = 1; i < a.count(); i++) {
            var strings = a.strings(i);
            if (strings.isEmpty()) {
                return a.refuse(i, "an element is null, which cannot be joined.");
            }
            all.addAll(strings.get());
        }
        return give(String.join(a.text(0), all));
    }

    static List<String> split(String string, String separator) {
        var parts = new ArrayList<String>();
        if (separator.isEmpty()) {
            string.codePoints().forEach(c -> parts.add(Character.toString(c)));
            return parts;
        }
        int from = 0;
        for (int at = string.indexOf(separator); at >= 0; at = string.indexOf(separator, from)) {
            parts.add(string.substring(from, at));
            from = at + separator.length();
        }
        parts.add(string.substring(from));
        return parts;
    }

    private static Content formatList(Arguments a) {
        int rounds = -1;
        for (int i = 1; i < a.count(); i++) {
            var elements = a.elements(i);
            if (elements.isPresent()) {
                if (rounds >= 0 && elements.get().size() != rounds) {
                    return a.refuse(i, "its length differs from that of an earlier list.");
                }
                rounds = elements.get().size();
            }
        }
        var results = new ArrayList<Value>();
        for (int round = 0; round < (rounds < 0 ? 1 : rounds); round++) {
            var arguments = new ArrayList<Value>();
            for (int i = 1; i < a.count(); i++) {
                int at = round;
                var whole = a.values().get(i);
                arguments.add(a.elements(i).map(e -> e.get(at)).orElse(whole));
            }
            if (!(new Format(a).apply(a.text(0), arguments) instanceof Content.Opened(Text text))) {
                return new Format(a).apply(a.text(0), arguments);
            }
            results.add(text);
        }
        return give(new ListValue(Type.STRING, results));
    }
}
