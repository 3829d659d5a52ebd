package dev.tacit.core.plan;

import dev.tacit.core.provider.Observation;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.DeliveryRecord.Status;
import dev.tacit.core.record.Fingerprint;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.TargetIdentity;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what happens to one object, from what is wanted, remembered, seen. */
final class Deliveries {
    private final Draft draft;

    Deliveries(Draft draft) {
        this.draft = draft;
    }

    /** An object that is wanted. Adds what follows to the draft; nothing, when all is as it should be. */
    void wanted(Want want, TargetIdentity identity, @Nullable DeliveryRecord record, Observation observation) {
        if (draft.waiting.contains(want.source().address)) {
            return;
        }
        switch (observation) {
            case Observation.Absent a -> create(want, identity, record);
            case Observation.Unmoved u -> unmoved(want, identity, known(record), u);
            case Observation.Moved m -> moved(want, identity, record, m);
            case Observation.Foreign f ->
                draft.changes.add(
                        new Change.Refused(want.federation(), Reason.FOREIGN, want.target(), want.object(), f.owner()));
            case Observation.NotObserved n ->
                throw new IllegalStateException("an unobserved object reached a decision: a bug in Tacit");
        }
    }

    /** An object that is remembered, and wanted no more. */
    void unwanted(DeliveryRecord record, Observation observation, Reason reason) {
        switch (observation) {
            case Observation.Absent a -> forget(record, Reason.GONE);
            case Observation.Unmoved u ->
                delete(
                        record,
                        reason,
                        new Seen.Present(
                                u.uid(),
                                u.resourceVersion(),
                                record.type(),
                                record.content(),
                                record.labels(),
                                record.annotations()));
            case Observation.Moved m when m.mark() == null -> forget(record, Reason.FOREIGN);
            case Observation.Moved m ->
                delete(
                        record.seen(Status.DELETING, m.uid(), m.resourceVersion()),
                        reason,
                        Metadata.present(
                                m,
                                record.labels().keySet(),
                                record.annotations().keySet()));
            case Observation.Foreign f -> forget(record, Reason.FOREIGN);
            case Observation.NotObserved n ->
                throw new IllegalStateException("an unobserved object reached a decision: a bug in Tacit");
        }
    }

    private static DeliveryRecord known(@Nullable DeliveryRecord record) {
        if (record == null) {
            throw new IllegalStateException("a target saw an unrecorded object unmoved: a bug in its provider");
        }
        return record;
    }

    private void create(Want want, TargetIdentity identity, @Nullable DeliveryRecord record) {
        var reason = record == null
                ? arrival(want)
                : switch (record.status()) {
                    case PENDING -> Reason.UNFINISHED;
                    case DELIVERED, KEPT -> Reason.MISSING;
                    case DELETING -> Reason.NEW_DESTINATION;
                };
        var action = reason == Reason.MISSING ? Change.Deliver.Action.REPAIR : Change.Deliver.Action.CREATE;
        content(want, record)
                .ifPresent(content -> deliver(
                        want,
                        reason,
                        action,
                        new Seen.Nothing(),
                        pending(want, identity, content, null, null),
                        record));
    }

    private Reason arrival(Want want) {
        var arrival = new Draft.Arrival(
                want.federation(), want.target(), want.object().namespace());
        return draft.arrivals.contains(arrival)
                ? Reason.NEW_NAMESPACE
                : draft.renewed.contains(want.source().address) ? Reason.FIRST : Reason.NEW_DESTINATION;
    }

    private void unmoved(Want want, TargetIdentity identity, DeliveryRecord record, Observation.Unmoved u) {
        if (record.status() == Status.DELIVERED && record.intended().equals(want.intended())) {
            if (!record.federation().equals(want.federation())) {
                noted(
                        want,
                        identity,
                        record,
                        record.content(),
                        u.uid(),
                        u.resourceVersion(),
                        record.mark(),
                        Reason.METADATA_CHANGED);
            }
            return;
        }
        content(want, record).ifPresent(content -> {
            if (record.status() == Status.DELIVERED
                    && content.equals(record.content())
                    && Metadata.sameMetadata(want, record)) {
                noted(
                        want,
                        identity,
                        record,
                        content,
                        u.uid(),
                        u.resourceVersion(),
                        record.mark(),
                        Reason.METADATA_CHANGED);
            } else if (!want.type().equals(record.type())) {
                typeChanged(want);
            } else {
                deliver(
                        want,
                        record.status() == Status.DELIVERED ? news(content, record) : Reason.UNFINISHED,
                        Change.Deliver.Action.UPDATE,
                        new Seen.Present(
                                u.uid(),
                                u.resourceVersion(),
                                record.type(),
                                record.content(),
                                record.labels(),
                                record.annotations()),
                        pending(want, identity, content, u.uid(), u.resourceVersion()),
                        record);
            }
        });
    }

