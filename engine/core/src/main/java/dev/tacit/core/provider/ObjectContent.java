package dev.tacit.core.provider;

import dev.tacit.core.record.Mutability;
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
    private final Mutability mutability;

    /** Content that may be changed. */
    public ObjectContent(
            String type, Payload data, SortedMap<String, String> labels, SortedMap<String, String> annotations) {
        this(type, data, labels, annotations, Mutability.MUTABLE);
    }

    public ObjectContent(
            String type,
            Payload data,
            SortedMap<String, String> labels,
            SortedMap<String, String> annotations,
            Mutability mutability) {
        this.mutability = mutability;
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

    public Mutability mutability() {
        return mutability;
    }

    @Override
    public String toString() {
        return "object content of type " + type;
    }
}
