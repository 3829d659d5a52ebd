package dev.tacit.hcl.eval;

import dev.tacit.core.value.Value;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names an expression may use; inner scopes hide outer ones. */
public final class Scope {
    /** The name of the element that a splat stands at; no source text can spell it. */
    static final String SPLAT_ITEM = "*";

    private final @Nullable Scope outer;
    private final Map<String, Binding> names;

    private Scope(@Nullable Scope outer, Map<String, Binding> names) {
        this.outer = outer;
        this.names = Map.copyOf(names);
    }

    public static Scope of(Map<String, Binding> names) {
        return new Scope(null, names);
    }

    public Scope with(String name, Value value) {
        return new Scope(this, Map.of(name, Binding.of(value)));
    }

    public Scope with(Map<String, Binding> inner) {
        return new Scope(this, inner);
    }

    @Nullable
    Binding lookup(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            var binding = scope.names.get(name);
            if (binding != null) {
                return binding;
            }
        }
        return null;
    }

    Collection<String> names() {
        var all = new TreeSet<String>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            all.addAll(scope.names.keySet());
        }
        all.remove(SPLAT_ITEM);
        return all;
    }
}
