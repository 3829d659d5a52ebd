package dev.tacit.template.collection;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.number.Casts;
import dev.tacit.template.value.GoValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions of sprig on lists, which make new lists and leave theirs alone. */
public final class Lists {
    private Lists() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "list", "tuple" -> function(name, "any...", a -> made(a.rest(0), a));
            case "first", "mustFirst" -> function(name, "any", a -> end(a, true));
            case "last", "mustLast" -> function(name, "any", a -> end(a, false));
            case "rest", "mustRest" -> function(name, "any", a -> allBut(a, 1, 0));
            case "initial", "mustInitial" -> function(name, "any", a -> allBut(a, 0, 1));
            case "append", "push", "mustAppend", "mustPush" -> function(name, "any any", a -> grown(a, false));
            case "prepend", "mustPrepend" -> function(name, "any any", a -> grown(a, true));
            case "concat" -> function(name, "any...", Lists::concat);
            case "reverse", "mustReverse" ->
                function(name, "any", a -> made(elements(a, 0).reversed(), a));
            case "compact", "mustCompact" ->
                function(
                        name,
                        "any",
                        a -> made(
                                elements(a, 0).stream().filter(GoValue::isTrue).toList(), a));
            case "slice", "mustSlice" -> function(name, "any any...", Lists::slice);
            case "chunk", "mustChunk" -> function(name, "int any", Lists::chunk);
            case "uniq", "mustUniq" -> function(name, "any", Lists::uniq);
            case "without", "mustWithout" -> function(name, "any any...", Lists::without);
            case "has", "mustHas" -> function(name, "any any", a -> new GoValue.Bool(has(a)));
            default -> null;
        };
    }

    private static List<GoValue> elements(Arguments arguments, int index) {
        return arguments.slice(index).elements();
    }

    /** A list of anything, paid for. */
    private static GoValue made(List<GoValue> elements, Arguments arguments) {
        arguments.copy(elements.size());
        return GoValue.Slice.of(elements);
    }

    private static GoValue end(Arguments arguments, boolean first) {
        var elements = elements(arguments, 0);
        if (elements.isEmpty()) {
            return GoValue.Nil.ELEMENT;
        }
        return first ? elements.getFirst() : elements.getLast();
    }

    /** Without some at either end; of an empty list it makes none at all. */
    private static GoValue allBut(Arguments arguments, int atStart, int atEnd) {
        var elements = elements(arguments, 0);
        return elements.isEmpty()
                ? GoValue.Slice.nil(GoValue.Element.ANY)
                : made(elements.subList(atStart, elements.size() - atEnd), arguments);
    }

    private static GoValue grown(Arguments arguments, boolean atStart) {
        var elements = elements(arguments, 0);
        arguments.copy(elements.size() + 1L);
        var grown = new ArrayList<GoValue>(elements.size() + 1);
        grown.addAll(elements);
        grown.add(atStart ? 0 : grown.size(), arguments.at(1));
        return GoValue.Slice.of(grown);
    }

    private static GoValue concat(Arguments arguments) {
        var all = new ArrayList<GoValue>();
        for (int i = 0; i < arguments.size(); i++) {
            var elements = elements(arguments, i);
            arguments.copy(elements.size());
            all.addAll(elements);
        }
        return all.isEmpty() ? GoValue.Slice.nil(GoValue.Element.ANY) : GoValue.Slice.of(all);
    }

    private static GoValue slice(Arguments arguments) {
        var slice = arguments.slice(0);
        int size = slice.elements().size();
        if (size == 0) {
            return GoValue.Nil.ELEMENT;
        }
        long start = arguments.size() > 1 ? Casts.whole(arguments, 1) : 0;
        long end = arguments.size() > 2 ? Casts.whole(arguments, 2) : size;
        if (start < 0 || start > end || end > size) {
            throw arguments.failure("The bounds of \"slice\" are out of range: they count elements of the list, the"
                    + " first before the second.");
        }
        arguments.copy(end - start);
        return new GoValue.Slice(List.copyOf(slice.elements().subList((int) start, (int) end)), slice.element());
    }

    /** In doubles, as Go's is, so that sizes which make no sense fail, or not, where they do there. */
    private static GoValue chunk(Arguments arguments) {
        long size = arguments.whole(0);
        var elements = elements(arguments, 1);
        int length = elements.size();
        double count = Math.floor((length - 1) / (double) size) + 1;
        if (!(count >= 0 && count <= length)) {
            throw sizeless(arguments);
        }
        arguments.copy(length);
        var chunks = new ArrayList<GoValue>((int) count);
        for (int i = 0; i < (int) count; i++) {
            double rest = i == (int) count - 1 ? Math.floor(length % (double) size) : 0;
            long chunk = rest == 0 ? size : (long) rest;
            if (chunk < 0) {
                throw sizeless(arguments);
            }
            arguments.spend(1);
            int start = (int) (i * size);
            chunks.add(GoValue.Slice.of(elements.subList(start, start + (int) chunk)));
        }
        return new GoValue.Slice(List.copyOf(chunks), GoValue.Element.SLICE);
    }

    private static RuntimeException sizeless(Arguments arguments) {
        return arguments.failure("The size of a chunk must be positive.");
    }

    private static GoValue uniq(Arguments arguments) {
        var kept = new ArrayList<GoValue>();
        for (var element : elements(arguments, 0)) {
            if (!contains(kept, element, arguments)) {
                kept.add(element);
            }
        }
        return made(kept, arguments);
    }

    private static GoValue without(Arguments arguments) {
        var kept = new ArrayList<GoValue>();
        for (var element : elements(arguments, 0)) {
            if (!contains(arguments.rest(1), element, arguments)) {
                kept.add(element);
            }
        }
        return made(kept, arguments);
    }

    private static boolean has(Arguments arguments) {
        return !(arguments.at(1) instanceof GoValue.Nil)
                && contains(elements(arguments, 1), arguments.at(0), arguments);
    }

    private static boolean contains(List<GoValue> elements, GoValue wanted, Arguments arguments) {
        for (var element : elements) {
            if (Equality.deep(wanted, element, arguments.budget(), arguments.offset())) {
                return true;
            }
        }
        return false;
    }
}
