package dev.tacit.core.apply;

import dev.tacit.core.address.Address;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Change.Deliver.Action;
import dev.tacit.core.plan.Intent;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.plan.Seen;
import dev.tacit.core.provider.Target;
import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.DeliveryRecord.Status;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.Marks;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.record.TargetRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes everything durable that a later plan needs to finish this one, before any target is written to.
 *
 * @param commit empty when there is nothing to do at present
 * @param held objects that wait for someone to say that an issuer was told
 * @param going federations on their way through waves, each with the first wave of which some object cannot be sent, 0 for
 *     none
 */
record FirstCommit(Optional<Commit> commit, List<Task> tasks, int held, int notes, Map<Address, Integer> going) {
    private static final int MOST_LEFTOVERS = 10_000;

    FirstCommit {
        tasks = List.copyOf(tasks);
        going = Map.copyOf(going);
    }

    static FirstCommit of(
            Plan plan,
            Survey survey,
            Book book,
            Moving moving,
            Snapshot snapshot,
            Marks marks,
            Instant now,
            String who) {
        var edits = new Edits();
        int notes = 0;
        boolean begun = false;
        var awaited = awaited(plan);
        var reached = survey.findings().stream()
                .filter(finding -> finding.comparison() instanceof Comparison.Same)
                .filter(finding -> !awaited.contains(finding.change().address()))
                .toList();
        var courses = Courses.of(plan, reached, awaited);
        var findings = reached.stream()
                .filter(finding -> courses.begins(finding.change()))
                .toList();
        var unwritten = unwritten(plan, findings);
        moved(plan, moving, edits);
        for (var change : plan.changes()) {
            switch (change) {
                case Change.NewVersion n -> {
                    edits.write(n.next());
                    begun = true;
                }
                case Change.Draw d -> {
                    edits.write(d.next());
                    begun = true;
                }
                case Change.Activate a -> begun |= a.isDone();
                case Change.Output o -> {
                    output(o, edits);
                    begun = true;
                }
                case Change.Forget f -> {
                    f.records().forEach(key -> forget(key, book, edits));
                    begun = true;
                }
                case Change.Remove _, Change.Move _ -> begun = true;
                // The record of an object that another federation or target name takes over goes only when there is the
                // other's.
                case Change.Note.DeliveryForgotten d
                when Place.of(d, book).filter(unwritten::contains).isPresent() -> {}
                case Change.Note n -> {
                    note(n, edits);
                    notes++;
                }
                case Change.Deliver _,
                        Change.Course _,
                        Change.Drifted _,
                        Change.Deferred _,
                        Change.Refused _,
                        Change.Waits _,
                        Change.AwaitsNamespace _ -> {}
            }
        }
        long serial = snapshot.serial() + 1;
        var tasks = new ArrayList<Task>();
        for (var finding : findings) {
            if (finding.comparison() instanceof Comparison.Same same) {
                var target = survey.target(finding.change().next().target());
                var task = task(finding, same, Objects.requireNonNull(target), marks, snapshot.epoch(), serial);
                tasks.add(task);
                edits.write(task.unanswered());
                begun = true;
            }
        }
        begun |= courses.note(tasks, book, edits);
        if (!begun && notes == 0) {
            return new FirstCommit(Optional.empty(), tasks, held(plan, awaited), 0, Map.of());
        }
        if (begun) {
            edits.write(new RolloutRecord(
                    plan.id(),
                    now,
                    serial,
                    plan.expires(),
                    RolloutRecord.Status.OPEN,
                    Intent.of(plan).digest(),
                    leftovers(plan, tasks)));
        }
        unneeded(plan, book, edits).forEach(edits::delete);
        // What only deferred deliveries need comes with the plan that makes them.
        var payloads = new HashMap<>(plan.payloads());
        payloads.keySet().retainAll(book.after(edits.commit()).namedPayloads());
        moving.contents().forEach((key, content) -> {
            if (!edits.deletes(key)) {
                payloads.putIfAbsent(key, content);
            }
        });
        var commit = edits.commit(payloads, List.of(audit(plan, who, now)));
        return new FirstCommit(Optional.of(commit), tasks, held(plan, awaited), notes, courses.unreached());
    }

    /** What was done, and why: the reasons of its changes. */
    private static AuditEntry audit(Plan plan, String who, Instant now) {
        var action = switch (plan.mode()) {
            case NORMAL -> "apply";
            case DESTROY -> "destroy";
            case ROLLBACK -> "rollback";
        };
        var reasons = Intent.of(plan).reasons();
        return new AuditEntry(now, who, action, reasons.isEmpty() ? plan.id() : plan.id() + ": " + reasons);
    }

    /** One object, under whatever name its target is declared. */
    private record Place(TargetIdentity target, ObjectKey object) {
        static Place of(Change.Deliver change) {
            return new Place(change.next().identity(), change.next().object());
        }

        static Optional<Place> of(Change.Note.DeliveryForgotten note, Book book) {
            return book.delivery(DeliveryRecord.key(note.address(), note.target(), note.object()))
                    .map(record -> new Place(record.identity(), record.object()));
        }
    }

    /** Federations that wait for someone to say that an issuer was told. */
    private static Set<Address> awaited(Plan plan) {
        var awaited = new HashSet<Address>();
        for (var change : plan.changes()) {
            if (change instanceof Change.Activate a && !a.isDone()) {
                awaited.addAll(a.holds());
            }
        }
        return awaited;
    }

