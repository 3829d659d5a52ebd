package dev.tacit.core.provider;

import dev.tacit.core.record.Mark;
import dev.tacit.core.record.ObjectKey;
import java.util.Set;

/** One write to a target, bound to what the plan saw there. */
public sealed interface Delivery {
    ObjectKey object();

    /** Refused when anything has that name by now. */
    record Create(ObjectKey object, ObjectContent content, Mark mark) implements Delivery {}

    /**
     * Refused when uid or resourceVersion are others by now. What was someone else's is ours afterwards, with the labels
     * and annotations of others as they were.
     *
     * @param droppedLabels labels an earlier delivery set that are declared no longer
     * @param droppedAnnotations the same of annotations
     */
    record Update(
            ObjectKey object,
            String uid,
            String resourceVersion,
            ObjectContent content,
            Mark mark,
            Set<String> droppedLabels,
            Set<String> droppedAnnotations)
            implements Delivery {
        public Update {
            droppedLabels = Set.copyOf(droppedLabels);
            droppedAnnotations = Set.copyOf(droppedAnnotations);
        }
    }

    /** Refused when uid or resourceVersion are others by now. */
    record Delete(ObjectKey object, String uid, String resourceVersion) implements Delivery {}
}
