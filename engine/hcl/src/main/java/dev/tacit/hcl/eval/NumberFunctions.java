package dev.tacit.hcl.eval;

import static dev.tacit.hcl.eval.Arguments.give;
import static dev.tacit.hcl.eval.Function.parameter;

import dev.tacit.core.value.Content;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;

/** Functions on numbers. */
final class NumberFunctions {
    /** More elements than this are a mistake, as in Terraform. */
    private static final int MOST = 1024;

    private static final String WHOLE = "a whole number is required.";

    private static final Function.Parameter NUM = parameter("num", Type.NUMBER);

    static final List<Function> ALL = List.of(
            simple("abs", Num::abs),
            simple("floor", Num::floor),
            simple("ceil", Num::ceil),
            extreme("min", -1),
            extreme("max", 1),
            Function.of(
                    "signum",
                    Type.NUMBER,
                    List.of(NUM),
                    a -> a.whole(0).map(n -> give(Num.of(Long.signum(n)))).orElseGet(() -> a.refuse(0, WHOLE))),
            onDoubles("pow", "power", Doubles::pow),
            onDoubles("log", "base", (number, base) -> Doubles.log(number) / Doubles.log(base)),
            Function.of(
                    "parseint",
                    Type.NUMBER,
                    List.of(parameter("number", Type.DYNAMIC), parameter("base", Type.NUMBER)),
                    NumberFunctions::parseInt),
            Function.of("sum", Type.NUMBER, List.of(parameter("list", Type.DYNAMIC)), NumberFunctions::sum),
            Function.of("range", new Type.ListOf(Type.NUMBER), List.of(), NumberFunctions::range)
                    .andMore(parameter("params", Type.NUMBER)));

    private NumberFunctions() {}

    private static Function simple(String name, UnaryOperator<Num> operation) {
        return Function.of(name, Type.NUMBER, List.of(NUM), a -> give(operation.apply(a.number(0))));
    }

    private static Function extreme(String name, int sign) {
        return Function.of(name, Type.NUMBER, List.of(), a -> {
                    if (a.count() == 0) {
                        return a.fail("at least one number is required.");
                    }
                    var best = a.number(0);
                    for (int i = 1; i < a.count(); i++) {
                        best = Integer.signum(a.number(i).compareTo(best)) == sign ? a.number(i) : best;
                    }
                    return give(best);
                })
                .andMore(parameter("numbers", Type.NUMBER));
    }

    /** The original computes these with doubles. */
    private static Function onDoubles(String name, String second, DoubleBinaryOperator operation) {
        return Function.of(name, Type.NUMBER, List.of(NUM, parameter(second, Type.NUMBER)), a -> {
            for (int i = 0; i < 2; i++) {
                if (!a.number(i).isInfinite() && Double.isInfinite(a.number(i).doubleValue())) {
                    return a.refuse(i, "the number is too large for this function.");
                }
            }
            double result = operation.applyAsDouble(
                    a.number(0).doubleValue(), a.number(1).doubleValue());
            return Double.isNaN(result) ? a.fail("the result is no number.") : give(Num.of(result));
        });
    }

    private static Content parseInt(Arguments a) {
        if (!(a.value(0) instanceof Text text)) {
            return a.refuse(0, "a string is required.");
        }
        var base = a.integer(1);
        if (base.isEmpty() || base.get() < 2 || base.get() > 62) {
            return a.refuse(1, "a whole number from 2 to 62 is required.");
        }
        var digits = text.string();
        int start = digits.startsWith("-") || digits.startsWith("+") ? 1 : 0;
        var total = BigInteger.ZERO;
        for (int i = start; i < digits.length(); i++) {
            int digit = digit(digits.charAt(i), base.get());
            if (digit < 0 || digit >= base.get()) {
                return a.refuse(0, "it is no whole number in this base.");
            }
            total = total.multiply(BigInteger.valueOf(base.get())).add(BigInteger.valueOf(digit));
        }
        return digits.length() == start
                ? a.refuse(0, "it is no whole number in this base.")
                : give(Num.sized(digits.startsWith("-") ? total.negate() : total));
    }

    /** Up to base 36 case does not matter; beyond it capitals follow after the small letters. */
    private static int digit(char c, int base) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 10;
        }
        return c >= 'A' && c <= 'Z' ? c - 'A' + (base <= 36 ? 10 : 36) : -1;
    }

    private static Content sum(Arguments a) {
        var elements = a.elements(0).orElse(null);
        if (elements == null || elements.isEmpty()) {
            return a.refuse(0, "a list, set or tuple with at least one number is required.");
        }
        Num total = null;
        for (var element : elements) {
            if (element instanceof Null
                    || !(a.conversions().convert(element, Type.NUMBER) instanceof Converted.To(Num number))) {
                return a.refuse(0, "an element is no number.");
            }
            try {
                total = total == null ? number : total.plus(number);
            } catch (ArithmeticException e) {
                return a.fail("opposing infinities have no sum.");
            }
        }
        return give(java.util.Objects.requireNonNull(total));
    }

    private static Content range(Arguments a) {
        if (a.count() == 0 || a.count() > 3) {
            return a.fail("it takes one, two or three numbers.");
        }
        var start = a.count() == 1 ? Num.ZERO : a.number(0);
        var end = a.number(a.count() == 1 ? 0 : 1);
        var step = a.count() == 3 ? a.number(2) : Num.of(end.compareTo(start) < 0 ? -1 : 1);
        if (end.compareTo(start) == 0) {
            return give(new ListValue(Type.NUMBER, List.of()));
        }
        if (Integer.signum(end.compareTo(start)) != step.signum()) {
            return a.refuse(1, "the end cannot be reached in the direction of the step.");
        }
        if (start.isInfinite() || step.isInfinite()) {
            return a.fail("it needs a finite start and step.");
        }
        var numbers = new ArrayList<Value>();
        for (var n = start; Integer.signum(end.compareTo(n)) == step.signum(); n = n.plus(step)) {
            if (numbers.size() == MOST) {
                return a.fail("more than " + MOST + " numbers would be made; use a larger step or a nearer end.");
            }
            numbers.add(n);
        }
        return give(new ListValue(Type.NUMBER, numbers));
    }
}
