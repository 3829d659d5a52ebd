package dev.tacit.template.collection;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.failure.TemplateCode;
import dev.tacit.template.value.Budget;
import dev.tacit.template.value.GoValue;

/** Go's reflect.DeepEqual: values of different types are never equal, not even {@code int} and {@code int64}. */
public final class Equality {
    private final Budget budget;
    private final int offset;

    private Equality(Budget budget, int offset) {
        this.budget = budget;
        this.offset = offset;
    }

    public static boolean deep(GoValue a, GoValue b, Budget budget, int offset) {
        return new Equality(budget, offset).equal(a, b);
    }

    private boolean equal(GoValue a, GoValue b) {
        budget.step(offset);
        return switch (a) {
            case GoValue.Unusable(String reason) -> throw new Failure(TemplateCode.TEMPLATE_CONTENT, offset, reason);
            case GoValue _ when b instanceof GoValue.Unusable -> equal(b, a);
            case GoValue.Nil _ -> b instanceof GoValue.Nil;
            case GoValue.Str s -> {
                budget.read(s.octets().length(), offset);
                yield s.equals(b);
            }
            // Not by equals: NaN is not equal to itself, and a zero is equal to a negative one.
            case GoValue.Real(double x) -> b instanceof GoValue.Real(double y) && x == y;
            case GoValue.Complex x ->
                b instanceof GoValue.Complex y && x.real() == y.real() && x.imaginary() == y.imaginary();
            case GoValue.Slice x -> b instanceof GoValue.Slice y && x.element() == y.element() && slices(x, y);
            case GoValue.Dict x -> b instanceof GoValue.Dict y && x.element() == y.element() && dicts(x, y);
            case GoValue.Bool _, GoValue.Int _, GoValue.Time _, GoValue.Struct _ -> a.equals(b);
        };
    }

    private boolean slices(GoValue.Slice a, GoValue.Slice b) {
        if (a.isNil() != b.isNil() || a.elements().size() != b.elements().size()) {
            return false;
        }
        budget.enter(offset);
        boolean equal = true;
        for (int i = 0; equal && i < a.elements().size(); i++) {
            equal = equal(a.elements().get(i), b.elements().get(i));
        }
        budget.leave();
        return equal;
    }

    private boolean dicts(GoValue.Dict a, GoValue.Dict b) {
        if (a.isNil() != b.isNil() || a.entries().size() != b.entries().size()) {
            return false;
        }
        budget.enter(offset);
        boolean equal = true;
        for (var entry : a.entries().entrySet()) {
            var other = b.entries().get(entry.getKey());
            if (other == null || !equal(entry.getValue(), other)) {
                equal = false;
                break;
            }
        }
        budget.leave();
        return equal;
    }
}
