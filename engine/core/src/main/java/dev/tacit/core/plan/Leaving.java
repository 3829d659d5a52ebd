package dev.tacit.core.plan;

import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.Observation.MarkStatus;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.DeliveryRecord.Status;
import dev.tacit.core.record.Reason;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of an object that is remembered, and wanted no more. */
record Leaving(Draft draft, Federations federations, Deliveries deliveries, Reason removal) {
    /**
     * Answers whether the record stays.
     *
     * @param room of its namespace
     */
    boolean decide(DeliveryRecord record, Observation observation, Surroundings.Room room) {
        var selected = federations.leavesSelector(record);
        if (selected.isEmpty()) {
            deliveries.unwanted(record, observation, removal);
            return false;
        }
        if (room == Surroundings.Room.TERMINATING && !(observation instanceof Observation.Absent)) {
            return true; // its namespace takes it along
        }
        return switch (selected.get()) {
            case DELETE -> {
                deliveries.unwanted(record, observation, Reason.SELECTED_NO_MORE);
                yield false;
            }
            case KEEP -> keep(record, observation);
        };
    }

    private boolean keep(DeliveryRecord record, Observation observation) {
        return switch (observation) {
            case Observation.Unmoved u -> note(record, record.seen(Status.KEPT, u.uid(), u.resourceVersion()));
            case Observation.Moved m
            when m.mark() != null ->
                note(record, record.seen(Status.KEPT, m.uid(), holds(record, m) ? m.resourceVersion() : null));
            case Observation.Absent _,
                    Observation.Moved _,
                    Observation.Foreign _,
                    Observation.Adoptable _,
                    Observation.NotObserved _ -> {
                deliveries.unwanted(record, observation, removal);
                yield false;
            }
        };
    }

    /** Whether the object is what the record says; otherwise it must be read again when it is wanted again. */
    private static boolean holds(DeliveryRecord record, Observation.Moved m) {
        return record.isSettled()
                && m.content().equals(record.content())
                && m.markStatus() == MarkStatus.VALID
                && m.labels().entrySet().containsAll(record.labels().entrySet())
                && m.annotations().entrySet().containsAll(record.annotations().entrySet());
    }

    private boolean note(DeliveryRecord record, DeliveryRecord next) {
        if (!next.equals(record)) {
            var why = record.status() == Status.KEPT ? Reason.MOVED_ON : Reason.SELECTED_NO_MORE;
            draft.change(next.key(), new Change.Note.OfDelivery(next.federation(), why, next));
        }
        return true;
    }

    /** The record to decide by, for an object that is wanted: one that was kept counts as delivered. */
    static @Nullable DeliveryRecord wantedAgain(@Nullable DeliveryRecord record, Observation observation) {
        return record == null || record.status() != Status.KEPT
                ? record
                : observation instanceof Observation.Absent
                        ? null
                        : record.seen(Status.DELIVERED, record.uid(), record.resourceVersion());
    }
}
