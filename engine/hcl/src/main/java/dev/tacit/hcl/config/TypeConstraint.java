package dev.tacit.hcl.config;

import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Conversions;
import dev.tacit.hcl.eval.Converted;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The type of a variable: a type whose objects may have optional attributes with defaults. */
public sealed interface TypeConstraint {
    Type type();

    record Plain(Type type) implements TypeConstraint {}

    record ListOf(TypeConstraint element) implements TypeConstraint {
        @Override
        public Type type() {
            return new Type.ListOf(element.type());
        }
    }

    record SetOf(TypeConstraint element) implements TypeConstraint {
        @Override
        public Type type() {
            return new Type.SetOf(element.type());
        }
    }

    record MapOf(TypeConstraint element) implements TypeConstraint {
        @Override
        public Type type() {
            return new Type.MapOf(element.type());
        }
    }

    record TupleOf(List<TypeConstraint> elements) implements TypeConstraint {
        public TupleOf {
            elements = List.copyOf(elements);
        }

        @Override
        public Type type() {
            return new Type.TupleOf(elements.stream().map(TypeConstraint::type).toList());
        }
    }

    record ObjectOf(SortedMap<String, Member> members) implements TypeConstraint {
        public ObjectOf {
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        }

        @Override
        public Type type() {
            var types = new TreeMap<String, Type>();
            members.forEach(
                    (name, member) -> types.put(name, member.constraint().type()));
            return new Type.ObjectOf(types);
        }
    }

    /** @param fallback for an attribute that is absent or null; null when there is none */
    record Member(
            TypeConstraint constraint,
            boolean optional,
            @Nullable Value fallback) {}

    /** The value with its type, absent optional attributes filled in. */
    default Converted convert(Value value, Conversions conversions) {
        return conversions.convert(filled(value), type());
    }

    /** The value with what its optional attributes lack. */
    private Value filled(Value value) {
        return switch (this) {
            case Plain _ -> value;
            case ListOf l -> elements(value, l.element());
            case SetOf s -> elements(value, s.element());
            case MapOf m ->
                switch (value) {
                    case MapValue v -> new ObjectValue(entries(v.entries(), m.element()));
                    case ObjectValue v -> new ObjectValue(entries(v.attributes(), m.element()));
                    default -> value;
                };
            case TupleOf t ->
                value instanceof TupleValue v
                                && v.elements().size() == t.elements().size()
                        ? tuple(v, t)
                        : value;
            case ObjectOf o ->
                switch (value) {
                    case MapValue v -> new ObjectValue(members(v.entries(), o));
                    case ObjectValue v -> new ObjectValue(members(v.attributes(), o));
                    default -> value;
                };
        };
    }

    private static Value elements(Value value, TypeConstraint element) {
        Stream<Value> elements = switch (value) {
            case ListValue l -> l.elements().stream();
            case SetValue s -> s.elements().stream();
            case TupleValue t -> t.elements().stream();
            default -> null;
        };
        return elements == null
                ? value
                : new TupleValue(elements.map(element::filled).toList());
    }

    private static SortedMap<String, Value> entries(SortedMap<String, Value> entries, TypeConstraint element) {
        var filled = new TreeMap<>(entries);
        filled.replaceAll((_, v) -> element.filled(v));
        return filled;
    }

    private static Value tuple(TupleValue value, TupleOf to) {
        var filled = new java.util.ArrayList<Value>();
        for (int i = 0; i < to.elements().size(); i++) {
            filled.add(to.elements().get(i).filled(value.elements().get(i)));
        }
        return new TupleValue(filled);
    }

    private static SortedMap<String, Value> members(SortedMap<String, Value> given, ObjectOf to) {
        var filled = new TreeMap<>(given);
        to.members().forEach((name, member) -> {
            var value = given.get(name);
            if (value != null && !(value instanceof Null)) {
                filled.put(name, member.constraint().filled(value));
            } else if (member.fallback() != null) {
                filled.put(name, member.fallback());
            } else if (member.optional()) {
                filled.put(name, new Null(member.constraint().type()));
            }
        });
        return filled;
    }
}
