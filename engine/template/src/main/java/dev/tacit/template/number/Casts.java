package dev.tacit.template.number;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.failure.TemplateCode;
import dev.tacit.template.format.Printing;
import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.GoValue;
import org.jspecify.annotations.Nullable;

/** Turns anything into a number as github.com/spf13/cast does: what is none is 0. */
public final class Casts {
    private Casts() {}

    static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "int" -> function(name, "any", a -> GoValue.Int.constant(whole(a, 0)));
            case "int64" -> function(name, "any", a -> GoValue.Int.data(whole(a, 0)));
            case "float64" -> function(name, "any", a -> new GoValue.Real(real(a, 0)));
            case "atoi" -> function(name, "string", a -> GoValue.Int.constant(Digits.nearest(a.octets(0))));
            case "toDecimal" ->
                function(
                        name,
                        "any",
                        a -> GoValue.Int.data(Digits.octal(Printing.display(a.at(0), a.budget(), a.offset()))));
            default -> null;
        };
    }

    /** The argument at {@code index} as an integer. */
    public static long whole(Arguments arguments, int index) {
        return switch (arguments.at(index)) {
            case GoValue.Int i -> i.value();
            case GoValue.Real(double value) -> truncated(value, arguments);
            case GoValue.Bool(boolean value) -> value ? 1 : 0;
            case GoValue.Str _ -> Digits.prefixed(withoutZeros(arguments.octets(index)));
            case GoValue.Nil _,
                    GoValue.Complex _,
                    GoValue.Slice _,
                    GoValue.Dict _,
                    GoValue.Time _,
                    GoValue.Struct _,
                    GoValue.Unusable _ -> 0;
        };
    }

    static double real(Arguments arguments, int index) {
        return switch (arguments.at(index)) {
            case GoValue.Int i -> i.value();
            case GoValue.Real(double value) -> value;
            case GoValue.Bool(boolean value) -> value ? 1 : 0;
            case GoValue.Str _ -> Digits.real(arguments.octets(index)).orElse(0);
            case GoValue.Nil _,
                    GoValue.Complex _,
                    GoValue.Slice _,
                    GoValue.Dict _,
                    GoValue.Time _,
                    GoValue.Struct _,
                    GoValue.Unusable _ -> 0;
        };
    }

    private static long truncated(double value, Arguments arguments) {
        if (!(value >= Long.MIN_VALUE && value < 0x1p63)) {
            throw new Failure(
                    TemplateCode.TEMPLATE_CONTENT,
                    arguments.offset(),
                    "This number does not fit a 64-bit integer; what Go makes of it depends on the processor.");
        }
        return (long) value;
    }

    /** Without zeros after the point that end it. */
    private static String withoutZeros(String number) {
        int end = number.length();
        while (end > 0 && number.charAt(end - 1) == '0') {
            end--;
        }
        return end > 0 && end < number.length() && number.charAt(end - 1) == '.'
                ? number.substring(0, end - 1)
                : number;
    }
}
