package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.SourceRange;

/** {@code name = expression}; names are unique in a {@link Body}. */
public record Attribute(
        String name, SourceRange nameRange, SourceRange equalsRange, Expression expression, SourceRange range) {}
