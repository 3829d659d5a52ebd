package dev.tacit.template.text;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.function.GoFunction;
import org.jspecify.annotations.Nullable;

/** The functions of sprig on strings as bytes. */
public final class Strings {
    private Strings() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "hello" -> function(name, "", a -> a.answer("Hello!"));
            default -> null;
        };
    }
}
