package dev.tacit.core.value;

/**
 * A value of a declaration. Immutable. No implementation prints its content in {@code toString}: a value may have been
 * opened from a secret.
 */
public sealed interface Value
        permits Text, Bytes, Num, Bool, Null, ListValue, SetValue, MapValue, TupleValue, ObjectValue, Secret, Exports {
    Type type();
}
