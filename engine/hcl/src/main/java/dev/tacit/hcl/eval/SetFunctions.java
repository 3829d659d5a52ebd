package dev.tacit.hcl.eval;

import static dev.tacit.hcl.eval.Arguments.give;
import static dev.tacit.hcl.eval.Function.parameter;

import dev.tacit.core.value.Content;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** The algebra of sets. */
final class SetFunctions {
    /** More combinations than this are a mistake. */
    private static final int MOST = 100_000;

    private static final Type ANY_SET = new Type.SetOf(Type.DYNAMIC);

    static final List<Function> ALL = List.of(
            algebra("setunion", "first_set", Set::addAll).andMore(parameter("other_sets", ANY_SET)),
            algebra("setintersection", "first_set", Set::retainAll).andMore(parameter("other_sets", ANY_SET)),
            new Function(
                    "setsubtract",
                    List.of(parameter("a", ANY_SET), parameter("b", ANY_SET)),
                    null,
                    Function.Reach.CONTENT,
                    _ -> ANY_SET,
                    a -> combined(a, Set::removeAll)),
            Function.of("setproduct", Type.DYNAMIC, List.of(), SetFunctions::product)
                    .andMore(parameter("sets", Type.DYNAMIC)));

    private SetFunctions() {}

    private static Function algebra(String name, String first, BiConsumer<Set<Value>, Set<Value>> change) {
        return Function.of(name, ANY_SET, List.of(parameter(first, ANY_SET)), a -> combined(a, change));
    }

    private static Content combined(Arguments a, BiConsumer<Set<Value>, Set<Value>> change) {
        var types = new ArrayList<Type>();
        for (var value : a.values()) {
            var set = (SetValue) value;
            if (!set.elements().isEmpty() || !set.element().equals(Type.DYNAMIC)) {
                types.add(set.element());
            }
        }
        var element = Unification.unify(types);
        if (element.isEmpty()) {
            return a.fail("the sets must have elements of types that convert to one.");
        }
        var result = new LinkedHashSet<Value>();
        for (int i = 0; i < a.count(); i++) {
            if (!(a.conversions().convert(a.value(i), new Type.SetOf(element.get()))
                    instanceof Converted.To(SetValue set))) {
                return a.refuse(i, "its elements do not convert to the type of the others.");
            }
            if (i == 0) {
                result.addAll(set.elements());
            } else {
                change.accept(result, new HashSet<>(set.elements()));
            }
        }
        return give(Sets.of(element.get(), List.copyOf(result)));
    }

    private static Content product(Arguments a) {
        if (a.count() < 2) {
            return a.fail("at least two sets or lists are required.");
        }
        var types = new ArrayList<Type>();
        var choices = new ArrayList<List<Value>>();
        boolean ordered = true;
        long total = 1;
        for (int i = 0; i < a.count(); i++) {
            var elements = a.elements(i);
            if (elements.isEmpty()) {
                return a.refuse(i, "a list, set or tuple is required.");
            }
            var type = elementType(a.value(i));
            if (type == null) {
                return a.refuse(i, "all elements must have one type.");
            }
            ordered &= !(a.value(i) instanceof SetValue);
            types.add(type);
            choices.add(elements.get());
            total *= elements.get().size();
            if (total > MOST) {
                return a.fail("more than " + MOST + " combinations would be made.");
            }
        }
        var tuples = combinations(a, choices, types);
        var made = tuples.stream().map(Value::type).distinct().toList();
        if (made.size() > 1) {
            return a.fail("the combinations have no common type.");
        }
        var tuple = made.isEmpty() ? new Type.TupleOf(types) : made.getFirst();
        return give(ordered ? new ListValue(tuple, tuples) : Sets.of(tuple, tuples));
    }

    private static @org.jspecify.annotations.Nullable Type elementType(Value value) {
        return switch (value) {
            case SetValue s -> s.element();
            case ListValue l -> l.element();
            default ->
                Unification.unify(((TupleValue) value)
                                .elements().stream().map(Value::type).toList())
                        .orElse(null);
        };
    }

    private static List<Value> combinations(Arguments a, List<List<Value>> choices, List<Type> types) {
        var found = List.of(List.<Value>of());
        for (int i = 0; i < choices.size(); i++) {
            var longer = new ArrayList<List<Value>>();
            for (var begun : found) {
                for (var choice : choices.get(i)) {
                    var next = new ArrayList<>(begun);
                    next.add(
                            a.conversions().convert(choice, types.get(i)) instanceof Converted.To(Value value)
                                    ? value
                                    : choice);
                    longer.add(next);
                }
            }
            found = longer;
        }
        return found.stream().<Value>map(TupleValue::new).toList();
    }
}
