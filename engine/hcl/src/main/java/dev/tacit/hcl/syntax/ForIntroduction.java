package dev.tacit.hcl.syntax;

import org.jspecify.annotations.Nullable;

/**
 * {@code for key, value in collection}, of an expression or a template directive. The collection is evaluated outside of
 * the scope that the names open.
 */
public record ForIntroduction(@Nullable String keyName, String valueName, Expression collection) {}
