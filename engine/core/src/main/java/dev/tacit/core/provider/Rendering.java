package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.value.Value;
import java.util.List;

/** The outcome of rendering one template. */
public sealed interface Rendering {
    /** What the template made: {@code Text}, or {@code Bytes} when the result is not text. */
    record Rendered(Value value) implements Rendering {}

    /** The diagnostics hold no content of the data. */
    record Failed(List<Diagnostic> diagnostics) implements Rendering {
        public Failed {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
