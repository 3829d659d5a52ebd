package dev.tacit.template;

import dev.tacit.template.GoValue.Bool;
import dev.tacit.template.GoValue.Dict;
import dev.tacit.template.GoValue.Int;
import dev.tacit.template.GoValue.Nil;
import dev.tacit.template.GoValue.Slice;
import dev.tacit.template.GoValue.Str;
import java.util.List;

/** Go's comparisons: only values of one basic kind compare, integers whatever their width. */
final class Comparison {
    private Comparison() {}

    /** Whether the first equals any of the rest. */
    static boolean equal(List<GoValue> values, Budget budget, int offset) {
        if (values.size() < 2) {
            throw Failure.execution(offset, "\"eq\" needs something to compare with.");
        }
        budget.spendOn(values, offset);
        var first = values.getFirst();
        return values.stream().skip(1).anyMatch(other -> equal(first, other, offset));
    }

    private static boolean equal(GoValue a, GoValue b, int offset) {
        return switch (a) {
            case Nil _ -> b instanceof Nil;
            case GoValue _ when b instanceof Nil -> false;
            case Bool x when b instanceof Bool y -> x.value() == y.value();
            case Int x when b instanceof Int y -> x.value() == y.value();
            case GoValue.Real x when b instanceof GoValue.Real y -> x.value() == y.value();
            case Str x when b instanceof Str y -> x.value().equals(y.value());
            case Slice _, Dict _ -> throw Failure.execution(offset, "A " + a + " cannot be compared.");
            case Bool _, Int _, GoValue.Real _, Str _, GoValue.Unusable _ -> throw incompatible(a, b, offset);
        };
    }

    static boolean less(GoValue a, GoValue b, Budget budget, int offset) {
        budget.spendOn(List.of(a, b), offset);
        return switch (a) {
            case Int x when b instanceof Int y -> x.value() < y.value();
            case GoValue.Real x when b instanceof GoValue.Real y -> x.value() < y.value();
            case Str x when b instanceof Str y -> Data.BY_CODE_POINT.compare(x.value(), y.value()) < 0;
            case Nil _, Bool _, Int _, GoValue.Real _, Str _, Slice _, Dict _, GoValue.Unusable _ ->
                throw incompatible(a, b, offset);
        };
    }

    private static Failure incompatible(GoValue a, GoValue b, int offset) {
        return Failure.execution(offset, "A value of type " + a + " cannot be compared with one of type " + b + ".");
    }
}
