package dev.tacit.seal.key;

import dev.tacit.core.store.KeyWrap;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A planning key or a value key as the head carries it.
 *
 * @param id 16 random hex digits; stands before everything sealed under it
 * @param wraps the key, once for each recipient
 * @param subKeys the random keys sealed under it, in base64 by name
 */
public record KeySlot(String id, List<KeyWrap> wraps, SortedMap<String, String> subKeys) {
    public KeySlot {
        wraps = List.copyOf(wraps);
        subKeys = Collections.unmodifiableSortedMap(new TreeMap<>(subKeys));
    }

    /** Which of the two keys a slot holds. */
    public enum Holds {
        PLANNING,
        VALUE;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
