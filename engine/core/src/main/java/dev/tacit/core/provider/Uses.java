package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.ObjectKey;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Who needs which objects right now.
 *
 * @param pods names of the running or waiting Pods that refer to an object; an object without any is left out
 * @param unknown namespaces whose Pods could not be listed, with why
 */
public record Uses(Map<ObjectKey, SortedSet<String>> pods, SortedMap<String, Diagnostic> unknown) {
    public static final Uses NONE = new Uses(Map.of(), Collections.emptySortedMap());

    public Uses {
        pods = Map.copyOf(pods);
        unknown = Collections.unmodifiableSortedMap(new TreeMap<>(unknown));
    }
}
