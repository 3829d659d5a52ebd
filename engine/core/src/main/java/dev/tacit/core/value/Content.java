package dev.tacit.core.value;

import dev.tacit.core.diagnostic.Diagnostic;

/** The answer to asking a secret for its content. */
public sealed interface Content {
    /** The content; holds no {@link Secret} at any depth. */
    record Opened(Value value) implements Content {}

    /** The store is open with its planning key only. */
    record NeedsValueKey() implements Content {}

    /** The content cannot be made: an operation on opened operands failed. */
    record Failed(Diagnostic diagnostic) implements Content {}
}
