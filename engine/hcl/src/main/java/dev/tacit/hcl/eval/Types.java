package dev.tacit.hcl.eval;

import dev.tacit.core.value.Type;
import java.util.stream.Collectors;

/** Types in the words of HCL. */
public final class Types {
    private Types() {}

    /** The type expression that means {@code type}: {@code map(object({a=string}))}. */
    public static String expression(Type type) {
        return switch (type) {
            case Type.Primitive p -> p == Type.Primitive.DYNAMIC ? "any" : p.toString();
            case Type.ListOf l -> "list(" + expression(l.element()) + ")";
            case Type.SetOf s -> "set(" + expression(s.element()) + ")";
            case Type.MapOf m -> "map(" + expression(m.element()) + ")";
            case Type.TupleOf t ->
                t.elements().stream().map(Types::expression).collect(Collectors.joining(", ", "tuple([", "])"));
            case Type.ObjectOf o ->
                o.attributes().entrySet().stream()
                        .map(e -> e.getKey() + "=" + expression(e.getValue()))
                        .collect(Collectors.joining(", ", "object({", "})"));
        };
    }

    /** With its article, for sentences: {@code a list of string}. */
    static String sentence(Type type) {
        var name = type.equals(Type.DYNAMIC) ? "value" : type.toString();
        return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }

    /** Whether it says nothing of some part. */
    static boolean leavesOpen(Type type) {
        return switch (type) {
            case Type.Primitive p -> p == Type.Primitive.DYNAMIC;
            case Type.ListOf l -> leavesOpen(l.element());
            case Type.SetOf s -> leavesOpen(s.element());
            case Type.MapOf m -> leavesOpen(m.element());
            case Type.TupleOf t -> t.elements().stream().anyMatch(Types::leavesOpen);
            case Type.ObjectOf o -> o.attributes().values().stream().anyMatch(Types::leavesOpen);
        };
    }
}
