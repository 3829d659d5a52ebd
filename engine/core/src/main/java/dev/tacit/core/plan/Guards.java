package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Uses;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Reason;
import dev.tacit.core.resource.Handling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Stops plans that delete more than was meant: many objects, or objects that Pods refer to. */
final class Guards {
    /** So many deletes pass without being counted by whoever asks for them. */
    private static final int FEW = 20;

    private final Draft draft;

    Guards(Draft draft) {
        this.draft = draft;
    }

    private List<Change.Deliver> deletes() {
        var deletes = new ArrayList<Change.Deliver>();
        for (var change : draft.changes) {
            if (change instanceof Change.Deliver d && d.action() == Change.Deliver.Action.DELETE) {
                deletes.add(d);
            }
        }
        return deletes;
    }

    /** What the plan deletes, by target. */
    private Map<Address, Set<ObjectKey>> doomed() {
        var doomed = new TreeMap<Address, Set<ObjectKey>>();
        deletes()
                .forEach(d -> doomed.computeIfAbsent(d.next().target(), t -> new TreeSet<>())
                        .add(d.next().object()));
        return doomed;
    }

    /** An object of an earlier version stays while a Pod refers to it: nobody asked for its end. */
    void spare(Map<Address, Uses> uses) {
        for (var delete : deletes()) {
            var there = uses.get(delete.next().target());
            if (delete.reason() == Reason.SUPERSEDED
                    && there != null
                    && !there.pods(delete.next().object()).isEmpty()) {
                draft.changes.remove(delete);
                draft.bound.remove(delete.next().key());
            }
        }
    }

    /** Errors: each says why nothing of the plan may be applied, with the flag that would allow it. */
    List<Diagnostic> stops(Map<Address, Uses> uses) {
        var stops = new ArrayList<Diagnostic>();
        tooMany().ifPresent(stops::add);
        inUse(uses).ifPresent(stops::add);
        drifted().ifPresent(stops::add);
        return stops;
    }

    private Optional<Diagnostic> tooMany() {
        var deletes = deletes();
        deletes.removeIf(delete -> delete.reason() == Reason.SUPERSEDED);
        int planned = deletes.size();
        var allowed = draft.options.deletes().number();
        if (planned == 0 || (allowed.isPresent() && allowed.getAsInt() == planned)) {
            return Optional.empty();
        }
        var why = allowed.isPresent()
                ? "-allow-deletes=" + allowed.getAsInt() + " was given, and this plan deletes " + count(planned)
                : planned > FEW
                        ? "This plan deletes " + count(planned) + ", more than " + FEW
                        : muchOfAFederation(deletes)
                                .map(much -> "This plan deletes " + count(planned) + "; " + much)
                                .orElse("");
        return why.isEmpty()
                ? Optional.empty()
                : Optional.of(Diagnostic.error(
                        PlanCode.DELETES_NOT_ALLOWED,
                        "Deletes that were not allowed by number",
                        why
                                + ". A mistake in a selector or a list looks like this. Nothing is applied; if it is meant, say"
                                + " so when planning: -allow-deletes=" + planned,
                        null));
    }

    /** Whoever asks to destroy means all of it. */
    private Optional<String> muchOfAFederation(List<Change.Deliver> deletes) {
        if (draft.options.mode() == Plan.Mode.DESTROY) {
            return Optional.empty();
        }
        var all = new HashMap<Address, Integer>();
        draft.known
                .deliveries
                .values()
                .forEach(
                        records -> records.values().forEach(record -> all.merge(record.federation(), 1, Integer::sum)));
        var deleted = new TreeMap<Address, Integer>();
        deletes.stream()
                .filter(d -> d.reason() != Reason.PUT_BACK) // none of what the federation has now
                .forEach(d -> deleted.merge(d.address(), 1, Integer::sum));
        return deleted.entrySet().stream()
                .filter(d -> d.getValue() > tenth(all.getOrDefault(d.getKey(), 0)))
                .findFirst()
                .map(d -> "those of " + d.getKey() + " are " + d.getValue() + " of " + all.getOrDefault(d.getKey(), 0)
                        + ", more than a tenth");
    }