    private static int held(Plan plan, Set<Address> awaited) {
        return (int) plan.changes().stream()
                .filter(change -> change instanceof Change.Deliver d && awaited.contains(d.address()))
                .count();
    }

    /** Where a planned write does not happen now. */
    private static HashSet<Place> unwritten(Plan plan, List<Survey.Finding> findings) {
        var places = new HashSet<Place>();
        for (var change : plan.changes()) {
            if (change instanceof Change.Deliver d) {
                places.add(Place.of(d));
            }
        }
        findings.forEach(finding -> places.remove(Place.of(finding.change())));
        return places;
    }

    private static void moved(Plan plan, Moving moving, Edits edits) {
        moving.left().forEach(edits::delete);
        var moves = plan.changes().stream()
                .flatMap(change ->
                        change instanceof Change.Move m ? m.records().stream() : Stream.<Change.Renamed>empty())
                .toList();
        moves.forEach(renamed -> edits.delete(renamed.key()));
        moves.forEach(renamed -> edits.write(renamed.next()));
    }

    private static void forget(RecordKey key, Book book, Edits edits) {
        var record = book.find(key).orElseThrow(() -> new IllegalStateException("a plan that forgets nothing"));
        switch (record) {
            case SecretRecord s -> LastCommit.bury(s, edits);
            case GeneratorRecord _, InputRecord _ -> {
                edits.delete(key);
                record.payloads().forEach(edits::delete);
            }
            case DeliveryRecord _, TargetRecord _, FederationRecord _, OutputRecord _, RolloutRecord _ ->
                edits.delete(key);
        }
    }

    private static void output(Change.Output output, Edits edits) {
        if (output.reason() == Reason.NOT_DECLARED || output.reason() == Reason.DESTROYED) {
            edits.delete(OutputRecord.key(output.address()));
            edits.delete(OutputRecord.payload(output.address()));
        } else {
            edits.write(output.next());
            if (output.next().value() != null) {
                edits.delete(OutputRecord.payload(output.address()));
            }
        }
    }

    private static void note(Change.Note note, Edits edits) {
        switch (note) {
            case Change.Note.OfSecret s -> edits.write(s.next());
            case Change.Note.OfTarget t -> edits.write(t.next());
            case Change.Note.OfDelivery d -> edits.write(d.next());
            case Change.Note.DeliveryForgotten d ->
                edits.delete(DeliveryRecord.key(d.address(), d.target(), d.object()));
            case Change.Note.OfInput i -> edits.write(i.next());
            case Change.Note.OfGenerator g -> edits.write(g.next());
            case Change.Note.InputForgotten i -> {
                edits.delete(i.last().key());
                edits.delete(i.last().payload());
            }
            // Only in the end, when the answers are there.
            case Change.Note.TargetForgotten _, Change.Note.Settles _ -> {}
        }
    }

    private static Task task(
            Survey.Finding finding, Comparison.Same same, Target target, Marks marks, long epoch, long serial) {
        var change = finding.change();
        var next = change.next();
        var deleting = change.action() == Action.DELETE;
        var mark = deleting ? markOf(finding.recorded(), next) : mark(next, marks, epoch, serial);
        var pending = next.marked(mark).seen(status(change), same.uid(), same.resourceVersion());
        return new Task(change, target, pending, finding.recorded());
    }

    private static Status status(Change.Deliver change) {
        return switch (change.seen()) {
            case Seen.Theirs _ -> Status.ADOPTING;
            case Seen.Nothing _, Seen.Present _ -> change.action() == Action.DELETE ? Status.DELETING : Status.PENDING;
        };
    }

    private static String markOf(@Nullable DeliveryRecord recorded, DeliveryRecord next) {
        return recorded == null ? next.mark() : recorded.mark();
    }

    private static String mark(DeliveryRecord next, Marks marks, long epoch, long serial) {
        var place = new Marks.Place(next.identity(), next.object(), next.type(), next.content());
        return marks.make(next.source().toString(), next.sourceVersion(), epoch, serial, place)
                .text();
    }

    /** Content that may go in the end. Bounded, so that the record is never too large: the rest waits for its next change. */
    private static Set<RecordKey> leftovers(Plan plan, List<Task> tasks) {
        return Stream.concat(
                        plan.obsolete().stream(),
                        tasks.stream()
                                .map(Task::previous)
                                .filter(Objects::nonNull)
                                .map(DeliveryRecord::payload)
                                .filter(key -> key.kind().equals("rendered")))
                .distinct()
                .sorted()
                .limit(MOST_LEFTOVERS)
                .collect(Collectors.toSet());
    }

    /** Content that nothing will name, whatever the targets answer: gone at once, since no later plan would know of it. */
    private static HashSet<RecordKey> unneeded(Plan plan, Book book, Edits edits) {
        var unneeded = new HashSet<>(plan.obsolete());
        unneeded.removeAll(plan.payloads().keySet());
        book.all(DeliveryRecord.class).map(DeliveryRecord::payload).forEach(unneeded::remove);
        if (!unneeded.isEmpty()) {
            unneeded.removeAll(book.after(edits.commit()).namedPayloads());
        }
        return unneeded;
    }
}
