package dev.tacit.core.resource;

import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.diagnostic.TextAnchor;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a value was written.
 *
 * @param range of its expression
 * @param anchors for a text literal or heredoc, where its pieces stand; else empty
 * @param keys for an object written out in place, where the key of each element was written; else empty
 * @param elements for an object written out in place, where each element was written; else empty
 */
public record Written(
        SourceRange range,
        List<TextAnchor> anchors,
        SortedMap<String, Written> keys,
        SortedMap<String, Written> elements) {
    public Written {
        anchors = List.copyOf(anchors);
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
        elements = Collections.unmodifiableSortedMap(new TreeMap<>(elements));
    }

    public static Written at(SourceRange range) {
        return new Written(range, List.of(), Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    /** Where the key of element {@code name} was written, or the whole value when it was not written in place. */
    public Written key(String name) {
        return keys.getOrDefault(name, at(range));
    }

    /** Where element {@code name} was written, or the whole value when it was not written in place. */
    public Written element(String name) {
        return elements.getOrDefault(name, at(range));
    }
}
