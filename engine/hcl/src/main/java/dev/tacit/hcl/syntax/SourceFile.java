package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Source;
import java.util.List;

/**
 * One parsed file.
 *
 * @param body what could be read; complete only without errors among {@code diagnostics}
 * @param source for showing lines of it; without errors, the labels of blocks are public
 */
public record SourceFile(String path, Body body, List<Diagnostic> diagnostics, Source source) {
    public SourceFile {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
