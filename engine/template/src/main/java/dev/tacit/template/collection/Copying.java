package dev.tacit.template.collection;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.value.Budget;
import dev.tacit.template.value.GoValue;
import java.util.ArrayList;
import java.util.TreeMap;

/** Copies a value with all maps in it, so that a change of the copy is none of the original. */
final class Copying {
    private final Budget budget;
    private final int offset;

    private Copying(Budget budget, int offset) {
        this.budget = budget;
        this.offset = offset;
    }

    static GoValue copy(Arguments arguments) {
        if (arguments.at(0) instanceof GoValue.Nil) {
            throw arguments.failure("There is nothing to copy: the value is null.");
        }
        return new Copying(arguments.budget(), arguments.offset()).copy(arguments.at(0));
    }

    private GoValue copy(GoValue value) {
        budget.step(offset);
        return switch (value) {
            case GoValue.Slice slice
            when !slice.isNil() -> {
                budget.enter(offset);
                var copies = new ArrayList<GoValue>(slice.elements().size());
                slice.elements().forEach(element -> copies.add(copy(element)));
                budget.leave();
                yield new GoValue.Slice(java.util.List.copyOf(copies), slice.element());
            }
            case GoValue.Dict dict
            when !dict.isNil() -> {
                budget.enter(offset);
                var copies = new TreeMap<String, GoValue>();
                dict.entries().forEach((key, entry) -> copies.put(key, copy(entry)));
                budget.leave();
                yield new GoValue.Dict(copies, dict.element());
            }
            case GoValue.Nil _,
                    GoValue.Bool _,
                    GoValue.Int _,
                    GoValue.Real _,
                    GoValue.Complex _,
                    GoValue.Str _,
                    GoValue.Slice _,
                    GoValue.Dict _,
                    GoValue.Time _,
                    GoValue.Struct _,
                    GoValue.Unusable _ -> value;
        };
    }
}
