package dev.tacit.hcl.eval;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All functions by name. */
final class Functions {
    private static final Map<String, Function> BY_NAME = new TreeMap<>();

    static {
        for (var group : List.of(
                TextFunctions.ALL,
                CollectionFunctions.ALL,
                MappingFunctions.ALL,
                NumberFunctions.ALL,
                TypeFunctions.ALL,
                EncodingFunctions.ALL,
                OutsideFunctions.ALL)) {
            group.forEach(f -> BY_NAME.put(f.name(), f));
        }
    }

    private Functions() {}

    static @Nullable Function named(String name) {
        return BY_NAME.get(name);
    }

    static Collection<String> names() {
        var names = new TreeSet<>(BY_NAME.keySet());
        names.addAll(List.of("try", "can", "coalesce"));
        return names;
    }
}
