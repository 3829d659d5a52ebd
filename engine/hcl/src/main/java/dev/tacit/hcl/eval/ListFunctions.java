package dev.tacit.hcl.eval;

import static dev.tacit.hcl.eval.Arguments.give;
import static dev.tacit.hcl.eval.Function.parameter;

import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Functions that choose among lists, or rearrange them. */
final class ListFunctions {
    private static final Type ANY_LIST = new Type.ListOf(Type.DYNAMIC);
    private static final Type BOOLS = new Type.ListOf(Type.BOOL);
    private static final Type STRINGS = new Type.ListOf(Type.STRING);
    private static final Type LISTS_BY_KEY = new Type.MapOf(STRINGS);

    static final List<Function> ALL = List.of(
            Function.of(
                    "alltrue",
                    Type.BOOL,
                    List.of(parameter("list", BOOLS)),
                    a -> give(elements(a, 0).stream().allMatch(Bool.TRUE::equals))),
            Function.of(
                    "anytrue",
                    Type.BOOL,
                    List.of(parameter("list", BOOLS)),
                    a -> give(elements(a, 0).stream().anyMatch(Bool.TRUE::equals))),
            Function.shaped(
                    "chunklist",
                    types -> new Type.ListOf(types.getFirst()),
                    List.of(parameter("list", ANY_LIST), parameter("size", Type.NUMBER)),
                    ListFunctions::chunks),
            Function.shaped("coalescelist", _ -> Type.DYNAMIC, List.of(), ListFunctions::coalesce)
                    .andMore(Function.nullable("vals", Type.DYNAMIC)),
            new Function(
                    "matchkeys",
                    List.of(
                            parameter("values", ANY_LIST),
                            parameter("keys", ANY_LIST),
                            parameter("searchset", ANY_LIST)),
                    null,
                    Function.Reach.CONTENT,
                    List::getFirst,
                    ListFunctions::matching),
            Function.of(
                    "transpose", LISTS_BY_KEY, List.of(parameter("values", LISTS_BY_KEY)), ListFunctions::transposed));

    private ListFunctions() {}

    private static List<Value> elements(Arguments a, int i) {
        return ((ListValue) a.value(i)).elements();
    }

    private static Content chunks(Arguments a) {
        var list = (ListValue) a.value(0);
        var size = a.integer(1);
        if (size.isEmpty() || size.get() < 0) {
            return a.refuse(1, "a whole number that is not negative is required.");
        }
        var chunks = new ArrayList<Value>();
        int step = size.get() == 0 ? Math.max(1, list.elements().size()) : size.get();
        for (int from = 0; from < list.elements().size(); from += step) {
            int to = (int) Math.min((long) from + step, list.elements().size());
            chunks.add(new ListValue(list.element(), list.elements().subList(from, to)));
        }
        return give(new ListValue(list.type(), chunks));
    }

    private static Content coalesce(Arguments a) {
        if (a.count() == 0) {
            return a.fail("at least one argument is required.");
        }
        for (int i = 0; i < a.count(); i++) {
            var type = a.value(i).type();
            if (!(type instanceof Type.ListOf || type instanceof Type.TupleOf)) {
                return a.refuse(i, "a list or tuple is required.");
            }
        }
        for (int i = 0; i < a.count(); i++) {
            if (a.elements(i).isPresent() && !a.elements(i).get().isEmpty()) {
                return give(a.value(i));
            }
        }
        return a.fail("every list is null or empty.");
    }

    private static Content matching(Arguments a) {
        var type = Unification.unify(List.of(a.value(1).type(), a.value(2).type()));
        if (type.isEmpty()) {
            return a.refuse(2, "its elements and the keys must have one type.");
        }
        var values = (ListValue) a.value(0);
        if (values.elements().size() != elements(a, 1).size()) {
            return a.fail("the numbers of keys and values differ.");
        }
        if (!(a.conversions().convert(a.value(1), type.get()) instanceof Converted.To(ListValue keys))
                || !(a.conversions().convert(a.value(2), type.get()) instanceof Converted.To(ListValue wanted))) {
            return a.refuse(2, "its elements and the keys must have one type.");
        }
        var found = new ArrayList<Value>();
        for (int i = 0; i < keys.elements().size(); i++) {
            var key = keys.elements().get(i);
            if (wanted.elements().stream().anyMatch(w -> Operators.equal(w, key))) {
                found.add(values.elements().get(i));
            }
        }
        return give(new ListValue(values.element(), found));
    }

    private static Content transposed(Arguments a) {
        var keysByValue = new TreeMap<String, List<String>>(Unicode.ORDER);
        for (var entry : new TreeMap<>(((MapValue) a.value(0)).entries()).entrySet()) {
            if (!(entry.getValue() instanceof ListValue list)) {
                return a.refuse(0, "one of the lists is null.");
            }
            for (var value : list.elements()) {
                if (!(value instanceof Text text)) {
                    return a.refuse(0, "a string in one of the lists is null.");
                }
                keysByValue
                        .computeIfAbsent(text.string(), _ -> new ArrayList<>())
                        .add(entry.getKey());
            }
        }
        var result = new TreeMap<String, Value>(Unicode.ORDER);
        keysByValue.forEach((value, keys) -> result.put(
                value, TextFunctions.strings(keys.stream().sorted(Unicode.ORDER).toList())));
        return give(new MapValue(STRINGS, result));
    }
}
