package dev.tacit.hcl.eval;

import static dev.tacit.hcl.eval.Arguments.give;
import static dev.tacit.hcl.eval.Function.parameter;

import dev.tacit.core.value.Content;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Functions that search text by patterns. */
final class RegexFunctions {
    private static final List<Function.Parameter> PATTERN_AND_STRING =
            List.of(parameter("pattern", Type.STRING), parameter("string", Type.STRING));

    static final List<Function> ALL = List.of(
            Function.of("regex", Type.DYNAMIC, PATTERN_AND_STRING, bounded(RegexFunctions::first)),
            Function.of("regexall", Type.DYNAMIC, PATTERN_AND_STRING, bounded(RegexFunctions::all)),
            Function.of(
                    "replace",
                    Type.STRING,
                    List.of(
                            parameter("str", Type.STRING),
                            parameter("substr", Type.STRING),
                            parameter("replace", Type.STRING)),
                    bounded(RegexFunctions::replace)));

    private RegexFunctions() {}

    /** re2j goes down into a pattern by calling itself, and gets to the end of the stack in a large one. */
    private static java.util.function.Function<Arguments, Content> bounded(
            java.util.function.Function<Arguments, Content> search) {
        return a -> {
            try {
                return search.apply(a);
            } catch (StackOverflowError e) {
                return a.fail("the pattern is too large to be searched for.");
            }
        };
    }

    private static Content first(Arguments a) {
        var regex = Regex.compile(a.text(0));
        if (regex.isEmpty() || mixes(regex.get())) {
            return unsuitable(a, 0, a.text(0), regex.isPresent());
        }
        return regex.get()
                .first(a.text(1))
                .map(match -> give(value(regex.get(), match)))
                .orElseGet(() -> a.fail("the pattern matches no part of the string."));
    }

    private static Content all(Arguments a) {
        var regex = Regex.compile(a.text(0));
        if (regex.isEmpty() || mixes(regex.get())) {
            return unsuitable(a, 0, a.text(0), regex.isPresent());
        }
        var matches = regex.get().all(a.text(1)).stream()
                .map(match -> value(regex.get(), match))
                .toList();
        var nothing = Collections.<@Nullable String>nCopies(regex.get().groups() + 1, "");
        return give(new ListValue(value(regex.get(), nothing).type(), matches));
    }

    private static boolean mixes(Regex regex) {
        var names = regex.names();
        return names.contains(null) && names.stream().anyMatch(name -> name != null);
    }

    private static Content unsuitable(Arguments a, int argument, String pattern, boolean mixes) {
        return a.refuse(argument, mixes ? "groups with and without names cannot be mixed." : Regex.flaw(pattern));
    }

    /** The whole match when there are no groups, else an object of named groups or a tuple of others. */
    private static Value value(Regex regex, List<@Nullable String> match) {
        if (regex.groups() == 0) {
            return text(match.getFirst());
        }
        var groups = match.subList(1, match.size());
        if (regex.names().contains(null)) {
            return new TupleValue(groups.stream().map(RegexFunctions::text).toList());
        }
        var attributes = new TreeMap<String, Value>(Unicode.ORDER);
        for (int i = 0; i < groups.size(); i++) {
            var name = regex.names().get(i);
            if (name != null) {
                attributes.put(name, text(groups.get(i)));
            }
        }
        return new ObjectValue(attributes);
    }

    private static Value text(@Nullable String group) {
        return group == null ? new Null(Type.STRING) : Unicode.text(group);
    }

    private static Content replace(Arguments a) {
        var pattern = a.text(1);
        if (pattern.length() > 1 && pattern.startsWith("/") && pattern.endsWith("/")) {
            var expression = pattern.substring(1, pattern.length() - 1);
            return Regex.compile(expression)
                    .map(regex -> give(regex.replaceAll(a.text(0), a.text(2))))
                    .orElseGet(() -> unsuitable(a, 1, expression, false));
        }
        if (!pattern.isEmpty()) {
            return give(a.text(0).replace(pattern, a.text(2)));
        }
        var result = new StringBuilder(a.text(2));
        a.text(0).codePoints().forEach(c -> result.appendCodePoint(c).append(a.text(2)));
        return give(result.toString());
    }
}
