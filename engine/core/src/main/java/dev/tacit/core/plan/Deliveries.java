package dev.tacit.core.plan;

import dev.tacit.core.plan.Change.Deliver.Action;
import dev.tacit.core.plan.Writes.Place;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.DeliveryRecord.Status;
import dev.tacit.core.record.Fingerprint;
import dev.tacit.core.record.Owner;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.resource.Handling;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decides what happens to one object, from what is wanted, remembered, seen. */
final class Deliveries {
    private final Draft draft;
    private final ContentChecks checks;
    private final Writes writes;

    Deliveries(Draft draft, ContentChecks checks) {
        this.draft = draft;
        this.checks = checks;
        this.writes = new Writes(draft);
    }

    /** An object that is wanted. Adds what follows to the draft; nothing, when all is as it should be. */
    void wanted(Want want, TargetIdentity identity, @Nullable DeliveryRecord record, Observation observation) {
        if (draft.waiting.contains(want.source().address)) {
            return;
        }
        if (record == null && draft.expired.contains(want.source().address)) {
            refuse(want, Reason.EXPIRED, "an expired version is delivered to no new place", null);
            return;
        }
        var place = new Place(want, identity, record);
        switch (observation) {
            case Observation.Absent a -> create(place);
            case Observation.Unmoved u -> unmoved(place, known(record), u);
            case Observation.Moved m -> moved(place, m);
            case Observation.Foreign f -> foreign(want, f.owner());
            case Observation.Adoptable a -> adopt(place, a);
            case Observation.NotObserved n ->
                throw new IllegalStateException("an unobserved object reached a decision: a bug in Tacit");
        }
    }

    /** An object that is remembered, and wanted no more. */
    void unwanted(DeliveryRecord record, Observation observation, Reason reason) {
        switch (observation) {
            case Observation.Absent a -> forget(record, Reason.GONE);
            case Observation.Unmoved u -> writes.delete(record, reason, Metadata.asRecorded(record, u));
            case Observation.Moved m when m.mark() == null -> forget(record, Reason.FOREIGN);
            case Observation.Moved m ->
                writes.delete(
                        record.seen(Status.DELETING, m.uid(), m.resourceVersion()),
                        reason,
                        Metadata.present(
                                m,
                                record.labels().keySet(),
                                record.annotations().keySet()));
            case Observation.Foreign f -> forget(record, Reason.FOREIGN);
            case Observation.Adoptable a -> forget(record, Reason.FOREIGN);
            case Observation.NotObserved n ->
                throw new IllegalStateException("an unobserved object reached a decision: a bug in Tacit");
        }
    }

    /** An object of an earlier version that stays beside the one that is wanted: nobody can have changed its content. */
    void stays(DeliveryRecord record, Observation observation) {
        switch (observation) {
            case Observation.Absent _ -> forget(record, Reason.GONE);
            case Observation.Foreign _, Observation.Adoptable _ -> forget(record, Reason.FOREIGN);
            case Observation.Unmoved _, Observation.Moved _, Observation.NotObserved _ -> {}
        }
    }

    /** The object, if any, is left as it is; only its record goes. */
    void forget(DeliveryRecord record, Reason reason) {
        writes.forget(record, reason);
    }

    private static DeliveryRecord known(@Nullable DeliveryRecord record) {
        if (record == null) {
            throw new IllegalStateException("a target saw an unrecorded object unmoved: a bug in its provider");
        }
        return record;
    }

    private void create(Place place) {
        var record = place.record();
        var reason = record == null
                ? arrival(place.want())
                : switch (record.status()) {
                    case PENDING, ADOPTING -> Reason.UNFINISHED;
                    case DELIVERED, KEPT -> isPutBack(place.want()) ? Reason.PUT_BACK : Reason.MISSING;
                    case DELETING -> Reason.NEW_DESTINATION;
                };
        boolean lost = reason == Reason.MISSING || reason == Reason.PUT_BACK;
        if (lost && leftDrifted(place.want(), reason, null)) {
            return;
        }
        var action = lost ? Action.REPAIR : Action.CREATE;
        content(place).ifPresent(content -> writes.deliver(place, reason, action, new Seen.Nothing(), content));
    }

    /** Whether nobody did to the object what there is to see. */
    private boolean isPutBack(Want want) {
        return draft.putBack.getOrDefault(want.target(), Set.of()).contains(want.object());
    }

