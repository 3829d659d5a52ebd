package dev.tacit.core.provider;

import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import java.util.Map;
import java.util.Set;

/**
 * What to look at in one target.
 *
 * @param recorded every delivery the store remembers there, whatever its status; their namespaces are looked at whole
 * @param wanted objects to be created that have no record: looked for by name
 * @param keys to read the content of an object that moved, check its mark
 */
public record ObservationRequest(Map<ObjectKey, DeliveryRecord> recorded, Set<ObjectKey> wanted, ContentKeys keys) {
    public ObservationRequest {
        recorded = Map.copyOf(recorded);
        wanted = Set.copyOf(wanted);
    }
}
