package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.Fingerprint;
import dev.tacit.core.record.Mark;
import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.Owner;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
     * @param markStatus whether the mark vouches for exactly this content in this place, and what else makes the object
     *     ours is there
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
            @Nullable String changedBy,
            Mutability mutability)
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

    /** Something is there that is not ours; its content was not read. */
    record Foreign(Owner owner) implements Observation {}

    /**
     * Something is there that is not ours, read since the request says that it may be taken over.
     *
     * @param content fingerprint of the data that is there
     * @param keys names only
     */
    record Adoptable(
            Owner owner,
            String uid,
            String resourceVersion,
            String type,
            Fingerprint content,
            SortedSet<String> keys,
            Mutability mutability)
            implements Observation {
        public Adoptable {
            keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
        }
    }

    record NotObserved(Diagnostic reason) implements Observation {}
}
