package dev.tacit.core.record;

import dev.tacit.core.diagnostic.Diagnostic;

/** The answer to asking a snapshot for content. */
public sealed interface OpenedPayload {
    record Opened(Payload payload) implements OpenedPayload {}

    record NeedsValueKey() implements OpenedPayload {}

    /** Not kept any more, or never written. */
    record Missing() implements OpenedPayload {}

    /** The store is damaged or unreachable. */
    record Failed(Diagnostic diagnostic) implements OpenedPayload {}
}
