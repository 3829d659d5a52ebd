package dev.tacit.core.value;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values of one type by text key. */
public record MapValue(Type element, SortedMap<String, Value> entries) implements Value {
    public MapValue {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    @Override
    public Type type() {
        return new Type.MapOf(element);
    }
}
