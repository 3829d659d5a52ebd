package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.Diagnostic;
import java.util.List;

/**
 * One parsed file.
 *
 * @param body what could be read; complete only without errors among {@code diagnostics}
 */
public record SourceFile(String path, Body body, List<Diagnostic> diagnostics) {
    public SourceFile {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
