package dev.tacit.hcl.eval;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All functions by name. */
final class Functions {
    private static final String NAMESPACE = "core::";

    /** Functions that decide by looking inside, or that evaluate more than their arguments. */
    private static final List<String> SPECIAL =
            List.of("try", "can", "coalesce", "nonsensitive", "templatefile", "templatestring");

    /** What to use instead of functions that depend on more than their arguments. */
    static final Map<String, String> INSTEAD = Map.of(
            "timestamp",
            "References such as secret.NAME.created_at tell when a version was made.",
            "plantimestamp",
            "References such as secret.NAME.created_at tell when a version was made.",
            "uuid",
            "uuidv5() makes one from names; generators draw values once, which are kept.",
            "bcrypt",
            "Hash the value where it is checked, or give the hash as a value of its own.");

    private static final Map<String, Function> BY_NAME = new TreeMap<>();

    static {
        for (var group : List.of(
                TextFunctions.ALL,
                RegexFunctions.ALL,
                CollectionFunctions.ALL,
                ListFunctions.ALL,
                SetFunctions.ALL,
                MappingFunctions.ALL,
                NumberFunctions.ALL,
                TimeFunctions.ALL,
                NetworkFunctions.ALL,
                FileFunctions.ALL,
                TypeFunctions.ALL,
                EncodingFunctions.ALL,
                OutsideFunctions.ALL)) {
            group.forEach(f -> BY_NAME.put(f.name(), f));
        }
    }

    private Functions() {}

    static @Nullable Function named(String name) {
        return BY_NAME.get(bare(name));
    }

    /** Every function may be called by its full name, too. */
    static String bare(String name) {
        return name.startsWith(NAMESPACE) ? name.substring(NAMESPACE.length()) : name;
    }

    static Collection<String> names() {
        var names = new TreeSet<>(BY_NAME.keySet());
        names.addAll(SPECIAL);
        return names;
    }
}
