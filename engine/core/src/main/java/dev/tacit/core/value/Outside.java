package dev.tacit.core.value;

/** Content that the declaration asks for but does not hold; what it is depends on the secret, the key it stands under. */
public sealed interface Outside {
    /** Content that somebody sets with {@code tacit set}. */
    record Provided(String description) implements Outside {}

    /** Content that only the store opens, as a text that may be shown. */
    record Sealed(String text) implements Outside {}
}
