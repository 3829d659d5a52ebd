package dev.tacit.hcl.eval;

import static dev.tacit.hcl.eval.Arguments.give;

import dev.tacit.core.value.Content;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.util.List;

/** Functions that change how a value is seen, not what it is. */
final class TypeFunctions {
    static final List<Function> ALL = List.of(
            to("tostring", Type.STRING),
            to("tonumber", Type.NUMBER),
            to("tobool", Type.BOOL),
            to("tolist", new Type.ListOf(Type.DYNAMIC)),
            to("toset", new Type.SetOf(Type.DYNAMIC)),
            to("tomap", new Type.MapOf(Type.DYNAMIC)),
            new Function(
                    "sensitive",
                    List.of(Function.nullable("value", Type.DYNAMIC)),
                    null,
                    Function.Reach.NOTHING,
                    List::getFirst,
                    TypeFunctions::sensitive),
            new Function(
                    "issensitive",
                    List.of(Function.nullable("value", Type.DYNAMIC)),
                    null,
                    Function.Reach.NOTHING,
                    _ -> Type.BOOL,
                    a -> give(a.values().getFirst() instanceof Secret)));

    private TypeFunctions() {}

    private static Function to(String name, Type type) {
        return new Function(
                name,
                List.of(Function.nullable("v", Type.DYNAMIC)),
                null,
                Function.Reach.NOTHING,
                _ -> type,
                a -> switch (a.conversions().convert(a.values().getFirst(), type)) {
                    case Converted.To(Value value) -> give(value);
                    case Converted.Mismatch(String reason) -> a.refuse(0, reason + ".");
                });
    }

    private static Content sensitive(Arguments a) {
        var value = a.values().getFirst();
        return give(
                value instanceof Secret
                        ? value
                        : new Secret(value.type(), a.provenances().of(value), () -> Provenances.open(value)));
    }
}
