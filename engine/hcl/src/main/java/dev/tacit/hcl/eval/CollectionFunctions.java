package dev.tacit.hcl.eval;

import static dev.tacit.hcl.eval.Arguments.give;
import static dev.tacit.hcl.eval.Function.parameter;

import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Functions on sequences. */
final class CollectionFunctions {
    private static final Function.Parameter LIST = parameter("list", Type.DYNAMIC);
    private static final Type STRINGS = new Type.ListOf(Type.STRING);
    private static final Type ANY_LIST = new Type.ListOf(Type.DYNAMIC);
    private static final String NOT_A_SEQUENCE = "a list or tuple is required.";

    static final List<Function> ALL = List.of(
            Function.shaped(
                    "length", _ -> Type.NUMBER, List.of(parameter("value", Type.DYNAMIC)), CollectionFunctions::length),
            Function.shaped("concat", _ -> Type.DYNAMIC, List.of(), CollectionFunctions::concat)
                    .andMore(parameter("seqs", Type.DYNAMIC)),
            Function.shaped("flatten", _ -> Type.DYNAMIC, List.of(LIST), CollectionFunctions::flatten),
            Function.shaped(
                    "element",
                    types -> types.getFirst() instanceof Type.ListOf l ? l.element() : Type.DYNAMIC,
                    List.of(LIST, parameter("index", Type.NUMBER)),
                    CollectionFunctions::element),
            Function.shaped("reverse", CollectionFunctions::sameList, List.of(LIST), CollectionFunctions::reverse),
            Function.shaped(
                    "slice",
                    CollectionFunctions::sameList,
                    List.of(LIST, parameter("start_index", Type.NUMBER), parameter("end_index", Type.NUMBER)),
                    CollectionFunctions::slice),
            Function.shaped("one", _ -> Type.DYNAMIC, List.of(LIST), CollectionFunctions::one),
            Function.of(
                    "contains",
                    Type.BOOL,
                    List.of(LIST, parameter("value", Type.DYNAMIC)),
                    CollectionFunctions::contains),
            Function.of(
                    "index", Type.NUMBER, List.of(LIST, parameter("value", Type.DYNAMIC)), CollectionFunctions::index),
            new Function(
                    "distinct",
                    List.of(parameter("list", ANY_LIST)),
                    null,
                    Function.Reach.CONTENT,
                    List::getFirst,
                    a -> {
                        var list = (ListValue) a.value(0);
                        return give(new ListValue(list.element(), List.copyOf(new LinkedHashSet<>(list.elements()))));
                    }),
            Function.of(
                    "sort",
                    STRINGS,
                    List.of(parameter("list", STRINGS)),
                    a -> a.strings(0)
                            .map(s -> give(TextFunctions.strings(
                                    s.stream().sorted(Unicode.ORDER).toList())))
                            .orElseGet(() -> a.refuse(0, "an element is null, which cannot be sorted."))),
            Function.of("compact", STRINGS, List.of(parameter("list", STRINGS)), a -> {
                var kept = a.elements(0).orElseThrow().stream()
                        .filter(e -> e instanceof Text t && !t.string().isEmpty())
                        .toList();
                return give(new ListValue(Type.STRING, kept));
            }));

    private CollectionFunctions() {}

    private static Type sameList(List<Type> types) {
        return switch (types.getFirst()) {
            case Type.ListOf l -> l;
            case Type.SetOf s -> new Type.ListOf(s.element());
            case Type.MapOf _, Type.ObjectOf _, Type.TupleOf _, Type.Primitive _ -> Type.DYNAMIC;
        };
    }

    private static Content length(Arguments a) {
        return switch (a.value(0)) {
            case Text t -> give(Num.of(Unicode.length(t.string())));
            case ListValue l -> give(Num.of(l.elements().size()));
            case SetValue s -> give(Num.of(s.elements().size()));
            case TupleValue t -> give(Num.of(t.elements().size()));
            case MapValue m -> give(Num.of(m.entries().size()));
            case ObjectValue o -> give(Num.of(o.attributes().size()));
            case Exports e -> give(Num.of(e.attributes().attributes().size()));
            case Num _, Bool _, Null _, Secret _, dev.tacit.core.value.Bytes _ ->
                a.refuse(0, "text, a collection or an object is required.");
        };
    }

    private static Content concat(Arguments a) {
        if (a.count() == 0) {
            return a.fail("at least one argument is required.");
        }
        var all = new ArrayList<Value>();
        for (int i = 0; i < a.count(); i++) {
            if (a.value(i) instanceof SetValue || a.elements(i).isEmpty()) {
                return a.refuse(i, NOT_A_SEQUENCE);
            }
            all.addAll(a.elements(i).orElseThrow());
        }
        if (a.values().stream().allMatch(v -> v instanceof ListValue)) {
            var type = Unification.unify(a.values().stream().map(Value::type).toList());
            if (type.isPresent()
                    && type.get() instanceof Type.ListOf(Type element)
                    && a.conversions().convert(new ListValue(element, all), type.get())
                            instanceof Converted.To(Value list)) {
                return unified(a, all, element).map(Arguments::give).orElseGet(() -> give(list));
            }
        }
        return give(new TupleValue(all));
    }

