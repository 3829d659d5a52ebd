package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.Fingerprint;
import dev.tacit.core.record.Mark;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was seen of one object just now. */
public sealed interface Observation {
    /** As recorded: same uid, same resourceVersion. Nothing was read. */
    record Unmoved(String uid, String resourceVersion) implements Observation {}

    /**
     * Ours, and not as recorded, so it was read: its uid is the recorded one, or its mark is valid.
     *
     * @param content fingerprint of the data that is there
     * @param mark null where there is none or it cannot be parsed
     * @param markStatus whether the mark vouches for exactly this content in this place
     * @param labels all of them, ours included
     * @param annotations all but the mark, and but {@code last-applied-configuration}, which repeats the content
     * @param changedBy the client program that wrote last, with its time, or null when unknown
     */
    record Moved(
            String uid,
            String resourceVersion,
            String type,
            Fingerprint content,
            @Nullable Mark mark,
            MarkStatus markStatus,
            SortedMap<String, String> labels,
            SortedMap<String, String> annotations,
            @Nullable String changedBy)
            implements Observation {
        public Moved {
            labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
            annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
        }
    }

    enum MarkStatus {
        VALID,
        INVALID
    }

    record Absent() implements Observation {}

    /**
     * Something is there that is not ours.
     *
     * @param owner who seems to own it, for people: "Helm release web", "unknown (made by kubectl)"
     */
    record Foreign(String owner) implements Observation {}

    record NotObserved(Diagnostic reason) implements Observation {}
}
