package dev.tacit.kubernetes;

import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.Observations.Course;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells from versions whether a cluster was put back to an earlier state, as by a restore of etcd, then what of its
 * objects that explains.
 *
 * @param versions the cluster's own, while it was looked at
 */
record History(Map<ObjectKey, DeliveryRecord> recorded, Map<ObjectKey, Observation> seen, Set<String> versions) {
    Course course() {
        var highest = Version.highest(recorded.values().stream().map(DeliveryRecord::resourceVersion));
        boolean back = recorded.values().stream().anyMatch(this::isOlder)
                || versions.stream()
                        .filter(version -> !version.isEmpty())
                        .map(Version::number)
                        .anyMatch(version -> version.signum() > 0 && version.compareTo(highest) < 0);
        return back ? new Course.Back(explained()) : new Course.Onward();
    }

    /** Whether the object is in a state from before the one that is recorded, which only a restore brings about. */
    private boolean isOlder(DeliveryRecord record) {
        var version = record.resourceVersion();
        return version != null
                && seen.get(record.object()) instanceof Observation.Moved moved
                && Version.parse(moved.resourceVersion()).wentBackFrom(version);
    }

    /** What is as recorded was there already, so what is recorded from before that was deleted by somebody. */
    private Set<ObjectKey> explained() {
        var kept = Version.highest(recorded.values().stream()
                .filter(record -> seen.get(record.object()) instanceof Observation.Unmoved)
                .map(DeliveryRecord::resourceVersion));
        return recorded.values().stream()
                .filter(record -> isOlder(record)
                        || (seen.get(record.object()) instanceof Observation.Absent
                                && isAfter(record.resourceVersion(), kept)))
                .map(DeliveryRecord::object)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isAfter(@Nullable String version, BigInteger kept) {
        return version != null && Version.parse(version).number().compareTo(kept) > 0;
    }
}
