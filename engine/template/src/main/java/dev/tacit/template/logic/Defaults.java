package dev.tacit.template.logic;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.GoValue;
import org.jspecify.annotations.Nullable;

/** The functions of sprig that choose between values by whether there is anything in them. */
public final class Defaults {
    private Defaults() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "default" ->
                function(name, "any any...", a -> a.size() > 1 && a.at(1).isTrue() ? a.at(1) : a.at(0));
            case "empty" -> function(name, "any", a -> new GoValue.Bool(!a.at(0).isTrue()));
            case "coalesce" ->
                function(
                        name,
                        "any...",
                        a -> a.rest(0).stream()
                                .filter(GoValue::isTrue)
                                .findFirst()
                                .orElse(GoValue.Nil.ELEMENT));
            case "all" ->
                function(
                        name, "any...", a -> new GoValue.Bool(a.rest(0).stream().allMatch(GoValue::isTrue)));
            case "any" ->
                function(
                        name, "any...", a -> new GoValue.Bool(a.rest(0).stream().anyMatch(GoValue::isTrue)));
            case "ternary" -> function(name, "any any bool", a -> a.at(a.flag(2) ? 0 : 1));
            case "fail" -> function(name, "string", Defaults::fail);
            default -> null;
        };
    }

    /** The message is shown where it is a text of the template; otherwise it may be made of secrets. */
    private static GoValue fail(Arguments arguments) {
        throw arguments.failure(
                arguments.isWritten(0)
                        ? "The template fails with: " + arguments.text(0)
                        : "The template fails with a message that is not shown, since it is put together while the"
                                + " template is rendered, perhaps of secret values.");
    }
}