    private void moved(Want want, TargetIdentity identity, @Nullable DeliveryRecord record, Observation.Moved m) {
        var mark = m.mark();
        if (mark == null) {
            draft.changes.add(new Change.Refused(
                    want.federation(), Reason.FOREIGN, want.target(), want.object(), "someone removed our mark"));
            return;
        }
        if (!m.type().equals(want.type())) {
            typeChanged(want);
            return;
        }
        content(want, record).ifPresent(content -> {
            boolean sameContent = m.content().equals(content);
            boolean sameMetadata = m.labels()
                            .entrySet()
                            .containsAll(want.labels().entrySet())
                    && m.annotations().entrySet().containsAll(want.annotations().entrySet())
                    && Metadata.dropped(record, want, m).isEmpty();
            if (sameContent && sameMetadata && m.markStatus() == Observation.MarkStatus.VALID) {
                noted(want, identity, record, content, m.uid(), m.resourceVersion(), mark.text(), landed(record));
                return;
            }
            boolean drifted = record != null
                    && record.status() == Status.DELIVERED
                    && record.intended().equals(want.intended());
            var reason = record == null || record.status() != Status.DELIVERED
                    ? Reason.UNFINISHED
                    : !drifted
                            ? news(content, record)
                            : m.content().equals(record.content()) ? Reason.RELABELLED : Reason.EDITED;
            deliver(
                    want,
                    reason,
                    drifted ? Change.Deliver.Action.REPAIR : Change.Deliver.Action.UPDATE,
                    Metadata.present(
                            m,
                            Metadata.union(want.labels(), record == null ? null : record.labels()),
                            Metadata.union(want.annotations(), record == null ? null : record.annotations())),
                    pending(want, identity, content, m.uid(), m.resourceVersion()),
                    record);
        });
    }

    /** Why an object that is as delivered differs from what is wanted; the same whether it was touched since or not. */
    private static Reason news(Fingerprint content, DeliveryRecord record) {
        return content.equals(record.content()) ? Reason.METADATA_CHANGED : Reason.NEW_VERSION;
    }

    private static Reason landed(@Nullable DeliveryRecord record) {
        return record != null && record.status() == Status.DELIVERED ? Reason.MOVED_ON : Reason.LANDED;
    }

    /** The content's fingerprint: as recorded where its source is unchanged, so that nothing is opened for it. */
    private Optional<Fingerprint> content(Want want, @Nullable DeliveryRecord record) {
        if (record != null && want.contentOf(record, draft.provenances())) {
            return Optional.of(record.content());
        }
        if (draft.contentKeys().isEmpty()) {
            return Optional.of(Draft.NOT_MADE);
        }
        return want.source().made(draft).map(Source.Made::fingerprint);
    }

    private DeliveryRecord pending(
            Want want,
            TargetIdentity identity,
            Fingerprint content,
            @Nullable String uid,
            @Nullable String resourceVersion) {
        return new DeliveryRecord(
                want.federation(),
                want.target(),
                identity,
                want.object(),
                Status.PENDING,
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
                "");
    }

    private void deliver(
            Want want,
            Reason reason,
            Change.Deliver.Action action,
            Seen seen,
            DeliveryRecord next,
            @Nullable DeliveryRecord record) {
        if (!keepContent(want)) {
            return;
        }
        replaces(record, next);
        draft.change(
                next.key(),
                new Change.Deliver(
                        want.federation(),
                        reason,
                        action,
                        seen,
                        next,
                        record == null ? Set.of() : Metadata.minus(record.labels(), want.labels()),
                        record == null ? Set.of() : Metadata.minus(record.annotations(), want.annotations())));
    }

    private void noted(
            Want want,
            TargetIdentity identity,
            @Nullable DeliveryRecord record,
            Fingerprint content,
            String uid,
            String resourceVersion,
            String mark,
            Reason reason) {
        var next = pending(want, identity, content, uid, resourceVersion)
                .seen(Status.DELIVERED, uid, resourceVersion)
                .marked(mark);
        if (next.equals(record) || !keepContent(want)) {
            return;
        }
        replaces(record, next);
        draft.change(next.key(), new Change.Note.OfDelivery(want.federation(), reason, next));
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
        Optional<Payload> made = want.source().made(draft).map(Source.Made::payload);
        made.ifPresent(payload -> draft.payloads.put(key, payload));
        return made.isPresent();
    }

    /** A record that moves to another federation leaves its old key; content it alone named may go. */
    private void replaces(@Nullable DeliveryRecord record, DeliveryRecord next) {
        if (record == null) {
            return;
        }
        if (!record.key().equals(next.key())) {
            draft.change(
                    record.key(),
                    new Change.Note.DeliveryForgotten(
                            record.federation(), Reason.NOT_DECLARED, record.target(), record.object()));
        }
        if (!record.payload().equals(next.payload()) && record.payload().kind().equals("rendered")) {
            draft.obsolete.add(record.payload());
        }
    }

    private void delete(DeliveryRecord record, Reason reason, Seen.Present seen) {
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

    private void typeChanged(Want want) {
        draft.changes.add(new Change.Refused(
                want.federation(),
                Reason.TYPE_CHANGED,
                want.target(),
                want.object(),
                "an object's type cannot be changed in place; give the new one another name"));
    }
}
