package dev.tacit.template.function;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.GoValue.Bool;
import dev.tacit.template.value.GoValue.Dict;
import dev.tacit.template.value.GoValue.Int;
import dev.tacit.template.value.GoValue.Nil;
import dev.tacit.template.value.GoValue.Slice;
import dev.tacit.template.value.GoValue.Str;

/** Go's comparisons: only values of one basic kind compare, integers whatever their width. */
final class Comparison {
    private Comparison() {}

    /** Whether the first equals any of the rest. */
    static boolean equal(Arguments arguments) {
        if (arguments.size() < 2) {
            throw arguments.failure("\"eq\" needs something to compare with.");
        }
        read(arguments);
        var first = arguments.at(0);
        return arguments.rest(1).stream().anyMatch(other -> equal(first, other, arguments.offset()));
    }

    private static void read(Arguments arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.at(i) instanceof Str) {
                arguments.octets(i);
            }
        }
    }

    private static boolean equal(GoValue a, GoValue b, int offset) {
        return switch (a) {
            case Nil _ -> isNil(b);
            case GoValue _ when b instanceof Nil -> isNil(a);
            case Slice x when b instanceof Slice y && (x.isNil() || y.isNil()) -> x.isNil() == y.isNil();
            case Dict x when b instanceof Dict y && (x.isNil() || y.isNil()) -> x.isNil() == y.isNil();
            case Bool x when b instanceof Bool y -> x.value() == y.value();
            case Int x when b instanceof Int y -> x.value() == y.value();
            case GoValue.Real x when b instanceof GoValue.Real y -> x.value() == y.value();
            case GoValue.Complex x
            when b instanceof GoValue.Complex y -> x.real() == y.real() && x.imaginary() == y.imaginary();
            case Str x when b instanceof Str y -> x.octets().equals(y.octets());
            case GoValue.Time x when b instanceof GoValue.Time y -> x.equals(y);
            case Slice _, Dict _ -> throw Failure.execution(offset, "A " + a + " cannot be compared.");
            case Bool _,
                    Int _,
                    GoValue.Real _,
                    GoValue.Complex _,
                    Str _,
                    GoValue.Time _,
                    GoValue.Struct _,
                    GoValue.Unusable _ -> throw incompatible(a, b, offset);
        };
    }

    private static boolean isNil(GoValue value) {
        return value instanceof Nil
                || (value instanceof Slice slice && slice.isNil())
                || (value instanceof Dict dict && dict.isNil());
    }

    static boolean less(Arguments arguments) {
        read(arguments);
        return less(arguments.at(0), arguments.at(1), arguments.offset());
    }

    private static boolean less(GoValue a, GoValue b, int offset) {
        return switch (a) {
            case Int x when b instanceof Int y -> x.value() < y.value();
            case GoValue.Real x when b instanceof GoValue.Real y -> x.value() < y.value();
            case Str x when b instanceof Str y -> x.octets().compareTo(y.octets()) < 0;
            case Nil _,
                    Bool _,
                    Int _,
                    GoValue.Real _,
                    GoValue.Complex _,
                    Str _,
                    Slice _,
                    Dict _,
                    GoValue.Time _,
                    GoValue.Struct _,
                    GoValue.Unusable _ -> throw incompatible(a, b, offset);
        };
    }

    private static Failure incompatible(GoValue a, GoValue b, int offset) {
        return Failure.execution(offset, "A value of type " + a + " cannot be compared with one of type " + b + ".");
    }
}