    /** Elements of lists that differed in type, each converted to the common one. */
    private static Optional<Value> unified(Arguments a, List<Value> all, Type element) {
        return a.conversions().convert(new TupleValue(all), new Type.ListOf(element)) instanceof Converted.To(Value v)
                ? Optional.of(v)
                : Optional.empty();
    }

    private static Content flatten(Arguments a) {
        if (a.elements(0).isEmpty()) {
            return a.refuse(0, "a list, set or tuple is required.");
        }
        // A secret of unknown type may be a list: then the result's shape is secret too.
        if (hidesShape(a.value(0))) {
            return a.provenances().lift("flatten", Function.SEMANTICS, Type.DYNAMIC, List.of(a.value(0)), opened -> {
                var flat = new ArrayList<Value>();
                flattenInto(opened.getFirst(), flat);
                return give(new TupleValue(flat));
            });
        }
        var flat = new ArrayList<Value>();
        flattenInto(a.value(0), flat);
        return give(new TupleValue(flat));
    }

    private static boolean hidesShape(Value value) {
        if (value instanceof Secret s) {
            return !(s.type() instanceof Type.Primitive) || s.type().equals(Type.DYNAMIC);
        }
        return Arguments.sequence(value)
                .map(elements -> elements.stream().anyMatch(CollectionFunctions::hidesShape))
                .orElse(false);
    }

    private static void flattenInto(Value sequence, List<Value> flat) {
        for (var element : Arguments.sequence(sequence).orElseThrow()) {
            if (Arguments.sequence(element).isPresent()) {
                flattenInto(element, flat);
            } else {
                flat.add(element);
            }
        }
    }

    private static Content element(Arguments a) {
        if (a.value(0) instanceof SetValue || a.elements(0).isEmpty()) {
            return a.refuse(0, NOT_A_SEQUENCE);
        }
        var elements = a.elements(0).orElseThrow();
        var index = a.integer(1);
        if (index.isEmpty()) {
            return a.refuse(1, "a whole number is required.");
        }
        return elements.isEmpty()
                ? a.refuse(0, "the list is empty.")
                : give(elements.get(Math.floorMod(index.get(), elements.size())));
    }

    private static Content reverse(Arguments a) {
        return switch (a.value(0)) {
            case TupleValue t -> give(new TupleValue(t.elements().reversed()));
            case ListValue l -> give(new ListValue(l.element(), l.elements().reversed()));
            case SetValue s -> give(new ListValue(s.element(), s.elements().reversed()));
            default -> a.refuse(0, NOT_A_SEQUENCE);
        };
    }

    private static Content slice(Arguments a) {
        var value = a.value(0);
        if (value instanceof SetValue || a.elements(0).isEmpty()) {
            return a.refuse(0, NOT_A_SEQUENCE);
        }
        var elements = a.elements(0).orElseThrow();
        int size = elements.size();
        int start = a.integer(1).orElse(-1);
        int end = a.integer(2).orElse(-1);
        if (start < 0 || start > size) {
            return a.refuse(1, "a whole number between zero and the length of the list is required.");
        }
        if (end < start || end > size) {
            return a.refuse(2, "a whole number between the start index and the length of the list is required.");
        }
        var part = elements.subList(start, end);
        return give(value instanceof ListValue l ? new ListValue(l.element(), part) : new TupleValue(part));
    }

    private static Content one(Arguments a) {
        var elements = a.elements(0).orElse(null);
        if (elements == null || elements.size() > 1) {
            return a.refuse(0, "a list, set or tuple of no or one element is required.");
        }
        if (!elements.isEmpty()) {
            return give(elements.getFirst());
        }
        return give(
                switch (a.value(0)) {
                    case ListValue l -> new Null(l.element());
                    case SetValue s -> new Null(s.element());
                    default -> Null.UNTYPED;
                });
    }

    private static Content contains(Arguments a) {
        return a.elements(0)
                .map(elements -> give(Bool.of(elements.stream().anyMatch(e -> Operators.equal(e, a.value(1))))))
                .orElseGet(() -> a.refuse(0, "a list, set or tuple is required."));
    }

    private static Content index(Arguments a) {
        if (a.value(0) instanceof SetValue || a.elements(0).isEmpty()) {
            return a.refuse(0, NOT_A_SEQUENCE);
        }
        var elements = a.elements(0).orElseThrow();
        for (int i = 0; i < elements.size(); i++) {
            if (Operators.equal(elements.get(i), a.value(1))) {
                return give(Num.of(i));
            }
        }
        return a.fail("the value is not an element of the list.");
    }
}
