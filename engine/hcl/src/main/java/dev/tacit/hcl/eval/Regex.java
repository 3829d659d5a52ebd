package dev.tacit.hcl.eval;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tacit.core.shape.ExpressionSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Regular expressions of RE2, which match in linear time, with the rules that Go has for repeated matches. */
final class Regex {
    private final Pattern pattern;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Empty when {@code pattern} is none, or one that {@link #flaw} tells of. */
    static Optional<Regex> compile(String pattern) {
        var size = ExpressionSize.of(pattern);
        if (size.endless() || size.isExcessive() || size.repeats() > ExpressionSize.REPEATS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Regex(Pattern.compile(pattern)));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Why {@code pattern} does not compile. */
    static String flaw(String pattern) {
        var size = ExpressionSize.of(pattern);
        return size.endless()
                ? "the case of the letters U+1C80 to U+1C88 cannot be ignored in a pattern."
                : size.isExcessive()
                        ? "the pattern is too large, or its groups are too deep inside one another."
                        : "it is no valid pattern of RE2 (look-ahead and back-references do not exist, and nothing is"
                                + " repeated more than 1000 times).";
    }

    int groups() {
        return pattern.groupCount();
    }

    /** By number from 1; null for a group without name. */
    List<@Nullable String> names() {
        var names = new ArrayList<@Nullable String>();
        for (int i = 0; i < groups(); i++) {
            names.add(null);
        }
        pattern.namedGroups().forEach((name, number) -> names.set(number - 1, name));
        return names;
    }

    /** A match: the whole first, then its groups; a group that took no part is null. */
    private static List<@Nullable String> match(Matcher matcher) {
        var groups = new ArrayList<@Nullable String>();
        for (int i = 0; i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i));
        }
        return groups;
    }

    Optional<List<@Nullable String>> first(String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(match(matcher)) : Optional.empty();
    }

    /** All matches that do not overlap; an empty one right behind another does not count. */
    List<List<@Nullable String>> all(String text) {
        var found = new ArrayList<List<@Nullable String>>();
        var matcher = pattern.matcher(text);
        int previous = -1;
        for (int at = 0; at <= text.length() && matcher.find(at); ) {
            boolean counts = matcher.end() != at || matcher.start() != previous;
            previous = matcher.end();
            at = matcher.end() == at ? after(text, at) : matcher.end();
            if (counts) {
                found.add(match(matcher));
            }
        }
        return found;
    }

    /** @param replacement with {@code $1}, {@code $name}, {@code ${name}} for groups and {@code $$} for a dollar sign */
    String replaceAll(String text, String replacement) {
        var out = new StringBuilder();
        var matcher = pattern.matcher(text);
        int copied = 0;
        for (int at = 0; at <= text.length() && matcher.find(at); ) {
            out.append(text, copied, matcher.start());
            if (matcher.end() > copied || matcher.start() == 0) {
                expand(replacement, matcher, out);
            }
            copied = matcher.end();
            at = matcher.end() > at ? matcher.end() : after(text, at);
        }
        return out.append(text, copied, text.length()).toString();
    }

    private static int after(String text, int at) {
        return at < text.length() ? at + Character.charCount(text.codePointAt(at)) : at + 1;
    }

    private void expand(String replacement, Matcher matcher, StringBuilder out) {
        int at = 0;
        for (int dollar = replacement.indexOf('$'); dollar >= 0; dollar = replacement.indexOf('$', at)) {
            out.append(replacement, at, dollar);
            at = dollar + 1;
            if (replacement.startsWith("$", at)) {
                out.append('$');
                at++;
                continue;
            }
            boolean braced = replacement.startsWith("{", at);
            int start = braced ? at + 1 : at;
            int end = start;
            while (end < replacement.length() && isWord(replacement.codePointAt(end))) {
                end += Character.charCount(replacement.codePointAt(end));
            }
            if (end == start || (braced && !replacement.startsWith("}", end))) {
                out.append('$'); // not a reference to a group
                continue;
            }
            out.append(group(replacement.substring(start, end), matcher));
            at = braced ? end + 1 : end;
        }
        out.append(replacement, at, replacement.length());
    }

    private static boolean isWord(int c) {
        return Character.isLetter(c) || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER || c == '_';
    }

    private String group(String name, Matcher matcher) {
        Integer number = name.matches("[0-9]{1,8}") && (name.length() == 1 || !name.startsWith("0"))
                ? Integer.valueOf(name)
                : pattern.namedGroups().get(name);
        var text = number == null || number > matcher.groupCount() ? null : matcher.group(number);
        return text == null ? "" : text;
    }
}
