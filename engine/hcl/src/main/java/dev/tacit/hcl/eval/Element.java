package dev.tacit.hcl.eval;

import dev.tacit.core.value.Value;

/** One step of an iteration; both parts are secret when the collection was. In a set the key is the value itself. */
public record Element(Value key, Value value) {}
