package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.RecordClass;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.record.TargetRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Objects of one target that we deleted, which are there again: its etcd was restored, no one else can give them their uid. */
final class Returned {
    private final Draft draft;
    private final Address target;
    private final TargetIdentity identity;
    private final Map<ObjectKey, TargetRecord.Deleted> objects = new TreeMap<>();
    private final Map<ObjectKey, Observation> seen;

    Returned(Draft draft, Address target, TargetIdentity identity, Map<ObjectKey, Observation> seen) {
        this.draft = draft;
        this.target = target;
        this.identity = identity;
        this.seen = seen;
        var record = draft.known.targets.get(target);
        if (record == null || record.deleted().isEmpty()) {
            return;
        }
        var deleted = new HashMap<String, TargetRecord.Deleted>();
        record.deleted().forEach(one -> deleted.put(one.uid(), one));
        seen.forEach((object, observation) -> {
            if (observation instanceof Observation.Moved m && m.markStatus() == Observation.MarkStatus.VALID) {
                var one = deleted.get(m.uid());
                if (one != null && one.object().equals(object)) {
                    objects.put(object, one);
                }
            }
        });
    }

    boolean any() {
        return !objects.isEmpty();
    }

    /**
     * Deletes again what nothing else decides about. Answers which.
     *
     * @param known objects that are wanted or recorded
     */
    Set<ObjectKey> delete(Deliveries deliveries, Set<ObjectKey> known) {
        objects.keySet().removeAll(known);
        objects.values().removeIf(one -> !draft.inScope(one.federation()));
        objects.forEach((object, one) -> {
            var moved = (Observation.Moved) Objects.requireNonNull(seen.get(object));
            deliveries.unwanted(record(object, one, moved), moved, Reason.PUT_BACK);
        });
        return objects.keySet();
    }

    /** As it may have been, for the apply to note that it is being deleted; its content is nowhere in the store. */
    private DeliveryRecord record(ObjectKey object, TargetRecord.Deleted one, Observation.Moved moved) {
        var mark = Objects.requireNonNull(moved.mark());
        return new DeliveryRecord(
                one.federation(),
                target,
                identity,
                object,
                DeliveryRecord.Status.DELETING,
                moved.uid(),
                moved.resourceVersion(),
                draft.provenances().of(new dev.tacit.core.value.Text("")),
                moved.content(),
                new RecordKey(RecordClass.PAYLOAD, "rendered", one.source().toString(), "returned"),
                one.source(),
                mark.version(),
                moved.type(),
                new TreeMap<>(),
                new TreeMap<>(),
                mark.text(),
                moved.mutability());
    }

    static Diagnostic wentBack() {
        return Diagnostic.warning(
                PlanCode.TARGET_WENT_BACK,
                "The target was put back to an earlier state",
                "What is there is from before what the store remembers, as after a restore of the cluster's etcd from a"
                        + " backup. What that changed is repaired: older content is written over, what is not there is made"
                        + " again, what was deleted since is deleted again. Since such a cluster may give versions of"
                        + " objects anew, plan once with -refresh=full, which reads every object.",
                null);
    }
}
