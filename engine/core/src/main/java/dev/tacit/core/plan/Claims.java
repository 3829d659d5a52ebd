package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.TargetIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Who wants which object of a target, under whatever names it is declared. */
final class Claims {
    private final Draft draft;
    private final Map<TargetIdentity, Map<ObjectKey, Want>> claims = new HashMap<>();

    Claims(Draft draft) {
        this.draft = draft;
    }

    /** Two names of one target must not want the same object. */
    void claim(Address target, TargetIdentity identity, Collection<Want> wants) {
        var there = claims.computeIfAbsent(identity, i -> new HashMap<>());
        var twice = new ArrayList<Want>();
        for (var want : wants) {
            if (there.putIfAbsent(want.object(), want) != null) {
                twice.add(want);
            }
        }
        if (!twice.isEmpty()) {
            var want = twice.getFirst();
            var other = Objects.requireNonNull(there.get(want.object()));
            draft.diagnostics.add(Diagnostic.error(
                            PlanCode.OBJECT_CLAIMED_TWICE,
                            "One object claimed twice",
                            Federations.claimants(other, want) + " would write " + want.object() + ", one through "
                                    + other.target() + ", one through " + target
                                    + ", which are two names of one target"
                                    + (twice.size() == 1 ? "" : "; " + (twice.size() - 1) + " more objects likewise")
                                    + ". They would overwrite each other for ever. Name the object in one place only.",
                            want.range())
                    .about(want.federation()));
        }
    }

    /** Whether it is wanted under some name: what leaves one name for another is not deleted. */
    boolean isClaimed(TargetIdentity identity, ObjectKey object) {
        return claims.getOrDefault(identity, Map.of()).containsKey(object);
    }
}
