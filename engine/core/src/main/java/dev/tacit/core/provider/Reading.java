package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.Payload;

/** The answer to reading an object that need not be ours. */
public sealed interface Reading {
    record Found(Payload data) implements Reading {}

    record Absent() implements Reading {}

    record NotRead(Diagnostic reason) implements Reading {}
}
