package dev.tacit.template.logic;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.collection.Equality;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.GoValue;
import org.jspecify.annotations.Nullable;

/** The functions of sprig on types and equality. */
public final class Reflection {
    private Reflection() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "typeOf" -> function(name, "any", a -> a.answer(type(a.at(0))));
            case "typeIs" ->
                function(name, "string any", a -> new GoValue.Bool(a.octets(0).equals(type(a.at(1)))));
            case "typeIsLike" ->
                function(
                        name,
                        "string any",
                        a -> new GoValue.Bool(
                                a.octets(0).equals(type(a.at(1))) || ("*" + a.octets(0)).equals(type(a.at(1)))));
            case "kindOf" -> function(name, "any", a -> a.answer(kind(a.at(0))));
            case "kindIs" ->
                function(name, "string any", a -> new GoValue.Bool(a.octets(0).equals(kind(a.at(1)))));
            case "deepEqual" ->
                function(
                        name,
                        "any any",
                        a -> new GoValue.Bool(Equality.deep(a.at(0), a.at(1), a.budget(), a.offset())));
            default -> null;
        };
    }

    private static String type(GoValue value) {
        return value instanceof GoValue.Nil ? "<nil>" : value.toString();
    }

    private static String kind(GoValue value) {
        return switch (value) {
            case GoValue.Nil _ -> "invalid";
            case GoValue.Slice _ -> "slice";
            case GoValue.Dict _ -> "map";
            case GoValue.Time _ -> "struct";
            case GoValue.Struct struct -> struct.type().startsWith("*") ? "ptr" : "struct";
            case GoValue.Bool _, GoValue.Int _, GoValue.Real _, GoValue.Complex _, GoValue.Str _, GoValue.Unusable _ ->
                value.toString();
        };
    }
}
