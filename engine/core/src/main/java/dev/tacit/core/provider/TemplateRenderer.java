package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Value;
import java.util.List;
import java.util.Optional;

/** A template language. Pure: no files, network, clock or randomness. Thread-safe. */
public interface TemplateRenderer {
    /** Raised when a release changes the result for equal text and data; part of every rendered value's provenance. */
    int semantics();

    /** Reads one template. Problems are reported at their place in the declaration; empty when there were errors. */
    Optional<CompiledTemplate> compile(TemplateText text, Diagnostics diagnostics);

    /**
     * Checks that what was rendered is one document of {@code format}. The diagnostics give line and column within the
     * rendered document, never its content.
     *
     * @param rendered {@code Text} or {@code Bytes}
     * @param subject the template in the declaration
     */
    List<Diagnostic> check(Value rendered, TemplateFormat format, SourceRange subject);

    /**
     * Checks like {@link #check}, then answers what the document says: an object, a tuple, a primitive, every number exact.
     * What no such value can express, such as a stream of several documents, is answered as it was rendered.
     *
     * @param rendered {@code Text} or {@code Bytes}
     * @param subject the template in the declaration
     */
    Content read(Value rendered, TemplateFormat format, SourceRange subject);
}
