package dev.tacit.core.apply;

import dev.tacit.core.address.Address;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.TargetRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Clears away what the answers of the targets have made unnecessary. */
final class LastCommit {
    private final Plan plan;
    private final List<Task> tasks;
    private final Book book;
    private final Edits edits;

    /**
     * @param book with all answers noted
     * @param edits gets what is to be done, may hold earlier edits
     */
    LastCommit(Plan plan, List<Task> tasks, Book book, Edits edits) {
        this.plan = plan;
        this.tasks = tasks;
        this.book = book;
        this.edits = edits;
    }

    void collect(Instant now) {
        var settling = new ArrayList<Change.Note.Settles>();
        for (var change : plan.changes()) {
            switch (change) {
                case Change.Remove r -> remove(r.address());
                case Change.Note.TargetForgotten t -> forget(t.address());
                case Change.Note.Settles s -> settling.add(s);
                case Change.NewVersion _,
                        Change.Draw _,
                        Change.Course _,
                        Change.Activate _,
                        Change.Deliver _,
                        Change.Drifted _,
                        Change.Output _,
                        Change.Move _,
                        Change.Forget _,
                        Change.Deferred _,
                        Change.Refused _,
                        Change.Waits _,
                        Change.Note.OfInput _,
                        Change.Note.OfGenerator _,
                        Change.Note.InputForgotten _,
                        Change.AwaitsNamespace _,
                        Change.Note.OfSecret _,
                        Change.Note.OfTarget _,
                        Change.Note.OfDelivery _,
                        Change.Note.DeliveryForgotten _ -> {}
            }
        }
        if (!settling.isEmpty()) {
            settle(settling, now);
        }
        rememberDeleted();
        forgetCourses();
        dropPayloads(closeRollouts(now));
    }

    /** From now on the time runs for which the versions before stay valid. */
    private void settle(List<Change.Note.Settles> settling, Instant now) {
        var wholeness = Wholeness.of(plan, book);
        settling.stream()
                .filter(wholeness::settles)
                .forEach(note -> book.find(SecretRecord.key(note.address()))
                        .map(SecretRecord.class::cast)
                        .ifPresent(secret -> {
                            var overlap = secret.overlap();
                            if (overlap != null && overlap.version() == note.version() && overlap.settled() == null) {
                                edits.write(secret.overlapping(overlap.settledAt(now)));
                            }
                        }));
    }

    /** For as long as the target is remembered: were it put back to an earlier state, these would be there again. */
    private void rememberDeleted() {
        var deleted = new TreeMap<RecordKey, List<TargetRecord.Deleted>>();
        for (var task : tasks) {
            var pending = task.pending();
            if (task.change().action() == Change.Deliver.Action.DELETE
                    && pending.uid() != null
                    && book.find(pending.key()).isEmpty()) {
                deleted.computeIfAbsent(TargetRecord.key(pending.target()), _ -> new ArrayList<>())
                        .add(new TargetRecord.Deleted(
                                pending.object(), pending.uid(), pending.federation(), pending.source()));
            }
        }
        deleted.forEach((key, objects) -> book.find(key)
                .filter(_ -> !edits.deletes(key))
                .map(TargetRecord.class::cast)
                .ifPresent(target -> edits.write(target.after(objects))));
    }

    /** Of federations that nothing is left of. */
    private void forgetCourses() {
        var empty = book.all(FederationRecord.class)
                .map(FederationRecord::address)
                .collect(Collectors.toCollection(HashSet::new));
        if (!empty.isEmpty()) {
            book.all(DeliveryRecord.class).map(DeliveryRecord::federation).forEach(empty::remove);
            empty.forEach(federation -> edits.delete(FederationRecord.key(federation)));
        }
    }

    private void remove(Address address) {
        switch (address.kind()) {
            case SECRET ->
                book.find(SecretRecord.key(address))
                        .map(SecretRecord.class::cast)
                        .filter(_ -> book.all(DeliveryRecord.class).noneMatch(d -> comesFrom(d, address)))
                        .ifPresent(secret -> bury(secret, edits));
            case GENERATOR ->
                book.find(GeneratorRecord.key(address))
                        .map(GeneratorRecord.class::cast)
                        .ifPresent(generator -> {
                            edits.delete(generator.key());
                            edits.delete(GeneratorRecord.payload(address, generator.drawId()));
                        });
            case DATA, TEMPLATE, TARGET, FEDERATION, OUTPUT ->
                throw new IllegalStateException("a plan that removes " + address + ": a bug in Tacit");
        }
    }

    /** What was only kept where it is comes from nothing any more. */
    private static boolean comesFrom(DeliveryRecord delivery, Address secret) {
        return delivery.status() != DeliveryRecord.Status.KEPT && comesFromAny(delivery, secret);
    }

    private static boolean comesFromAny(DeliveryRecord delivery, Address secret) {
        return delivery.source().equals(secret) || delivery.payload().address().equals(secret.toString());
    }

    static void bury(SecretRecord secret, Edits edits) {
        secret.versions().forEach(v -> edits.delete(SecretRecord.payload(secret.address(), v.number())));
        edits.write(secret.buried());
    }

    private void forget(Address target) {
        if (book.all(DeliveryRecord.class).noneMatch(d -> d.target().equals(target))) {
            edits.delete(TargetRecord.key(target));
        }
    }

    /** @param leftovers of applies that are over by now */
    private void dropPayloads(Set<RecordKey> leftovers) {
        var unneeded = new HashSet<>(leftovers);
        unneeded.addAll(plan.obsolete());
        for (var task : tasks) {
            if (task.previous() != null) {
                unneeded.add(task.previous().payload());
            }
            // That of a delivered object is named; that of a deleted one, or of one that was refused, may not be.
            unneeded.add(task.pending().payload());
        }
        if (!unneeded.isEmpty()) {
            unneeded.removeAll(book.after(edits.commit()).namedPayloads());
            unneeded.forEach(edits::delete);
        }
    }

    /** Answers what those that end here leave to be cleared. */
    private Set<RecordKey> closeRollouts(Instant now) {
        var leftovers = new HashSet<RecordKey>();
        boolean ownPending = tasks.stream()
                .flatMap(task -> book.delivery(task.pending().key()).stream())
                .anyMatch(LastCommit::pending);
        boolean anyPending = book.all(DeliveryRecord.class).anyMatch(LastCommit::pending);
        for (var rollout : book.all(RolloutRecord.class).toList()) {
            boolean own = rollout.planId().equals(plan.id());
            boolean over = rollout.status() == RolloutRecord.Status.FINISHED || (own ? !ownPending : !anyPending);
            if (over) {
                leftovers.addAll(rollout.leftovers());
            }
            if (over && !own && rollout.planExpires().isBefore(now)) {
                edits.delete(rollout.key());
            } else if (over && rollout.status() == RolloutRecord.Status.OPEN) {
                edits.write(new RolloutRecord(
                        rollout.planId(),
                        rollout.started(),
                        rollout.serial(),
                        rollout.planExpires(),
                        RolloutRecord.Status.FINISHED,
                        rollout.intent()));
            }
        }
        return leftovers;
    }

    private static boolean pending(DeliveryRecord delivery) {
        return !delivery.isSettled();
    }
}
