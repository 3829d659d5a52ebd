package dev.tacit.template.number;

import dev.tacit.template.function.GoFunction;
import org.jspecify.annotations.Nullable;

/** All functions on numbers. */
public final class Numbers {
    private Numbers() {}

    public static @Nullable GoFunction named(String name) {
        var found = Whole.named(name);
        found = found != null ? found : Casts.named(name);
        found = found != null ? found : Real.named(name);
        return found != null ? found : Sequences.named(name);
    }
}
