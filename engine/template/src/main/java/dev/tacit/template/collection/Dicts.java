package dev.tacit.template.collection;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.format.Printing;
import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.GoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The functions of sprig on maps. Where Go's order is left to chance, ours is that of the keys. */
public final class Dicts {
    private static final GoValue ABSENT = new GoValue.Str("");

    private Dicts() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "dict" -> function(name, "any...", Dicts::dict);
            case "get" -> function(name, "dict string", a -> a.dict(0).entries().getOrDefault(a.octets(1), ABSENT));
            case "set" -> function(name, "dict string any", Dicts::set);
            case "unset" -> function(name, "dict string", Dicts::unset);
            case "hasKey" ->
                function(
                        name,
                        "dict string",
                        a -> new GoValue.Bool(a.dict(0).entries().containsKey(a.octets(1))));
            case "pluck" -> function(name, "string dict...", Dicts::pluck);
            case "dig" -> function(name, "any...", Dicts::dig);
            case "keys" -> function(name, "dict...", Dicts::keys);
            case "values" -> function(name, "dict", Dicts::values);
            case "pick" -> function(name, "dict string...", Dicts::pick);
            case "omit" -> function(name, "dict string...", Dicts::omit);
            case "merge", "mustMerge" -> function(name, "dict dict...", a -> Merging.merged(a, false));
            case "mergeOverwrite", "mustMergeOverwrite" -> function(name, "dict dict...", a -> Merging.merged(a, true));
            case "deepCopy", "mustDeepCopy" -> function(name, "any", Copying::copy);
            default -> null;
        };
    }

    private static GoValue dict(Arguments arguments) {
        var dict = GoValue.Dict.empty();
        for (int i = 0; i < arguments.size(); i += 2) {
            var key = Printing.display(arguments.at(i), arguments.budget(), arguments.offset());
            arguments.spend(1);
            dict.entries().put(key, i + 1 < arguments.size() ? arguments.at(i + 1) : ABSENT);
        }
        return dict;
    }

    private static GoValue set(Arguments arguments) {
        var dict = arguments.dict(0);
        if (dict.isNil()) {
            throw arguments.failure("\"set\" got null instead of a map.");
        }
        dict.entries().put(arguments.octets(1), arguments.at(2));
        return dict;
    }

    private static GoValue unset(Arguments arguments) {
        var dict = arguments.dict(0);
        if (!dict.isNil()) {
            dict.entries().remove(arguments.octets(1));
        }
        return dict;
    }

    private static GoValue pluck(Arguments arguments) {
        var key = arguments.octets(0);
        var found = new ArrayList<GoValue>();
        for (int i = 1; i < arguments.size(); i++) {
            var value = arguments.dict(i).entries().get(key);
            if (value != null) {
                found.add(value);
            }
        }
        return GoValue.Slice.of(found);
    }

    /** Keys from the outermost map on, then what to answer where one is missing, then the map. */
    private static GoValue dig(Arguments arguments) {
        int keys = arguments.size() - 2;
        if (keys < 1) {
            throw arguments.failure(
                    "\"dig\" takes at least three arguments: keys, a value for when one is missing, a" + " map.");
        }
        for (int i = 0; i < keys; i++) {
            if (!(arguments.at(i) instanceof GoValue.Str)) {
                throw arguments.failure(
                        "A key of \"dig\" must be of type string, and is of type " + arguments.at(i) + ".");
            }
        }
        var at = arguments.at(keys + 1);
        for (int i = 0; i < keys; i++) {
            if (!(at instanceof GoValue.Dict dict && dict.element() == GoValue.Element.ANY)) {
                throw arguments.failure("\"dig\" looks into maps, and met a value of type " + at + ".");
            }
            var value = dict.entries().get(arguments.octets(i));
            if (value == null) {
                return arguments.at(keys);
            }
            at = value;
        }
        return at;
    }

    private static GoValue keys(Arguments arguments) {
        var keys = new ArrayList<String>();
        for (int i = 0; i < arguments.size(); i++) {
            var entries = arguments.dict(i).entries();
            arguments.spend(entries.size());
            keys.addAll(entries.keySet());
        }
        return GoValue.Slice.ofStrings(keys);
    }

    private static GoValue values(Arguments arguments) {
        var entries = arguments.dict(0).entries();
        arguments.copy(entries.size());
        return GoValue.Slice.of(List.copyOf(entries.values()));
    }

    private static GoValue pick(Arguments arguments) {
        var entries = arguments.dict(0).entries();
        var picked = GoValue.Dict.empty();
        for (int i = 1; i < arguments.size(); i++) {
            var key = arguments.octets(i);
            var value = entries.get(key);
            if (value != null) {
                picked.entries().put(key, value);
            }
        }
        return picked;
    }

    private static GoValue omit(Arguments arguments) {
        var entries = arguments.dict(0).entries();
        arguments.spend(entries.size());
        var left = new TreeMap<>(entries);
        for (int i = 1; i < arguments.size(); i++) {
            left.remove(arguments.octets(i));
        }
        return new GoValue.Dict(left, GoValue.Element.ANY);
    }
}
