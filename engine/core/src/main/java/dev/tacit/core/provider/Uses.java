package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.liveness.Use;
import dev.tacit.core.record.ObjectKey;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who needs which objects right now.
 *
 * @param users of each object, in order; an object without any is left out
 * @param unknown namespaces whose Pods could not be listed, with why
 * @param partly namespaces where something else could not be looked at that may matter, with why
 */
public record Uses(
        Map<ObjectKey, List<Use>> users, SortedMap<String, Diagnostic> unknown, SortedMap<String, Diagnostic> partly) {
    public static final Uses NONE = new Uses(Map.of(), Collections.emptySortedMap(), Collections.emptySortedMap());

    public Uses {
        users = users.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
        unknown = Collections.unmodifiableSortedMap(new TreeMap<>(unknown));
        partly = Collections.unmodifiableSortedMap(new TreeMap<>(partly));
    }

    public List<Use> of(ObjectKey object) {
        return users.getOrDefault(object, List.of());
    }

    /** Names of the running or waiting Pods that refer to an object. */
    public SortedSet<String> pods(ObjectKey object) {
        var pods = new TreeSet<String>();
        of(object).forEach(use -> pods.addAll(use.pods()));
        return pods;
    }
}
