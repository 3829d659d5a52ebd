package dev.tacit.core.provider;

import dev.tacit.core.record.ObjectKey;
import java.util.Map;

/**
 * What was seen: an answer for every recorded, every wanted object, plus objects with a valid mark of this store that
 * neither names.
 */
public record Observations(Map<ObjectKey, Observation> objects, Course course) {
    /** How the target's history went since it was seen last. */
    public enum Course {
        ONWARD,
        /** Objects are as they were before: the whole target was put back to an earlier state. */
        BACK
    }

    public Observations(Map<ObjectKey, Observation> objects) {
        this(objects, Course.ONWARD);
    }

    public Observations {
        objects = Map.copyOf(objects);
    }
}
