package dev.tacit.core.provider;

import dev.tacit.core.value.Value;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a generator drew.
 *
 * @param values one for each attribute it exports
 * @param expires until when it is good; empty for what does not expire by itself
 */
public record Drawn(SortedMap<String, Value> values, Optional<Instant> expires) {
    public Drawn {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Of what does not expire. */
    public Drawn(SortedMap<String, Value> values) {
        this(values, Optional.empty());
    }

    @Override
    public String toString() {
        return "drawn " + values.keySet();
    }
}
