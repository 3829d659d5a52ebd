package dev.tacit.template.text;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.format.Printing;
import dev.tacit.template.format.Quoting;
import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.Budget;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.Octets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions of sprig that take strings apart, or make one of several values. */
public final class Pieces {
    /** What a piece costs beside its bytes, for it takes memory of its own. */
    private static final long EACH = 4;

    private Pieces() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "splitList" ->
                function(name, "string string", a -> GoValue.Slice.ofStrings(split(a, a.octets(1), a.octets(0), -1)));
            case "split" -> function(name, "string string", a -> numbered(split(a, a.octets(1), a.octets(0), -1)));
            case "splitn" ->
                function(name, "string int string", a -> numbered(split(a, a.octets(2), a.octets(0), a.whole(1))));
            case "join" -> function(name, "string any", a -> a.answer(joined(a, strings(a, a.at(1)), a.octets(0))));
            case "sortAlpha" -> function(name, "any", Pieces::sorted);
            case "toStrings" -> function(name, "any", a -> GoValue.Slice.ofStrings(strings(a, a.at(0))));
            case "toString" -> function(name, "any", a -> a.answer(shown(a, a.at(0))));
            case "cat" -> function(name, "any...", a -> a.answer(joined(a, shown(a), " ")));
            case "squote" ->
                function(
                        name,
                        "any...",
                        a -> a.answer(joined(
                                a, shown(a).stream().map(s -> "'" + s + "'").toList(), " ")));
            case "quote" -> function(name, "any...", Pieces::quoted);
            default -> null;
        };
    }

    private static String shown(Arguments a, GoValue value) {
        return Printing.display(value, a.budget(), a.offset());
    }

    /** Those of all arguments that are there. */
    private static List<String> shown(Arguments a) {
        return shown(a, a.rest(0));
    }

    private static List<String> shown(Arguments a, List<GoValue> values) {
        var shown = new ArrayList<String>();
        for (var value : values) {
            if (!(value instanceof GoValue.Nil)) {
                a.spend(EACH);
                shown.add(shown(a, value));
            }
        }
        return shown;
    }

    private static GoValue quoted(Arguments a) {
        var quoted = new ArrayList<String>();
        for (var octets : shown(a)) {
            a.budget().read(octets.length(), a.offset());
            quoted.add(Quoting.string(octets, false));
        }
        return a.answer(joined(a, quoted, " "));
    }

    /** The elements of a list as strings, or the one string that anything else is. */
    private static List<String> strings(Arguments a, GoValue value) {
        return value instanceof GoValue.Slice(var elements, var _, var _)
                ? shown(a, elements)
                : shown(a, List.of(value));
    }

    private static GoValue sorted(Arguments a) {
        if (!(a.at(0) instanceof GoValue.Slice(var elements, var _, var _))) {
            return GoValue.Slice.ofStrings(List.of(shown(a, a.at(0))));
        }
        var strings = shown(a, elements);
        int rounds = Integer.SIZE - Integer.numberOfLeadingZeros(strings.size());
        for (var octets : strings) {
            a.budget().read((long) rounds * octets.length(), a.offset());
        }
        strings.sort(null);
        return GoValue.Slice.ofStrings(strings);
    }

    private static String joined(Arguments a, List<String> strings, String separator) {
        var joined = new StringBuilder();
        for (int i = 0; i < strings.size(); i++) {
            a.budget().append(joined, i == 0 ? "" : separator, a.offset());
            a.budget().append(joined, strings.get(i), a.offset());
        }
        return joined.toString();
    }

    /**
     * An empty separator stands between any two characters.
     *
     * @param most pieces, the last of which is the rest; any number when negative
     */
    private static List<String> split(Arguments a, String octets, String separator, long most) {
        long left = most < 0 ? Budget.OUTPUT : most;
        var pieces = new ArrayList<String>();
        if (left == 0 || (octets.isEmpty() && separator.isEmpty())) {
            return pieces;
        }
        int at = 0;
        for (int end = end(octets, separator, at); end >= 0 && left > 1; end = end(octets, separator, at)) {
            a.spend(EACH);
            pieces.add(octets.substring(at, end));
            at = end + separator.length();
            left--;
        }
        pieces.add(octets.substring(at));
        return pieces;
    }

    /** Of the piece that begins at {@code at}; negative when it is the last one. */
    private static int end(String octets, String separator, int at) {
        if (!separator.isEmpty()) {
            return octets.indexOf(separator, at);
        }
        int end = at + Octets.width(octets, at);
        return end < octets.length() ? end : -1;
    }

    private static GoValue numbered(List<String> pieces) {
        var numbered = new GoValue.Dict(new java.util.TreeMap<>(), GoValue.Element.STRING);
        for (int i = 0; i < pieces.size(); i++) {
            numbered.entries().put("_" + i, new GoValue.Str(pieces.get(i)));
        }
        return numbered;
    }
}
