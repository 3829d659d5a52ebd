package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.SourceRange;
import java.util.List;

/** {@code type "label" { … }}. */
public record Block(
        String type,
        SourceRange typeRange,
        List<Label> labels,
        Body body,
        SourceRange openBrace,
        SourceRange closeBrace) {
    public Block {
        labels = List.copyOf(labels);
    }

    /**
     * A quoted or bare label.
     *
     * @param range the quotes included
     */
    public record Label(String text, SourceRange range) {}

    /** From the type to the last label: what a diagnostic about the whole block points at. */
    public SourceRange header() {
        return labels.isEmpty() ? typeRange : typeRange.to(labels.getLast().range());
    }

    public SourceRange range() {
        return typeRange.to(closeBrace);
    }
}
