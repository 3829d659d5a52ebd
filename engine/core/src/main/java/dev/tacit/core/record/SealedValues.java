package dev.tacit.core.record;

import dev.tacit.core.address.Address;
import dev.tacit.core.value.Value;
import java.util.List;

/** Opens values that were sealed to the store for one key of one secret. Safe for use by several threads. */
public interface SealedValues {
    /** Stands where there is no store that anything could have been sealed to. */
    SealedValues NONE = (_, _, _) -> new Answer.NoStore();

    /**
     * Opens {@code text} if it was sealed for this key of one of these secrets.
     *
     * @param secrets the addresses that the secret has and had
     */
    Answer open(List<Address> secrets, String key, String text);

    /** What became of the attempt. */
    sealed interface Answer {
        /** @param value text or bytes; redacted when printed */
        record Opened(Value value) implements Answer {}

        /** It is no sealed text at all, or not whole. */
        record Malformed() implements Answer {}

        /** It was sealed to the key of another store. */
        record ForAnotherStore() implements Answer {}

        /** It was sealed for another secret or key, or was altered. */
        record ForAnotherPlace() implements Answer {}

        record NoStore() implements Answer {}
    }
}
