package dev.tacit.hcl.eval;

import dev.tacit.core.value.Value;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a name stands for. */
public sealed interface Binding {
    record Bound(Value value) implements Binding {}

    /**
     * A name that is only a way to others, such as {@code var}; it has no value of its own.
     *
     * @param kind what its members are, for people: {@code input variable}
     * @param names all members, for suggestions
     */
    record Namespace(String kind, Function<String, Optional<Binding>> member, Supplier<Collection<String>> names)
            implements Binding {}

    static Binding of(Value value) {
        return new Bound(value);
    }
}
