package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostic;

/** The answer to connecting. */
public sealed interface Connection {
    record Connected(Target target) implements Connection {}

    /** Not now; deferred, never guessed. */
    record Unreachable(Diagnostic diagnostic) implements Connection {}

    /** Never like this: a plugin that is not allowed, a context that does not exist, a refused login. */
    record Refused(Diagnostic diagnostic) implements Connection {}
}
