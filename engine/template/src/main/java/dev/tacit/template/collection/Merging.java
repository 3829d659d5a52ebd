package dev.tacit.template.collection;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.GoValue.Dict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Merges maps into the first one, which changes, as dario.cat/mergo does: what is empty there is absent. Maps in it change, too; a
 * map that it did not have is shared with where it came from.
 */
final class Merging {
    private final Arguments arguments;
    private final boolean overwrites;

    private Merging(Arguments arguments, boolean overwrites) {
        this.arguments = arguments;
        this.overwrites = overwrites;
    }

    static GoValue merged(Arguments arguments, boolean overwrites) {
        var merging = new Merging(arguments, overwrites);
        var target = arguments.dict(0);
        for (int i = 1; i < arguments.size(); i++) {
            var source = arguments.dict(i);
            if (target.isNil() && !source.isNil()) {
                target = Dict.empty();
            }
            merging.merge(target, source);
        }
        return target;
    }

    private void merge(Dict target, Dict source) {
        arguments.budget().enter(arguments.offset());
        // A copy, since a map can be merged into one that it stands in.
        for (var entry : List.copyOf(source.entries().entrySet())) {
            arguments.spend(1);
            merge(target, entry.getKey(), entry.getValue(), source.element());
        }
        arguments.budget().leave();
    }

    private void merge(Dict target, String key, GoValue value, GoValue.Element type) {
        var old = target.entries().get(key);
        if (value instanceof GoValue.Nil) {
            if (overwrites) {
                put(target, key, value, type);
            }
            return;
        }
        if (old instanceof Dict inner && !inner.isNil() && value instanceof Dict other) {
            merge(inner, other);
            // Merging may have filled it.
            if (inner.isTrue()) {
                return;
            }
        }
        if (overwrites || isEmpty(old)) {
            put(target, key, value, type);
        }
    }

    private static boolean isEmpty(@Nullable GoValue value) {
        // A complex number never is.
        return value == null || !(value.isTrue() || value instanceof GoValue.Complex);
    }

    private void put(Dict target, String key, GoValue value, GoValue.Element type) {
        if (target.element() != GoValue.Element.ANY && target.element() != type) {
            throw arguments.failure("A map of strings takes no values of another map.");
        }
        target.entries().put(key, value);
    }
}
