package dev.tacit.core.provider;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A place for objects inside a target. */
public record Namespace(String name, SortedMap<String, String> labels, Phase phase) {
    public enum Phase {
        ACTIVE,
        /** On its way out: takes no new objects, loses those it has. */
        TERMINATING
    }

    public Namespace {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }
}
