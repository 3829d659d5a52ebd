package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.TargetIdentity;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides whether an object that is wanted in one target can be there, before it is decided how it gets there. */
final class Arriving {
    private final Draft draft;
    private final Federations federations;
    private final Address target;
    /** Namespaces that hold something of ours, or did. */
    private final Set<String> familiar;

    Arriving(Draft draft, Federations federations, Address target) {
        this.draft = draft;
        this.federations = federations;
        this.target = target;
        this.familiar = draft.known.deliveriesTo(target).keySet().stream()
                .map(ObjectKey::namespace)
                .collect(Collectors.toSet());
    }

    /** @param room of the object's namespace */
    void decide(
            Want want,
            TargetIdentity identity,
            @Nullable DeliveryRecord record,
            Observation observation,
            Surroundings.Room room,
            Deliveries deliveries) {
        if (observation instanceof Observation.Absent) {
            switch (room) {
                case MISSING -> {
                    awaitNamespace(want, record, Reason.NO_NAMESPACE, deliveries);
                    return;
                }
                case TERMINATING -> {
                    awaitNamespace(want, record, Reason.NAMESPACE_TERMINATING, deliveries);
                    return;
                }
                case READY, UNKNOWN -> {}
            }
        }
        if (record == null && isArrival(want)) {
            draft.arrivals.add(
                    new Draft.Arrival(want.federation(), target, want.object().namespace()));
        }
        var by = Leaving.wantedAgain(record, observation);
        int before = draft.changes.size();
        deliveries.wanted(want, identity, by, observation);
        if (by != null && !by.equals(record) && draft.changes.size() == before) {
            draft.change(by.key(), new Change.Note.OfDelivery(by.federation(), Reason.WANTED_AGAIN, by));
        }
    }

    /** A namespace that vanished took its objects with it. */
    private void awaitNamespace(Want want, @Nullable DeliveryRecord record, Reason why, Deliveries deliveries) {
        if (record != null) {
            deliveries.forget(record, Reason.GONE);
        }
        draft.changes.add(new Change.AwaitsNamespace(want.federation(), why, target, want.object()));
    }

    /** Whoever names a namespace in a new federation knows that it is new; all others are to be told. */
    private boolean isArrival(Want want) {
        var namespace = want.object().namespace();
        return !namespace.isEmpty()
                && !familiar.contains(namespace)
                && (federations.selections().mean(want.federation(), target, want.object())
                        || draft.known.federations.contains(want.federation()));
    }
}
