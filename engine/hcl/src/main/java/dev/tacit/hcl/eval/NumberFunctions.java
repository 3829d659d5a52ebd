package dev.tacit.hcl.eval;

import static dev.tacit.hcl.eval.Arguments.give;
import static dev.tacit.hcl.eval.Function.parameter;

import dev.tacit.core.value.Content;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Functions on numbers. */
final class NumberFunctions {
    /** More elements than this are a mistake, as in Terraform. */
    private static final int MOST = 1024;

    private static final Function.Parameter NUM = parameter("num", Type.NUMBER);

    static final List<Function> ALL = List.of(
            simple("abs", Num::abs),
            simple("floor", Num::floor),
            simple("ceil", Num::ceil),
            extreme("min", -1),
            extreme("max", 1),
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
        if (step.signum() == 0) {
            return a.refuse(2, "the step must not be zero.");
        }
        if (end.compareTo(start) != 0 && Integer.signum(end.compareTo(start)) != step.signum()) {
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
