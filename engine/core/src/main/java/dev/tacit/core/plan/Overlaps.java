package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.Overlap;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.resource.Resource;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides which earlier versions of secrets stay valid. */
final class Overlaps {
    private final Draft draft;

    /** Versions that are not known to be delivered everywhere, by secret. */
    private final SortedMap<Address, Integer> unsettled = new TreeMap<>();

    private final Set<Address> ended = new HashSet<>();

    Overlaps(Draft draft) {
        this.draft = draft;
    }

    /**
     * The overlap of a secret as it is planned.
     *
     * @param next what is recorded of it next
     * @param delivered the version that is delivered from now on, null while there is none
     */
    @Nullable
    Overlap next(Resource.SecretResource resource, SecretRecord next, @Nullable SecretVersion delivered) {
        if (resource.overlap().isEmpty()) {
            return null;
        }
        var length = resource.overlap().get();
        var recorded = draft.known.living(resource.address());
        var before = recorded.map(SecretRecord::overlap).orElse(null);
        if (delivered == null) {
            return before == null ? null : before.lasting(length);
        }
        int number = delivered.number();
        Overlap overlap;
        if (before == null) {
            // Declared just now: what had been current counts as delivered everywhere.
            int former = recorded.map(r -> r.current().number())
                    .filter(n -> n != number && n != next.current().number())
                    .orElse(0);
            overlap = new Overlap(number, former, null, length);
        } else {
            var same = before.lasting(length);
            boolean over = isOver(resource.address(), same);
            var left = over ? same.over() : same;
            overlap = left.version() == number ? left : left.followedBy(number);
            if (over && !overlap.isRunning()) {
                draft.overlapEnded.add(resource.address());
                draft.overlapEnded.add(resource.address().instance(null));
            }
        }
        if (overlap.settled() == null) {
            unsettled.put(resource.address(), number);
        }
        return overlap;
    }

    /**
     * Whether the earlier version of a secret is valid no more. Workloads that still use it would be asked about here:
     * nothing is known of them yet, so the declared time has to be long enough for them.
     */
    private boolean isOver(Address secret, Overlap overlap) {
        if (overlap.isRunning() && draft.options.ending().contains(secret)) {
            ended.add(secret);
            return true;
        }
        return draft.options.mode() == Plan.Mode.NORMAL
                && overlap.ends()
                        .filter(end -> !end.isAfter(draft.options.now()))
                        .isPresent();
    }

    /** That an earlier version of a secret is still valid, which another one would cut short; a clause for people. */
    Optional<String> running(Address secret) {
        return draft.known
                .living(secret)
                .map(SecretRecord::overlap)
                .filter(overlap -> overlap.isRunning() && !isOver(secret, overlap))
                .map(overlap -> "the overlap of " + secret + " runs"
                        + overlap.ends()
                                .map(end -> " until " + end)
                                .orElse(" until its current version has been delivered everywhere, and longer"));
    }

    /** Has the apply note which versions it delivered everywhere, where nothing stands against that; once all is declared. */
    void settle() {
        draft.options.ending().stream()
                .filter(secret -> !ended.contains(secret))
                .sorted()
                .forEach(this::nothingToEnd);
        if (unsettled.isEmpty() || draft.options.mode() == Plan.Mode.DESTROY) {
            return;
        }
        var dependents = new Dependents(draft.references, unsettled.keySet())
                .among(Kind.GENERATOR, Kind.SECRET, Kind.TEMPLATE, Kind.FEDERATION);
        var obstacles = obstacles();
        unsettled.forEach((secret, version) -> {
            var made = dependents.getOrDefault(secret, Collections.emptySortedSet());
            boolean whole = draft.isWhole() || made.stream().allMatch(draft::inScope);
            if (whole && Collections.disjoint(obstacles, made) && !draft.waiting.contains(secret)) {
                draft.change(
                        SecretRecord.key(secret),
                        new Change.Note.Settles(
                                secret,
                                Reason.OVERLAPS,
                                version,
                                made.stream()
                                        .filter(address -> address.kind() == Kind.FEDERATION)
                                        .collect(Collectors.toCollection(TreeSet::new))));
            }
        });
    }

    /** What does not get, with this plan, all that is meant for it. */
    private Set<Address> obstacles() {
        var obstacles = new HashSet<>(draft.waiting);
        obstacles.addAll(draft.scheduled);
        for (var change : draft.changes) {
            if (change instanceof Change.Deferred
                    || change instanceof Change.Refused
                    || change instanceof Change.Drifted) {
                obstacles.add(change.address());
            }
        }
        return obstacles;
    }

    private void nothingToEnd(Address secret) {
        draft.diagnostics.add(Diagnostic.warning(
                        PlanCode.NO_OVERLAP_RUNS,
                        "No overlap runs",
                        "-end-overlap names " + secret
                                + ", and no earlier version of it is valid beside the current one.",
                        null)
                .about(secret));
    }
}
