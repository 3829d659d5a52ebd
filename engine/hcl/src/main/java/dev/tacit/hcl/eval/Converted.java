package dev.tacit.hcl.eval;

import dev.tacit.core.value.Value;

/** What came of converting a value to a type. */
public sealed interface Converted {
    record To(Value value) implements Converted {}

    /** @param reason a clause without the value: {@code a number is required} */
    record Mismatch(String reason) implements Converted {}
}
