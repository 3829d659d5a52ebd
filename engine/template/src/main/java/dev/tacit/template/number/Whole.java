package dev.tacit.template.number;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.GoValue;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/** Calculates with 64-bit integers, which overflow as Go's do. */
final class Whole {
    private Whole() {}

    static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "add1" -> function(name, "any", a -> GoValue.Int.data(Casts.whole(a, 0) + 1));
            case "add" -> function(name, "any...", a -> folded(a, 0, 0, Long::sum));
            case "sub" -> function(name, "any any", a -> over(a, (x, y) -> x - y));
            case "mul" -> function(name, "any any...", a -> over(a, (x, y) -> x * y));
            case "div" -> function(name, "any any", a -> over(a, (x, y) -> x / divisor(y, a)));
            case "mod" -> function(name, "any any", a -> over(a, (x, y) -> x % divisor(y, a)));
            case "max", "biggest" -> function(name, "any any...", a -> over(a, Math::max));
            case "min" -> function(name, "any any...", a -> over(a, Math::min));
            default -> null;
        };
    }

    private static GoValue over(Arguments arguments, LongBinaryOperator operator) {
        return folded(arguments, Casts.whole(arguments, 0), 1, operator);
    }

    private static GoValue folded(Arguments arguments, long first, int from, LongBinaryOperator operator) {
        long value = first;
        for (int i = from; i < arguments.size(); i++) {
            value = operator.applyAsLong(value, Casts.whole(arguments, i));
        }
        return GoValue.Int.data(value);
    }

    private static long divisor(long value, Arguments arguments) {
        if (value == 0) {
            throw arguments.failure("Division by zero. What is not a number counts as zero.");
        }
        return value;
    }
}
