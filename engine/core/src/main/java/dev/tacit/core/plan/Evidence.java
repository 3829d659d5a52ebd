package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.Observations;
import dev.tacit.core.record.ObjectKey;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What objects tell beyond themselves: that the store is an old copy, that a target was put back, that someone copied. */
final class Evidence {
    private final Draft draft;
    private boolean storeIsOlder;

    Evidence(Draft draft) {
        this.draft = draft;
    }

    void course(Address target, Observations.Course course, Returned returned) {
        if (course instanceof Observations.Course.Back(var explained)) {
            draft.putBack.put(target, explained);
        }
        if (course instanceof Observations.Course.Back || returned.any()) {
            draft.diagnostics.add(Returned.wentBack().about(target));
        }
    }

    void refuseOlderStore(Address target, Observation observation) {
        if (!storeIsOlder && provenSerial(observation, draft.snapshot.epoch()) > draft.snapshot.serial()) {
            storeIsOlder = true;
            draft.diagnostics.add(Diagnostic.error(
                            PlanCode.STORE_OLDER_THAN_TARGET,
                            "The store is older than what it delivered",
                            "An object there carries a valid mark from a later state of this store. An older copy of the store "
                                    + "was put back; planning with it would undo versions. Bring back the newest copy.",
                            null)
                    .about(target));
        }
    }

    /** Objects with our valid mark that the store does not know: told, never touched. */
    void strangers(Address target, Observing.Visit.Reached visit, Set<ObjectKey> known) {
        var strangers = new TreeSet<>(visit.objects().keySet());
        strangers.removeAll(known);
        strangers.removeIf(object -> !(visit.objects().get(object) instanceof Observation.Moved));
        strangers.forEach(object ->
                refuseOlderStore(target, Objects.requireNonNull(visit.objects().get(object))));
        if (!strangers.isEmpty()) {
            draft.diagnostics.add(Diagnostic.warning(
                            PlanCode.UNKNOWN_OBJECT_OF_OURS,
                            "Objects of this store that it does not remember",
                            strangers.size() + " objects carry a valid mark of this store, and no record names them ("
                                    + strangers.first()
                                    + " is one). Someone may have copied or restored them. They are left alone.",
                            null)
                    .about(target));
        }
    }

    /** The serial that an object's mark proves the store once had, 0 for none. */
    private static long provenSerial(Observation observation, long epoch) {
        if (!(observation instanceof Observation.Moved m)
                || m.markStatus() != Observation.MarkStatus.VALID
                || m.mark() == null) {
            return 0;
        }
        return m.mark().epoch() > epoch
                ? Long.MAX_VALUE
                : m.mark().epoch() == epoch ? m.mark().serial() : 0;
    }
}