    private Reason arrival(Want want) {
        var arrival = new Draft.Arrival(
                want.federation(), want.target(), want.object().namespace());
        return draft.arrivals.contains(arrival)
                ? Reason.NEW_NAMESPACE
                : draft.renewed.contains(want.source().address) ? Reason.FIRST : Reason.NEW_DESTINATION;
    }

    private void unmoved(Place place, DeliveryRecord record, Observation.Unmoved u) {
        var want = place.want();
        if (record.status() == Status.DELIVERED && record.intended().equals(want.intended())) {
            // The same content as another version: what was drawn before it may have been drawn anew since.
            if (!record.federation().equals(want.federation()) || record.sourceVersion() != want.source().version) {
                noteAgain(place.over(record.mutability()), record, record.content(), u);
            }
            return;
        }
        content(place).ifPresent(content -> {
            boolean sameContent = content.equals(record.content());
            var rigid = Writes.rigid(want, record.type(), record.mutability(), sameContent);
            var reason = record.status() == Status.DELIVERED ? news(want, content, record) : Reason.UNFINISHED;
            if (record.status() == Status.DELIVERED && sameContent && Metadata.sameMetadata(want, record)) {
                noteAgain(place.over(record.mutability()), record, content, u);
            } else if (rigid != null) {
                replace(place, rigid, Metadata.asRecorded(record, u), content, null);
            } else {
                writes.deliver(
                        place.over(record.mutability()),
                        reason,
                        Action.UPDATE,
                        Metadata.asRecorded(record, u),
                        content);
            }
        });
    }

    private void noteAgain(Place place, DeliveryRecord record, Fingerprint content, Observation.Unmoved u) {
        writes.note(place, content, u.uid(), u.resourceVersion(), record.mark(), Reason.METADATA_CHANGED);
    }

    private void moved(Place place, Observation.Moved m) {
        var want = place.want();
        var record = place.record();
        var mark = m.mark();
        if (mark == null) {
            refuse(
                    want,
                    Reason.FOREIGN,
                    "someone removed our mark; adopt = true takes the object over again",
                    Owner.Tool.NOBODY);
            return;
        }
        content(place).ifPresent(content -> {
            boolean sameContent = m.content().equals(content);
            if (sameContent
                    && m.type().equals(want.type())
                    && Metadata.sameMetadata(want, record, m)
                    && m.markStatus() == Observation.MarkStatus.VALID) {
                writes.note(
                        place.over(m.mutability()), content, m.uid(), m.resourceVersion(), mark.text(), landed(record));
                return;
            }
            boolean asWanted = record != null
                    && record.status() == Status.DELIVERED
                    && record.intended().equals(want.intended());
            boolean edited = record != null
                    && record.status() == Status.DELIVERED
                    && !sameContent // what is wanted is there already, for example as it was taken from there
                    && !m.content().equals(record.content());
            boolean putBack = isPutBack(want);
            var drift = putBack ? Reason.PUT_BACK : edited ? Reason.EDITED : Reason.RELABELLED;
            var reason = record == null || record.status() != Status.DELIVERED
                    ? Reason.UNFINISHED
                    : asWanted ? drift : news(want, content, record);
            var changedBy = (asWanted || edited) && !putBack ? m.changedBy() : null;
            boolean left = asWanted ? leftDrifted(want, reason, changedBy) : edited && stops(want, drift, changedBy);
            if (left) {
                return;
            }
            var seen = Metadata.present(
                    m,
                    Metadata.union(want.labels(), record == null ? null : record.labels()),
                    Metadata.union(want.annotations(), record == null ? null : record.annotations()));
            var rigid = Writes.rigid(want, m.type(), m.mutability(), sameContent);
            if (rigid != null) {
                replace(place, rigid, seen, content, changedBy);
            } else {
                writes.deliver(
                        place.over(m.mutability()),
                        reason,
                        asWanted ? Action.REPAIR : Action.UPDATE,
                        seen,
                        content,
                        changedBy);
            }
        });
    }

    /** Why an object that is as delivered differs from what is wanted; the same whether it was touched since or not. */
    private static Reason news(Want want, Fingerprint content, DeliveryRecord record) {
        if (content.equals(record.content())) {
            return Reason.METADATA_CHANGED;
        }
        var source = want.source();
        boolean newer = record.source().equals(source.address) && record.sourceVersion() != source.version;
        // Of the same version, a template says otherwise what to make of it.
        return newer ? Reason.NEW_VERSION : Reason.CONTENT_CHANGED;
    }

