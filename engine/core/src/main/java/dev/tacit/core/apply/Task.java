package dev.tacit.core.apply;

import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Seen;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.provider.Target;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.DeliveryRecord.Status;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One planned delivery to a target that was reached.
 *
 * @param pending the record while the answer is awaited, at the uid and resourceVersion seen last
 * @param previous the record before
 */
record Task(
        Change.Deliver change,
        Target target,
        DeliveryRecord pending,
        @Nullable DeliveryRecord previous) {

    /** What the store is to remember until there is an answer: labels being dropped may still be there. */
    DeliveryRecord unanswered() {
        return pending.labelled(
                with(pending.labels(), change.droppedLabels()),
                with(pending.annotations(), change.droppedAnnotations()));
    }

    private static SortedMap<String, String> with(SortedMap<String, String> ours, Set<String> dropped) {
        var result = new TreeMap<>(ours);
        dropped.forEach(name -> result.putIfAbsent(name, ""));
        return result;
    }

    /** What the store is to remember after {@code receipt}. */
    void note(Receipt receipt, Edits edits) {
        switch (receipt) {
            case Receipt.Written w -> edits.write(pending.seen(Status.DELIVERED, w.uid(), w.resourceVersion()));
            case Receipt.Deleted _ -> edits.delete(pending.key());
            // It may be gone already, with nothing in its place yet: while the record is pending, the next plan looks.
            case Receipt.Foreign _, Receipt.Refused _, Receipt.Conflict _
            when change.action() == Change.Deliver.Action.REPLACE -> {}
            case Receipt.Foreign _, Receipt.Refused _ -> takeBack(edits);
            case Receipt.Conflict _ -> {
                // Something of ours may have come there: with a pending record the next plan is sure to look.
                if (previous != null) {
                    edits.write(previous);
                }
            }
            case Receipt.Unknown _ -> {}
        }
    }

    /** Nothing was changed, so the record says again what it said. */
    private void takeBack(Edits edits) {
        if (previous != null) {
            edits.write(previous);
        } else {
            switch (change.seen()) {
                case Seen.Nothing _, Seen.Theirs _ -> edits.delete(pending.key());
                case Seen.Present _ -> {}
            }
        }
        // Else an object of ours is there that no record named; the pending one goes on naming it.
    }
}
