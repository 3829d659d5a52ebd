package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.liveness.Liveness;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.RecordKey;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything an apply needs, decided. Never printed as a whole: payloads hold content.
 *
 * @param id random, 32 hex digits; applied at most once
 * @param epoch of the store that was read
 * @param serial of the store that was read
 * @param created the planning's clock: the time of every version in it
 * @param bound the revision of every record that a change writes, 0 for none: an apply that finds another refuses
 * @param payloads new content, by the key it will be stored under
 * @param obsolete content that may go once nothing names it
 * @param notices warnings to show with the plan; an error among them is a policy by which nothing of it is applied
 * @param openings places whose evaluation had to open a secret
 * @param liveness who will notice
 */
public record Plan(
        String id,
        Mode mode,
        Lineage lineage,
        long epoch,
        long serial,
        Instant created,
        Instant expires,
        List<Change> changes,
        SortedMap<Address, PlannedTarget> targets,
        Map<RecordKey, Long> bound,
        Map<RecordKey, Payload> payloads,
        Set<RecordKey> obsolete,
        List<Diagnostic> notices,
        List<String> openings,
        Liveness liveness) {
    public enum Mode {
        NORMAL,
        DESTROY,
        ROLLBACK
    }

    public Plan {
        changes = List.copyOf(changes);
        targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
        bound = Map.copyOf(bound);
        payloads = Map.copyOf(payloads);
        obsolete = Set.copyOf(obsolete);
        notices = List.copyOf(notices);
        openings = List.copyOf(openings);
    }

    /** Whether anything would change but records: decides about exit code 2 and about asking for approval. */
    public boolean hasChanges() {
        return changes.stream().anyMatch(change -> switch (change) {
            case Change.NewVersion n -> true;
            case Change.Draw d -> true;
            case Change.Activate a -> a.isDone();
            case Change.Deliver d -> true;
            case Change.Course c -> false;
            case Change.Remove r -> true;
            case Change.Output o -> true;
            case Change.Move m -> true;
            case Change.Forget f -> true;
            case Change.Note n -> false;
            case Change.Deferred d -> false;
            case Change.AwaitsNamespace a -> false;
            case Change.Drifted d -> false;
            case Change.Refused r -> false;
            case Change.Waits w -> false;
        });
    }

    /** The policies by which nothing of it may be applied, each with what would allow it. */
    public List<Diagnostic> stops() {
        return notices.stream().filter(Diagnostic::isError).toList();
    }

    /** Whether an apply has anything to write, be it only to records. */
    public boolean hasWork() {
        return hasChanges() || changes.stream().anyMatch(Plan::isWork) || !stops().isEmpty();
    }

    private static boolean isWork(Change change) {
        return change instanceof Change.Note
                || change instanceof Change.Activate
                || (change instanceof Change.Course c && !(c.state() instanceof Change.Course.State.Held));
    }

    /** Whether part of what is declared was left out: exit code 3. */
    public boolean isPartial() {
        return changes.stream()
                .anyMatch(c -> c instanceof Change.Deferred
                        || c instanceof Change.Refused
                        || c instanceof Change.Waits
                        || (c instanceof Change.Course course && course.state() instanceof Change.Course.State.Held));
    }

    @Override
    public String toString() {
        return "plan " + id;
    }
}
