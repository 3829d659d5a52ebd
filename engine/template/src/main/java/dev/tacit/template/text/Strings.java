package dev.tacit.template.text;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.Budget;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import org.jspecify.annotations.Nullable;

/** The functions of sprig that take strings as the bytes they are. */
public final class Strings {
    private Strings() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "hello" -> function(name, "", a -> a.answer("Hello!"));
            case "trim" -> function(name, "string", a -> a.answer(Trimming.blanks(a.octets(0))));
            case "trimAll", "trimall" ->
                function(name, "string string", a -> a.answer(Trimming.all(a.octets(1), a.octets(0))));
            case "trimPrefix" -> function(name, "string string", a -> a.answer(Trimming.prefix(a)));
            case "trimSuffix" -> function(name, "string string", a -> a.answer(Trimming.suffix(a)));
            case "contains" ->
                function(
                        name, "string string", a -> new GoValue.Bool(a.octets(1).contains(a.octets(0))));
            case "hasPrefix" ->
                function(
                        name, "string string", a -> new GoValue.Bool(a.octets(1).startsWith(a.octets(0))));
            case "hasSuffix" ->
                function(
                        name, "string string", a -> new GoValue.Bool(a.octets(1).endsWith(a.octets(0))));
            case "repeat" -> function(name, "int string", Strings::repeat);
            case "substr" -> function(name, "int int string", Strings::substring);
            case "trunc" -> function(name, "int string", Strings::truncate);
            case "abbrev" -> function(name, "int string", a -> Abbreviation.of(a, 0, a.whole(0), a.octets(1)));
            case "abbrevboth" -> function(name, "int int string", Abbreviation::ofBoth);
            case "indent" -> function(name, "int string", a -> indent(a, ""));
            case "nindent" -> function(name, "int string", a -> indent(a, "\n"));
            case "replace" -> function(name, "string string string", Strings::replace);
            case "plural" ->
                function(name, "string string int", a -> a.answer(a.whole(2) == 1 ? a.octets(0) : a.octets(1)));
            case "nospace" -> function(name, "string", Strings::withoutSpace);
            case "initials" -> function(name, "string", Strings::initials);
            case "wrap" -> function(name, "int string", a -> Wrapping.wrap(a, a.octets(1), "\n", false));
            case "wrapWith" ->
                function(name, "int string string", a -> Wrapping.wrap(a, a.octets(2), a.octets(1), true));
            default -> null;
        };
    }

    private static GoValue repeat(Arguments a) {
        long count = a.whole(0);
        if (count < 0) {
            throw a.failure("\"repeat\" cannot repeat a string less than zero times.");
        }
        var octets = a.octets(1);
        a.room(octets.isEmpty() ? 0 : Math.min(count, Budget.OUTPUT + 1L) * octets.length());
        return a.answer(octets.isEmpty() ? "" : octets.repeat((int) count));
    }

    /** A negative start is that of the string, an end that is not in it is its end. */
    private static GoValue substring(Arguments a) {
        var octets = a.octets(2);
        long start = a.whole(0);
        long end = start >= 0 && (a.whole(1) < 0 || a.whole(1) > octets.length()) ? octets.length() : a.whole(1);
        start = Math.max(start, 0);
        if (end < start || end > octets.length()) {
            throw a.failure("\"substr\" got bounds that the string does not have.");
        }
        return a.answer(octets.substring((int) start, (int) end));
    }

    /** The first bytes, or with a negative count the last ones. */
    private static GoValue truncate(Arguments a) {
        var octets = a.octets(1);
        long count = a.whole(0);
        int length = octets.length();
        if (count < 0) {
            return a.answer(length + count > 0 ? octets.substring((int) (length + count)) : octets);
        }
        return a.answer(octets.substring(0, (int) Math.min(count, length)));
    }

    private static GoValue indent(Arguments a, String before) {
        if (a.whole(0) < 0) {
            throw a.failure("A text cannot be indented by less than zero spaces.");
        }
        var octets = a.octets(1);
        long lines = 1 + octets.chars().filter(c -> c == '\n').count();
        a.room(octets.length() + lines * Math.min(a.whole(0), Budget.OUTPUT + 1L));
        var pad = " ".repeat((int) a.whole(0));
        return a.answer(before + pad + octets.replace("\n", "\n" + pad));
    }

    private static GoValue replace(Arguments a) {
        var old = a.octets(0);
        var substitute = a.octets(1);
        var octets = a.octets(2);
        var replaced = new StringBuilder();
        int at = 0;
        if (old.isEmpty()) {
            // Before each character and at the end.
            for (; at < octets.length(); at += Octets.width(octets, at)) {
                a.budget().append(replaced, substitute, a.offset());
                replaced.append(octets, at, at + Octets.width(octets, at));
            }
            return a.answer(replaced.append(substitute).toString());
        }
        for (int found = octets.indexOf(old); found >= 0; found = octets.indexOf(old, at)) {
            a.budget().append(replaced.append(octets, at, found), substitute, a.offset());
            at = found + old.length();
        }
        return a.answer(replaced.append(octets, at, octets.length()).toString());
    }

    // The two below take each byte for a character, and write it as one: "é" comes out as "Ã©". So does sprig.

    private static GoValue withoutSpace(Arguments a) {
        var octets = a.octets(0);
        if (octets.chars().noneMatch(Octets::isSpace)) {
            return a.answer(octets);
        }
        var kept = new StringBuilder();
        octets.chars().filter(c -> !Octets.isSpace(c)).forEach(c -> kept.append(Octets.ofRune(c)));
        return a.answer(kept.toString());
    }

    private static GoValue initials(Arguments a) {
        var octets = a.octets(0);
        var initials = new StringBuilder();
        boolean begins = true;
        for (int i = 0; i < octets.length(); i++) {
            boolean space = Octets.isSpace(octets.charAt(i));
            if (begins && !space) {
                initials.append(Octets.ofRune(octets.charAt(i)));
            }
            begins = space;
        }
        return a.answer(initials.toString());
    }
}
