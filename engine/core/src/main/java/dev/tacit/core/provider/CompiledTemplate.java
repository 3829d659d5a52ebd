package dev.tacit.core.provider;

import dev.tacit.core.value.Value;

/** A template that was read without errors. Immutable, thread-safe. */
public interface CompiledTemplate {
    /**
     * Renders within fixed limits on steps, depth, output.
     *
     * @param data what {@code .} means; opened at every depth
     */
    Rendering render(Value data);
}
