package dev.tacit.hcl.eval;

import dev.tacit.core.value.Type;
import java.util.ArrayList;
import java.util.List;

/** Orders types by how much they can hold: negative when the first is the more general. */
final class Generality {
    private Generality() {}

    static int compare(Type a, Type b) {
        if (a.equals(Type.DYNAMIC) || b.equals(Type.DYNAMIC)) {
            return a.equals(b) ? 0 : a.equals(Type.DYNAMIC) ? 1 : -1;
        }
        if (a instanceof Type.Primitive && b instanceof Type.Primitive) {
            return a.equals(b) || (!a.equals(Type.STRING) && !b.equals(Type.STRING))
                    ? 0
                    : a.equals(Type.STRING) ? -1 : 1;
        }
        return switch (a) {
            case Type.ListOf x when b instanceof Type.ListOf y -> compare(x.element(), y.element());
            case Type.SetOf x when b instanceof Type.SetOf y -> compare(x.element(), y.element());
            case Type.MapOf x when b instanceof Type.MapOf y -> compare(x.element(), y.element());
            case Type.ObjectOf x
            when b instanceof Type.ObjectOf y ->
                x.attributes().keySet().equals(y.attributes().keySet())
                        ? parts(
                                new ArrayList<>(x.attributes().values()),
                                new ArrayList<>(y.attributes().values()))
                        : 0;
            case Type.TupleOf x
            when b instanceof Type.TupleOf y ->
                x.elements().size() == y.elements().size() ? parts(x.elements(), y.elements()) : 0;
            case Type.ListOf _, Type.TupleOf _ when b instanceof Type.SetOf -> -1;
            case Type.SetOf _ when b instanceof Type.ListOf || b instanceof Type.TupleOf -> 1;
            case Type.ListOf _ when b instanceof Type.TupleOf -> -1;
            case Type.TupleOf _ when b instanceof Type.ListOf -> 1;
            case Type.MapOf _ when b instanceof Type.ObjectOf -> -1;
            case Type.ObjectOf _ when b instanceof Type.MapOf -> 1;
            case Type.ListOf _, Type.SetOf _, Type.MapOf _, Type.ObjectOf _, Type.TupleOf _, Type.Primitive _ -> 0;
        };
    }

    /** Zero when each side is the more general one somewhere. */
    private static int parts(List<Type> a, List<Type> b) {
        int result = 0;
        for (int i = 0; i < a.size(); i++) {
            int order = Integer.signum(compare(a.get(i), b.get(i)));
            if (order != 0 && order == -result) {
                return 0;
            }
            result = order == 0 ? result : order;
        }
        return result;
    }
}
