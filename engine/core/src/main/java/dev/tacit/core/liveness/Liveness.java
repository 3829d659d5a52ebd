package dev.tacit.core.liveness;

import dev.tacit.core.address.Address;
import java.util.List;

/**
 * Who will notice what a plan changes, as far as anyone could look.
 *
 * @param affected in order
 * @param unseen where nobody could look
 */
public record Liveness(List<Affected> affected, List<Unseen> unseen) {
    /** Of a plan that changes nothing anybody refers to. */
    public static final Liveness NOBODY = new Liveness(List.of(), List.of());

    /** @param why without any value */
    public record Unseen(Address target, String namespace, String why) {}

    public Liveness {
        affected = affected.stream().sorted().toList();
        unseen = List.copyOf(unseen);
    }

    /** How many workloads run on with what they have, each counted once a target. */
    public long unreached() {
        record Place(Address target, Workload workload) {}
        return affected.stream()
                .filter(Affected::isUnreached)
                .map(one -> new Place(one.target(), one.workload()))
                .distinct()
                .count();
    }
}
