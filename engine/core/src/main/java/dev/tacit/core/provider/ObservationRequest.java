package dev.tacit.core.provider;

import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Owner;
import java.util.Map;
import java.util.Set;

/**
 * What to look at in one target.
 *
 * @param recorded deliveries the store remembers there, whatever their status
 * @param wanted objects to be created that have no record: looked for by name
 * @param adoptable whose objects may be read and taken over, for each object; nobody's where there is no entry
 * @param keys to read the content of an object that moved, check its mark
 */
public record ObservationRequest(
        Map<ObjectKey, DeliveryRecord> recorded,
        Set<ObjectKey> wanted,
        Map<ObjectKey, Set<Owner.Tool>> adoptable,
        Reach reach,
        ContentKeys keys) {
    public enum Reach {
        /** The namespaces of all that is named, whole: objects of ours that nobody names are answered too. */
        NAMESPACES,
        /** Only what is named: for looking again at what a plan would change. */
        NAMES
    }

    public ObservationRequest {
        recorded = Map.copyOf(recorded);
        wanted = Set.copyOf(wanted);
        adoptable = Map.copyOf(adoptable);
    }

    /** Takes nothing over. */
    public ObservationRequest(
            Map<ObjectKey, DeliveryRecord> recorded, Set<ObjectKey> wanted, Reach reach, ContentKeys keys) {
        this(recorded, wanted, Map.of(), reach, keys);
    }

    /** Whether an object of {@code owner} may be read. */
    public boolean mayAdopt(ObjectKey object, Owner owner) {
        return adoptable.getOrDefault(object, Set.of()).contains(owner.tool());
    }
}
