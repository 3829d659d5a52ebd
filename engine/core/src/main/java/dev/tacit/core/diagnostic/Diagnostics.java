package dev.tacit.core.diagnostic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects problems in the order found; safe for use by several threads. */
public final class Diagnostics {
    private final List<Diagnostic> found = new ArrayList<>();

    public synchronized void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    public synchronized void addAll(List<Diagnostic> diagnostics) {
        found.addAll(diagnostics);
    }

    public void error(Code code, String summary, String detail, @Nullable SourceRange subject) {
        add(Diagnostic.error(code, summary, detail, subject));
    }

    public void warning(Code code, String summary, String detail, @Nullable SourceRange subject) {
        add(Diagnostic.warning(code, summary, detail, subject));
    }

    public synchronized boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    /** How many errors so far, for telling whether a step added one. */
    public synchronized long errorCount() {
        return found.stream().filter(Diagnostic::isError).count();
    }

    public synchronized List<Diagnostic> list() {
        return List.copyOf(found);
    }
}
