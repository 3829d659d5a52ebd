package dev.tacit.core.provider;

import dev.tacit.core.record.Payload;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an object is to hold. Never printed. */
public final class ObjectContent {
    private final String type;
    private final Payload data;
    private final SortedMap<String, String> labels;
    private final SortedMap<String, String> annotations;

    public ObjectContent(
            String type, Payload data, SortedMap<String, String> labels, SortedMap<String, String> annotations) {
        this.type = type;
        this.data = data;
        this.labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        this.annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    public String type() {
        return type;
    }

    public Payload data() {
        return data;
    }

    /** As declared; the target adds the label and the mark that make the object ours. */
    public SortedMap<String, String> labels() {
        return labels;
    }

    public SortedMap<String, String> annotations() {
        return annotations;
    }

    @Override
    public String toString() {
        return "object content of type " + type;
    }
}
