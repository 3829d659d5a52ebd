package dev.tacit.core.plan;

import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.DeliveryRecord.Status;
import dev.tacit.core.record.Fingerprint;
import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.TargetIdentity;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Puts decided deliveries into the draft, with the records and contents they need. */
final class Writes {
    private final Draft draft;

    Writes(Draft draft) {
        this.draft = draft;
    }

    /**
     * One object that is to be written.
     *
     * @param record of the delivery before
     * @param mutability after the write
     */
    record Place(
            Want want, TargetIdentity identity, @Nullable DeliveryRecord record, Mutability mutability) {
        Place(Want want, TargetIdentity identity, @Nullable DeliveryRecord record) {
            this(want, identity, record, want.handling().mutability());
        }

        /** The same over an object that is there: what was immutable stays so. */
        Place over(Mutability there) {
            return there == Mutability.IMMUTABLE ? new Place(want, identity, record, there) : this;
        }

        /** The record of a write that is to come. */
        DeliveryRecord next(Status status, Fingerprint content, Seen seen) {
            return switch (seen) {
                case Seen.Nothing _ -> next(status, content, null, null);
                case Seen.Present p -> next(status, content, p.uid(), p.resourceVersion());
                case Seen.Theirs t -> next(status, content, t.uid(), t.resourceVersion());
            };
        }

        DeliveryRecord next(
                Status status, Fingerprint content, @Nullable String uid, @Nullable String resourceVersion) {
            return new DeliveryRecord(
                    want.federation(),
                    want.target(),
                    identity,
                    want.object(),
                    status,
                    uid,
                    resourceVersion,
                    want.intended(),
                    content,
                    want.source().payload,
                    want.source().address,
                    want.source().version,
                    want.type(),
                    want.labels(),
                    want.annotations(),
                    "",
                    mutability);
        }
    }

    void deliver(Place place, Reason reason, Change.Deliver.Action action, Seen seen, Fingerprint content) {
        deliver(place, reason, action, seen, content, null);
    }

    /** @param changedBy who wrote last what is written over */
    void deliver(
            Place place,
            Reason reason,
            Change.Deliver.Action action,
            Seen seen,
            Fingerprint content,
            @Nullable String changedBy) {
        var want = place.want();
        var record = place.record();
        add(
                place,
                new Change.Deliver(
                        want.federation(),
                        reason,
                        action,
                        seen,
                        place.next(Status.PENDING, content, seen),
                        record == null ? Set.of() : Metadata.minus(record.labels(), want.labels()),
                        record == null ? Set.of() : Metadata.minus(record.annotations(), want.annotations()),
                        Collections.emptySortedSet(),
                        changedBy,
                        0));
    }

    /**
     * Takes over what is someone else's: none of their labels goes, whatever an earlier delivery of ours had there.
     *
     * @param action {@code ADOPT}, or {@code REPLACE} where it cannot be changed in place
     */
    void adopt(
            Place place,
            Change.Deliver.Action action,
            Seen.Theirs seen,
            Fingerprint content,
            SortedSet<String> removedKeys) {
        add(
                place,
                new Change.Deliver(
                        place.want().federation(),
                        Reason.ADOPTED,
                        action,
                        seen,
                        place.next(Status.ADOPTING, content, seen),
                        Set.of(),
                        Set.of(),
                        removedKeys,
                        null,
                        0));
    }

    private void add(Place place, Change.Deliver change) {
        if (keepContent(place.want())) {
            replaces(place.record(), change.next());
            draft.change(change.next().key(), change);
        }
    }

    /** The object is as wanted; only the record differs, if anything. */
    void note(Place place, Fingerprint content, String uid, String resourceVersion, String mark, Reason reason) {
        var next = place.next(Status.DELIVERED, content, uid, resourceVersion).marked(mark);
        if (next.equals(place.record()) || !keepContent(place.want())) {
            return;
        }
        replaces(place.record(), next);
        draft.change(next.key(), new Change.Note.OfDelivery(place.want().federation(), reason, next));
    }

    void delete(DeliveryRecord record, Reason reason, Seen.Present seen) {
        var next = record.seen(Status.DELETING, seen.uid(), seen.resourceVersion());
        if (record.payload().kind().equals("rendered")) {
            draft.obsolete.add(record.payload());
        }
        draft.change(
                next.key(),
                new Change.Deliver(
                        record.federation(), reason, Change.Deliver.Action.DELETE, seen, next, Set.of(), Set.of()));
    }

    /** The object, if any, is left as it is; only its record goes. */
    void forget(DeliveryRecord record, Reason reason) {
        draft.change(
                record.key(),
                new Change.Note.DeliveryForgotten(record.federation(), reason, record.target(), record.object()));
    }

    /** Whether a write in place could not bring about what is wanted. */
    static @Nullable Reason rigid(Want want, String type, Mutability mutability, boolean sameContent) {
        if (!type.equals(want.type())) {
            return Reason.TYPE_CHANGED;
        }
        return switch (mutability) {
            case MUTABLE -> null;
            case IMMUTABLE -> sameContent ? null : Reason.IMMUTABLE;
        };
    }

    /** Sees to it that the store will hold what the object holds. */
    private boolean keepContent(Want want) {
        RecordKey key = want.source().payload;
        boolean stored = draft.known.delivered.contains(key)
                || draft.payloads.containsKey(key)
                || (key.kind().equals("secret") && !draft.renewed.contains(want.source().address));
        if (stored || draft.contentKeys().isEmpty()) {
            return true;
        }
        var made = want.source().made(draft).map(Source.Made::payload);
        made.ifPresent((Payload payload) -> draft.payloads.put(key, payload));
        return made.isPresent();
    }

    /** A record that moves to another federation leaves its old key; content it alone named may go. */
    private void replaces(@Nullable DeliveryRecord record, DeliveryRecord next) {
        if (record == null) {
            return;
        }
        if (!record.key().equals(next.key())) {
            forget(record, Reason.NOT_DECLARED);
        }
        if (!record.payload().equals(next.payload()) && record.payload().kind().equals("rendered")) {
            draft.obsolete.add(record.payload());
        }
    }
}
