package dev.tacit.core.resource;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Texts that make the labels, the annotations of delivered objects, by name. */
public record TemplateMetadata(
        SortedMap<String, Body.Attribute> labels, SortedMap<String, Body.Attribute> annotations) {
    public static final TemplateMetadata NONE =
            new TemplateMetadata(Collections.emptySortedMap(), Collections.emptySortedMap());

    public TemplateMetadata {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }
}
