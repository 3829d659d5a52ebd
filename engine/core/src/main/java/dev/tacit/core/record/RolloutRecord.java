package dev.tacit.core.record;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One plan that began to be applied; its id is refused ever after.
 *
 * @param serial of the rollout's first commit, which all its marks carry
 * @param leftovers contents that may go when it is finished, unless something names them then: whoever finishes it after a
 *     crash would not know of them
 * @param planExpires after this the record may be dropped, since the plan is refused anyway
 */
public record RolloutRecord(
        String planId,
        Instant started,
        long serial,
        Instant planExpires,
        Status status,
        String intent,
        Set<RecordKey> leftovers)
        implements StoreRecord {
    public RolloutRecord {
        leftovers = Set.copyOf(leftovers);
    }

    /** Leaves nothing to clear. */
    public RolloutRecord(
            String planId, Instant started, long serial, Instant planExpires, Status status, String intent) {
        this(planId, started, serial, planExpires, status, intent, Set.of());
    }

    public enum Status {
        OPEN,
        FINISHED
    }

    public static RecordKey key(String planId) {
        return new RecordKey(RecordClass.STATE, "rollout", planId, "");
    }

    @Override
    public RecordKey key() {
        return key(planId);
    }

    @Override
    public List<RecordKey> payloads() {
        return List.of();
    }
}
