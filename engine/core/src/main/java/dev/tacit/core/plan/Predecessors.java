package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.ObjectKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Objects of earlier versions, beside those that carry their version in their name: of each the latest one stays, so that a
 * workload can go back to it, the others go.
 *
 * @param staying delivered last before the version that is wanted now
 * @param superseded older than that
 */
record Predecessors(Set<ObjectKey> staying, Set<ObjectKey> superseded) {
    private record Family(Address federation, String namespace, String name) {}

    Predecessors {
        staying = Set.copyOf(staying);
        superseded = Set.copyOf(superseded);
    }

    static Predecessors of(Collection<Want> wants, Collection<DeliveryRecord> recorded) {
        var wanted = new HashMap<Family, ObjectKey>();
        for (var want : wants) {
            if (want.handling().mutability() == Mutability.IMMUTABLE) {
                wanted.put(family(want.federation(), want.object(), want.source().version), want.object());
            }
        }
        var latest = new HashMap<Family, DeliveryRecord>();
        var superseded = new HashSet<ObjectKey>();
        for (var record : recorded) {
            var family = family(record.federation(), record.object(), record.sourceVersion());
            var heir = wanted.get(family);
            if (heir == null || heir.equals(record.object()) || record.mutability() != Mutability.IMMUTABLE) {
                continue;
            }
            superseded.add(record.object());
            if (record.isSettled()) {
                latest.merge(family, record, (a, b) -> a.sourceVersion() > b.sourceVersion() ? a : b);
            }
        }
        var staying = new HashSet<ObjectKey>();
        latest.values().forEach(record -> staying.add(record.object()));
        superseded.removeAll(staying);
        return new Predecessors(staying, superseded);
    }

    /** The object's name without its version, which then names no family of an object that has none. */
    private static Family family(Address federation, ObjectKey object, int version) {
        return new Family(
                federation,
                object.namespace(),
                unversioned(object.name(), version).orElse(""));
    }

    private static Optional<String> unversioned(String name, int version) {
        var suffix = "-v" + version;
        return name.endsWith(suffix)
                ? Optional.of(name.substring(0, name.length() - suffix.length()))
                : Optional.empty();
    }

    /** What the declaration calls the object. */
    static String plainName(DeliveryRecord record) {
        var name = record.object().name();
        return switch (record.mutability()) {
            case MUTABLE -> name;
            case IMMUTABLE -> unversioned(name, record.sourceVersion()).orElse(name);
        };
    }
}
