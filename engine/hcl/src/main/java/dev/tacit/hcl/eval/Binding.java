package dev.tacit.hcl.eval;

import dev.tacit.core.value.Value;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a name stands for. */
public sealed interface Binding {
    record Bound(Value value) implements Binding {}

    /**
     * A name that is a way to others, such as {@code var}.
     *
     * @param kind what its members are, for people: {@code input variable}
     * @param names all members, for suggestions
     * @param whole the value when no member is named; null for a name that has none of its own
     */
    record Namespace(
            String kind,
            Function<String, Optional<Binding>> member,
            Supplier<? extends Collection<String>> names,
            @Nullable Supplier<Value> whole)
            implements Binding {
        public Namespace(
                String kind, Function<String, Optional<Binding>> member, Supplier<? extends Collection<String>> names) {
            this(kind, member, names, null);
        }
    }

    static Binding of(Value value) {
        return new Bound(value);
    }
}