    /** Rounded up, so that single objects of small federations come and go without ceremony. */
    private static int tenth(int objects) {
        return (objects + 9) / 10;
    }

    private Optional<Diagnostic> inUse(Map<Address, Uses> uses) {
        if (draft.options.deletes().inUse()) {
            return Optional.empty();
        }
        var used = new ArrayList<String>();
        doomed().forEach((target, objects) -> {
            var users = uses.getOrDefault(target, Uses.NONE);
            for (var object : objects) {
                var there = users.pods(object);
                if (!there.isEmpty()) {
                    used.add(object + " in " + target + " ("
                            + (there.size() == 1 ? "Pod " : there.size() + " Pods, one is ") + there.first() + ")");
                }
            }
        });
        if (used.isEmpty()) {
            return Optional.empty();
        }
        var shown = used.subList(0, Math.min(5, used.size()));
        return Optional.of(Diagnostic.error(
                PlanCode.DELETE_IN_USE,
                "Pods refer to what would be deleted",
                count(used.size()) + " that this plan deletes: " + String.join(", ", shown)
                        + (shown.size() < used.size() ? " and " + (used.size() - shown.size()) + " more" : "")
                        + ". Such Pods could not start again. Nothing is applied; change them first, or say when planning:"
                        + " -allow-delete-in-use",
                null));
    }

    /** Others changed objects for which the declaration asks to stop. */
    private Optional<Diagnostic> drifted() {
        var drifted = draft.changes.stream()
                .filter(Change.Drifted.class::isInstance)
                .map(Change.Drifted.class::cast)
                .filter(change -> change.drift() == Handling.Drift.REFUSE)
                .toList();
        if (drifted.isEmpty()) {
            return Optional.empty();
        }
        var shown = drifted.subList(0, Math.min(5, drifted.size())).stream()
                .map(change -> change.object() + " in " + change.target())
                .toList();
        return Optional.of(Diagnostic.error(
                PlanCode.DRIFT_REFUSED,
                "Objects changed by others",
                "Their federations say drift = \"refuse\": " + String.join(", ", shown)
                        + (shown.size() < drifted.size() ? " and " + (drifted.size() - shown.size()) + " more" : "")
                        + ". Nothing is applied; undo it there, or write over it with drift = \"repair\".",
                null));
    }

    private static String count(int objects) {
        return objects == 1 ? "1 object" : objects + " objects";
    }

    /** Warnings about namespaces in which nobody could look. */
    static void unseen(Map<Address, Uses> uses, Draft draft) {
        uses.forEach((target, there) -> {
            unseen(
                            PlanCode.PODS_NOT_LISTED,
                            "Which Pods refer to what changes is not known",
                            "Pods could not be listed",
                            there.unknown())
                    .ifPresent(warning -> draft.diagnostics.add(warning.about(target)));
            unseen(
                            PlanCode.LIVENESS_IN_PART,
                            "Who will notice is known in part",
                            "Not everything could be looked at that tells who notices a changed object",
                            there.partly())
                    .ifPresent(warning -> draft.diagnostics.add(warning.about(target)));
        });
    }

    private static Optional<Diagnostic> unseen(
            PlanCode code, String summary, String what, SortedMap<String, Diagnostic> namespaces) {
        return namespaces.isEmpty()
                ? Optional.empty()
                : Optional.of(Diagnostic.warning(
                        code,
                        summary,
                        what + " in " + namespaces.firstKey()
                                + (namespaces.size() == 1 ? "" : " and " + (namespaces.size() - 1) + " more namespaces")
                                + ". " + namespaces.firstEntry().getValue().detail(),
                        null));
    }
}
