package dev.tacit.core.apply;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Change.Deliver.Action;
import dev.tacit.core.plan.Seen;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.ObjectContent;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.Observation.MarkStatus;
import dev.tacit.core.provider.ObservationRequest;
import dev.tacit.core.provider.ObservationRequest.Reach;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Mark;
import dev.tacit.core.record.OpenedPayload;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries out one task: one write, or two when only the resourceVersion moved in between. */
final class Attempt {
    private final Contents contents;
    private final ContentKeys keys;

    Attempt(Contents contents, ContentKeys keys) {
        this.contents = contents;
        this.keys = keys;
    }

    Receipt run(Task task) {
        if (task.change().action() == Action.DELETE) {
            return deliver(task, null);
        }
        return switch (contents.open(task.pending().payload())) {
            case OpenedPayload.Opened opened -> {
                var next = task.pending();
                yield deliver(
                        task,
                        new ObjectContent(
                                next.type(), opened.payload(), next.labels(), next.annotations(), next.mutability()));
            }
            case OpenedPayload.Failed failed -> new Receipt.Refused(failed.diagnostic());
            case OpenedPayload.Missing _, OpenedPayload.NeedsValueKey _ ->
                new Receipt.Refused(Diagnostic.error(
                        ApplyCode.CONTENT_UNAVAILABLE,
                        "The content for " + place(task.pending()) + " is not in the store",
                        "It was not delivered. Plan again; if this stays, restore a backup of the store.",
                        null));
        };
    }

    private Receipt deliver(Task task, @Nullable ObjectContent content) {
        if (task.change().action() == Action.REPLACE && content != null) {
            return replace(task, content);
        }
        return write(task, content);
    }

    /** Two writes; after a stop between them nothing is there, which the pending record then explains. */
    private Receipt replace(Task task, ObjectContent content) {
        var gone = write(task, null);
        return gone instanceof Receipt.Deleted
                ? task.target().deliver(new Delivery.Create(task.pending().object(), content, mark(task)))
                : gone;
    }

    private Receipt write(Task task, @Nullable ObjectContent content) {
        var pending = task.pending();
        var receipt = task.target().deliver(delivery(task, content, pending.uid(), pending.resourceVersion()));
        return receipt instanceof Receipt.Conflict conflict ? again(task, content, conflict) : receipt;
    }

    /** Looks once more, by the rule that held before the first commit. */
    private Receipt again(Task task, @Nullable ObjectContent content, Receipt.Conflict conflict) {
        var pending = task.pending();
        var request = task.change().seen() instanceof Seen.Theirs theirs
                ? new ObservationRequest(
                        Map.of(),
                        Set.of(pending.object()),
                        Map.of(pending.object(), Set.of(theirs.owner().tool())),
                        Reach.NAMES,
                        keys)
                : new ObservationRequest(Map.of(pending.object(), pending), Set.of(), Reach.NAMES, keys);
        var now = Survey.answer(task.target().observe(request).objects(), pending.object());
        return switch (now) {
            case Observation.Absent _ when content == null -> new Receipt.Deleted();
            case Observation.Moved moved
            when content != null && landed(moved, pending) ->
                new Receipt.Written(moved.uid(), moved.resourceVersion(), Receipt.Admitted.AS_SENT);
            case Observation.Unmoved unmoved ->
                task.target().deliver(delivery(task, content, unmoved.uid(), unmoved.resourceVersion()));
            case Observation.Absent _,
                    Observation.Moved _,
                    Observation.Foreign _,
                    Observation.Adoptable _,
                    Observation.NotObserved _ ->
                Comparison.of(task.change(), now, task.previous()) instanceof Comparison.Same same
                        ? task.target().deliver(delivery(task, content, same.uid(), same.resourceVersion()))
                        : conflict;
        };
    }

    private static boolean landed(Observation.Moved moved, DeliveryRecord pending) {
        return moved.markStatus() == MarkStatus.VALID
                && moved.mark() != null
                && moved.mark().text().equals(pending.mark())
                && moved.content().equals(pending.content());
    }

    private static Delivery delivery(
            Task task, @Nullable ObjectContent content, @Nullable String uid, @Nullable String resourceVersion) {
        var object = task.pending().object();
        if (content == null) {
            return new Delivery.Delete(object, known(uid), known(resourceVersion));
        }
        var mark = mark(task);
        if (uid == null) {
            return new Delivery.Create(object, content, mark);
        }
        var change = task.change();
        return new Delivery.Update(
                object,
                uid,
                known(resourceVersion),
                content,
                mark,
                change.droppedLabels(),
                change.droppedAnnotations());
    }

    private static Mark mark(Task task) {
        return Mark.parse(task.pending().mark()).orElseThrow();
    }

    private static String known(@Nullable String seen) {
        return Objects.requireNonNull(seen, "a plan that writes to what it did not see: a bug in Tacit");
    }

    private static String place(DeliveryRecord delivery) {
        return delivery.target() + ": " + delivery.object();
    }
}
