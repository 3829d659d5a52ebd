package dev.tacit.core.provider;

import dev.tacit.core.record.ObjectKey;
import java.util.Map;
import java.util.Set;

/**
 * What was seen: an answer for every recorded, every wanted object, plus objects with a valid mark of this store that
 * neither names.
 */
public record Observations(Map<ObjectKey, Observation> objects, Course course) {
    /** How the target's history went since it was seen last. */
    public sealed interface Course {
        record Onward() implements Course {}

        /**
         * The whole target was put back to an earlier state.
         *
         * @param explained objects that are otherwise than recorded, or absent, for no other reason
         */
        record Back(Set<ObjectKey> explained) implements Course {
            public Back {
                explained = Set.copyOf(explained);
            }
        }
    }

    public Observations(Map<ObjectKey, Observation> objects) {
        this(objects, new Course.Onward());
    }

    public Observations {
        objects = Map.copyOf(objects);
    }
}
