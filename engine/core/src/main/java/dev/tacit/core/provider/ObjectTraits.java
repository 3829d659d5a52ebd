package dev.tacit.core.provider;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of an object decides who else may look at it.
 *
 * @param annotations as declared
 */
public record ObjectTraits(String type, SortedMap<String, String> annotations) {
    public static final ObjectTraits PLAIN = new ObjectTraits("Opaque", Collections.emptySortedMap());

    public ObjectTraits {
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }
}
