package dev.tacit.core.provider;

import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import java.util.Map;
import java.util.Set;

/**
 * What to look at in one target.
 *
 * @param recorded deliveries the store remembers there, whatever their status
 * @param wanted objects to be created that have no record: looked for by name
 * @param keys to read the content of an object that moved, check its mark
 */
public record ObservationRequest(
        Map<ObjectKey, DeliveryRecord> recorded, Set<ObjectKey> wanted, Reach reach, ContentKeys keys) {
    public enum Reach {
        /** The namespaces of all that is named, whole: objects of ours that nobody names are answered too. */
        NAMESPACES,
        /** Only what is named: for looking again at what a plan would change. */
        NAMES
    }

    public ObservationRequest {
        recorded = Map.copyOf(recorded);
        wanted = Set.copyOf(wanted);
    }
}
