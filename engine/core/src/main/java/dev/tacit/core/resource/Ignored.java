package dev.tacit.core.resource;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What of a declaration keeps what was recorded, once something is: the front ends' {@code ignore_changes}.
 *
 * @param everything whether all of it does
 * @param paths attributes, and keys of {@code data} as {@code data.password}
 */
public record Ignored(boolean everything, SortedSet<String> paths) {
    public static final Ignored NOTHING = new Ignored(false, Collections.emptySortedSet());
    public static final Ignored EVERYTHING = new Ignored(true, Collections.emptySortedSet());

    public Ignored {
        paths = Collections.unmodifiableSortedSet(new TreeSet<>(paths));
    }

    public boolean isNothing() {
        return !everything && paths.isEmpty();
    }

    public boolean attribute(String name) {
        return everything || paths.contains(name);
    }

    /** Whether this key of {@code data} is ignored. */
    public boolean key(String key) {
        return attribute("data") || paths.contains("data." + key);
    }
}
