package dev.tacit.core.provider;

import dev.tacit.core.address.Address;
import dev.tacit.core.value.Value;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How to reach one target.
 *
 * @param plain what may be recorded: paths, context names, server addresses; a null-free map
 * @param credentials written in the declaration itself; they travel in a plan file under the value key, never into a
 *     record. May be secret values.
 */
public record TargetSettings(Address address, SortedMap<String, String> plain, SortedMap<String, Value> credentials) {
    public TargetSettings {
        plain = Collections.unmodifiableSortedMap(new TreeMap<>(plain));
        credentials = Collections.unmodifiableSortedMap(new TreeMap<>(credentials));
    }
}
