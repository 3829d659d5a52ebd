package dev.tacit.core.value;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Named attributes that have types of their own. */
public record ObjectValue(SortedMap<String, Value> attributes) implements Value {
    public ObjectValue {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    @Override
    public Type type() {
        var types = new TreeMap<String, Type>();
        attributes.forEach((name, value) -> types.put(name, value.type()));
        return new Type.ObjectOf(types);
    }
}
