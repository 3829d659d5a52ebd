package dev.tacit.template.text;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.GoValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions of sprig on regular expressions. */
public final class Regexes {
    private Regexes() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "regexMatch" -> function(name, "string string", Regexes::matches);
            case "mustRegexMatch" ->
                function(
                        name,
                        "string string",
                        a -> new GoValue.Bool(expression(a).matches(a.octets(1))));
            case "regexFind", "mustRegexFind" -> function(name, "string string", Regexes::find);
            case "regexFindAll", "mustRegexFindAll" -> function(name, "string string int", Regexes::findAll);
            case "regexReplaceAll", "mustRegexReplaceAll" ->
                function(
                        name,
                        "string string string",
                        a -> a.answer(expression(a).replace(a.octets(1), Replacement.of(a.octets(2)))));
            case "regexReplaceAllLiteral", "mustRegexReplaceAllLiteral" ->
                function(
                        name,
                        "string string string",
                        a -> a.answer(expression(a).replace(a.octets(1), Replacement.literal(a.octets(2)))));
            case "regexSplit", "mustRegexSplit" -> function(name, "string string int", Regexes::split);
            case "regexQuoteMeta" -> function(name, "string", Regexes::quoted);
            default -> null;
        };
    }

    private static Expression expression(Arguments a) {
        return Expression.of(a.octets(0), a)
                .orElseThrow(() -> a.failure("The first argument is not a regular expression of RE2."));
    }

    /** Alone of all, it takes an expression that is none for one that matches nothing. */
    private static GoValue matches(Arguments a) {
        return new GoValue.Bool(Expression.of(a.octets(0), a)
                .map(expression -> expression.matches(a.octets(1)))
                .orElse(false));
    }

    private static GoValue find(Arguments a) {
        var octets = a.octets(1);
        var found = expression(a).all(octets, 1);
        return a.answer(found.isEmpty() ? "" : found.getFirst().in(octets));
    }

    private static GoValue findAll(Arguments a) {
        var octets = a.octets(1);
        var found = expression(a).all(octets, a.whole(2));
        return found.isEmpty()
                ? GoValue.Slice.nil(GoValue.Element.STRING)
                : GoValue.Slice.ofStrings(
                        found.stream().map(span -> span.in(octets)).toList());
    }

    private static GoValue split(Arguments a) {
        var octets = a.octets(1);
        var expression = expression(a);
        long most = a.whole(2);
        if (most == 0) {
            return GoValue.Slice.nil(GoValue.Element.STRING);
        }
        if (octets.isEmpty() && !a.octets(0).isEmpty()) {
            return GoValue.Slice.ofStrings(List.of(""));
        }
        var pieces = new ArrayList<String>();
        int begin = 0;
        int end = 0;
        for (var span : expression.all(octets, most)) {
            if (most > 0 && pieces.size() == most - 1) {
                break;
            }
            end = span.start();
            if (span.end() != 0) {
                pieces.add(octets.substring(begin, end));
            }
            begin = span.end();
        }
        if (end != octets.length()) {
            pieces.add(octets.substring(begin));
        }
        return GoValue.Slice.ofStrings(pieces);
    }

    private static GoValue quoted(Arguments a) {
        var octets = a.octets(0);
        var quoted = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i++) {
            if ("\\.+*?()|[]{}^$".indexOf(octets.charAt(i)) >= 0) {
                quoted.append('\\');
            }
            quoted.append(octets.charAt(i));
        }
        return a.answer(quoted.toString());
    }
}
