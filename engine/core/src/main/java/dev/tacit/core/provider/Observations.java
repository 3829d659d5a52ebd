package dev.tacit.core.provider;

import dev.tacit.core.record.ObjectKey;
import java.util.Map;

/**
 * What was seen: an answer for every recorded, every wanted object, plus objects with a valid mark of this store that
 * neither names.
 */
public record Observations(Map<ObjectKey, Observation> objects) {
    public Observations {
        objects = Map.copyOf(objects);
    }
}
