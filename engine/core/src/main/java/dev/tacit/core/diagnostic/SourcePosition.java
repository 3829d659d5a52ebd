package dev.tacit.core.diagnostic;

/** A point in a source file: 0-based byte offset in UTF-8, 1-based line, 1-based column counted in grapheme clusters. */
public record SourcePosition(int offset, int line, int column) {
    /** The first position of any file. */
    public static final SourcePosition START = new SourcePosition(0, 1, 1);
}