    private static Reason landed(@Nullable DeliveryRecord record) {
        return record != null && record.status() == Status.DELIVERED ? Reason.MOVED_ON : Reason.LANDED;
    }

    /** Whether what others did to an object is shown instead of repaired. */
    private boolean leftDrifted(Want want, Reason reason, @Nullable String changedBy) {
        var drift = want.handling().drift();
        return switch (drift) {
            case REPAIR -> false;
            case REPORT, REFUSE -> {
                draft.changes.add(
                        new Change.Drifted(want.federation(), reason, want.target(), want.object(), drift, changedBy));
                yield true;
            }
        };
    }

    /** Whether an object that others edited is not even written over by something newer. */
    private boolean stops(Want want, Reason drift, @Nullable String changedBy) {
        return want.handling().drift() == Handling.Drift.REFUSE && leftDrifted(want, drift, changedBy);
    }

    private void foreign(Want want, Owner owner) {
        var help = switch (owner.tool()) {
            case NOBODY -> "adopt = true takes it over";
            case OTHER -> "it cannot be taken over: let go of it there, or deliver under another name";
            case HELM, ARGO_CD, FLUX, EXTERNAL_SECRETS, SEALED_SECRETS, CERT_MANAGER, TACIT ->
                "adopt_from = \"" + owner.tool().word() + "\" takes it over";
        };
        refuse(want, Reason.FOREIGN, owner.text() + "; " + help, owner.tool());
    }

    private void adopt(Place place, Observation.Adoptable there) {
        var want = place.want();
        if (!want.handling().adopts().contains(there.owner().tool())) {
            throw new IllegalStateException("an object was read that may not be taken over: a bug in its provider");
        }
        var seen = new Seen.Theirs(there.owner(), there.uid(), there.resourceVersion(), there.type(), there.content());
        content(place).ifPresent(content -> {
            var removed = new TreeSet<>(there.keys());
            removed.removeAll(want.source().keys(draft));
            var rigid = Writes.rigid(
                    want, there.type(), there.mutability(), there.content().equals(content));
            if (rigid == null) {
                writes.adopt(place.over(there.mutability()), Action.ADOPT, seen, content, removed);
            } else if (mayReplace()) {
                writes.adopt(place, Action.REPLACE, seen, content, removed);
            } else {
                refuse(
                        want,
                        rigid,
                        there.owner().text() + "; " + needsReplacing(rigid),
                        there.owner().tool());
            }
        });
    }

    private void replace(
            Place place, Reason reason, Seen.Present seen, Fingerprint content, @Nullable String changedBy) {
        if (mayReplace()) {
            writes.deliver(place, reason, Action.REPLACE, seen, content, changedBy);
        } else {
            refuse(place.want(), reason, needsReplacing(reason), null);
        }
    }

    private boolean mayReplace() {
        return draft.options.has(Options.Extra.REPLACING);
    }

    private static String needsReplacing(Reason reason) {
        return (reason == Reason.TYPE_CHANGED
                        ? "an object's type cannot be changed in place"
                        : "an immutable object cannot be changed in place")
                + "; -allow-replace deletes it, then creates it anew";
    }

    private void refuse(Want want, Reason reason, String why, Owner.@Nullable Tool owner) {
        draft.changes.add(new Change.Refused(want.federation(), reason, want.target(), want.object(), why, owner));
    }

    /** The content's fingerprint: as recorded where its source is unchanged, so that nothing is opened for it. */
    private Optional<Fingerprint> content(Place place) {
        var record = place.record();
        var want = place.want();
        var recorded = record != null && want.contentOf(record, draft.provenances()) ? record : null;
        boolean checked = recorded != null && recorded.type().equals(want.type());
        if (!checked && !checks.pass(want.source(), want.type(), want.federation(), want.range())) {
            return Optional.empty();
        }
        if (recorded != null) {
            return Optional.of(recorded.content());
        }
        return draft.contentKeys().isEmpty()
                ? Optional.of(Draft.NOT_MADE)
                : want.source().made(draft).map(Source.Made::fingerprint);
    }
}
