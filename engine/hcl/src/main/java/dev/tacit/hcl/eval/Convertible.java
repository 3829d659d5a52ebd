package dev.tacit.hcl.eval;

import dev.tacit.core.value.Type;
import java.util.List;

/** Whether values of one type may convert to another; whether a certain value does, its content decides. */
final class Convertible {
    private Convertible() {}

    static boolean is(Type from, Type to) {
        if (from.equals(to) || from.equals(Type.DYNAMIC) || to.equals(Type.DYNAMIC)) {
            return true;
        }
        return switch (to) {
            case Type.Primitive p ->
                switch (p) {
                    case STRING -> from.equals(Type.NUMBER) || from.equals(Type.BOOL);
                    case NUMBER, BOOL -> from.equals(Type.STRING);
                    case BYTES, DYNAMIC -> false;
                };
            case Type.ListOf l -> sequence(from, l.element());
            case Type.SetOf s -> sequence(from, s.element());
            case Type.MapOf m ->
                switch (from) {
                    case Type.MapOf f -> is(f.element(), m.element());
                    case Type.ObjectOf f -> all(List.copyOf(f.attributes().values()), m.element());
                    case Type.ListOf _, Type.SetOf _, Type.TupleOf _, Type.Primitive _ -> false;
                };
            case Type.ObjectOf o ->
                switch (from) {
                    case Type.MapOf f -> o.attributes().values().stream().allMatch(t -> is(f.element(), t));
                    case Type.ObjectOf f ->
                        o.attributes().entrySet().stream().allMatch(e -> {
                            var type = f.attributes().get(e.getKey());
                            return type != null && is(type, e.getValue());
                        });
                    case Type.ListOf _, Type.SetOf _, Type.TupleOf _, Type.Primitive _ -> false;
                };
            case Type.TupleOf t -> from instanceof Type.TupleOf f && pairwise(f.elements(), t.elements());
        };
    }

    private static boolean sequence(Type from, Type element) {
        return switch (from) {
            case Type.ListOf f -> is(f.element(), element);
            case Type.SetOf f -> is(f.element(), element);
            case Type.TupleOf f -> all(f.elements(), element);
            case Type.MapOf _, Type.ObjectOf _, Type.Primitive _ -> false;
        };
    }

    private static boolean all(List<Type> types, Type element) {
        if (!element.equals(Type.DYNAMIC)) {
            return types.stream().allMatch(t -> is(t, element));
        }
        // A collection of "any one type" needs a type that all elements share.
        return Unification.unify(types).isPresent();
    }

    private static boolean pairwise(List<Type> from, List<Type> to) {
        if (from.size() != to.size()) {
            return false;
        }
        for (int i = 0; i < from.size(); i++) {
            if (!is(from.get(i), to.get(i))) {
                return false;
            }
        }
        return true;
    }
}
