package dev.tacit.hcl.eval;

import dev.tacit.core.diagnostic.SourceRange;

/**
 * A secret that was opened because the shape of the declaration depends on its content.
 *
 * @param range of the secret operand
 * @param purpose what needed the content, for example {@code condition}
 */
public record Opening(SourceRange range, String purpose) {}
