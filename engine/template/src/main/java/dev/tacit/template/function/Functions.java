package dev.tacit.template.function;

import dev.tacit.template.failure.Failure;
import java.util.Optional;

/** All functions, looked up by name; a function costs nothing until a template names it. */
public final class Functions {
    private Functions() {}

    public static Optional<GoFunction> named(String name) {
        return Optional.ofNullable(Builtins.named(name));
    }

    /** Stands for a function that there is not, so that reading goes on; never called. */
    public static GoFunction none(String name) {
        return GoFunction.function(name, "any...", _ -> {
            throw new IllegalStateException("a function that there is not was called: a bug in Tacit");
        });
    }

    /** Says that there is no such function. */
    public static Failure unknown(String name, int offset) {
        return Failure.unsupported(
                offset,
                "There is no function \"" + name + "\" in templates; a key of the data is written with a dot: \"."
                        + name + "\".");
    }
}
