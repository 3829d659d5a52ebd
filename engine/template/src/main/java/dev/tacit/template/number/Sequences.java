package dev.tacit.template.number;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.GoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts. */
final class Sequences {
    private Sequences() {}

    static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "until" -> function(name, "int", a -> list(count(a, 0, a.whole(0), a.whole(0) < 0 ? -1 : 1)));
            case "untilStep" -> function(name, "int int int", a -> list(count(a, a.whole(0), a.whole(1), a.whole(2))));
            case "seq" -> function(name, "int...", Sequences::seq);
            default -> null;
        };
    }

    private static GoValue list(List<Long> numbers) {
        return new GoValue.Slice(
                numbers.stream().<GoValue>map(GoValue.Int::constant).toList(), GoValue.Element.INT);
    }

    /** Without the end; none where the step leads away from it. */
    private static List<Long> count(Arguments arguments, long start, long end, long step) {
        var numbers = new ArrayList<Long>();
        boolean down = end < start;
        if (step != 0 && down == (step < 0)) {
            for (long i = start; down ? i > end : i < end; i += step) {
                arguments.spend(1);
                numbers.add(i);
            }
        }
        return numbers;
    }

    /** With the end. As in sprig, three arguments are start, step, end. */
    private static GoValue seq(Arguments arguments) {
        int size = arguments.size();
        if (size == 0 || size > 3) {
            return arguments.answer("");
        }
        long start = size == 1 ? 1 : arguments.whole(0);
        long end = arguments.whole(size - 1);
        long direction = end < start ? -1 : 1;
        long step = size == 3 ? arguments.whole(1) : direction;
        if (size == 3 && direction < 0 && step > 0) {
            return arguments.answer("");
        }
        return arguments.answer(count(arguments, start, end + direction, step).stream()
                .map(Object::toString)
                .collect(Collectors.joining(" ")));
    }
}
