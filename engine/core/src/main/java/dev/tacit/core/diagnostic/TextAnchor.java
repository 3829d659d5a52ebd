package dev.tacit.core.diagnostic;

/**
 * Where a stretch of an evaluated text stands in its source. The stretch begins at {@code offset} (in {@code char}s of
 * the text) and ends at the next anchor.
 *
 * @param verbatim whether the source repeats the text exactly, without a line end inside; otherwise (an escape, an
 *     interpolation) all of the stretch is found at {@code position}
 */
public record TextAnchor(int offset, SourcePosition position, boolean verbatim) {}
