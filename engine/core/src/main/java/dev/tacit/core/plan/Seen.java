package dev.tacit.core.plan;

import dev.tacit.core.record.Fingerprint;
import dev.tacit.core.record.Owner;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a plan saw where it will write; an apply that sees something else there refuses. */
public sealed interface Seen {
    record Nothing() implements Seen {}

    /** Someone else's object, to be taken over. */
    record Theirs(Owner owner, String uid, String resourceVersion, String type, Fingerprint content) implements Seen {}

    /**
     * @param labels those of ours, declared or recorded, that were there
     * @param annotations those of ours, declared or recorded, that were there
     */
    record Present(
            String uid,
            String resourceVersion,
            String type,
            Fingerprint content,
            SortedMap<String, String> labels,
            SortedMap<String, String> annotations)
            implements Seen {
        public Present {
            labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
            annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
        }
    }
}
