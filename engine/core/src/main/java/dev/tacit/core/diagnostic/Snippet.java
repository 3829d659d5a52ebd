package dev.tacit.core.diagnostic;

/**
 * The line that a diagnostic is about, with an ellipsis for each stretch that may be secret.
 *
 * @param context the block it stands in, {@code ""} outside of all
 * @param start where the fault begins, in bytes of {@code code}
 * @param end where it ends, no further than the line does
 */
public record Snippet(String context, String code, int line, int start, int end) {}
