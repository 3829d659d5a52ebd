package dev.tacit.generator.kind;

import dev.tacit.core.diagnostic.Code;

/** What can be wrong with a generator. */
public enum GeneratorCode implements Code {
    /** An input, or the inputs together, that no draw can satisfy. */
    GENERATOR_INPUT
}
