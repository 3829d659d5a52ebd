package dev.tacit.core.apply;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.plan.PlannedTarget;
import dev.tacit.core.plan.Seen;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.ObservationRequest;
import dev.tacit.core.provider.ObservationRequest.Reach;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.provider.Target;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Owner;
import dev.tacit.core.record.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Looks again at everything a plan would write to, all targets at once, before anything is changed. */
final class Survey implements AutoCloseable {
    /** @param seen what the target's objects are now, or why not */
    record Visit(@Nullable Target target, List<Diagnostic> absence, Map<ObjectKey, Observation> seen) {}

    /** One planned write: where it would go, what is there. */
    record Finding(Change.Deliver change, @Nullable DeliveryRecord recorded, Comparison comparison) {}

    private final Map<Address, Visit> visits = new HashMap<>();
    private final List<Diagnostic> refusals = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private Survey() {}

    static Survey of(Plan plan, Providers providers, ContentKeys keys, Book book) {
        var byTarget = new HashMap<Address, List<Change.Deliver>>();
        for (var change : plan.changes()) {
            if (change instanceof Change.Deliver d) {
                byTarget.computeIfAbsent(d.next().target(), _ -> new ArrayList<>())
                        .add(d);
            } else if (change instanceof Change.Note.DeliveryForgotten f
                    && plan.targets().containsKey(f.target())) {
                byTarget.computeIfAbsent(f.target(), _ -> new ArrayList<>());
            } else if (change instanceof Change.Note.OfDelivery d
                    && d.reason() == Reason.LANDED
                    && plan.targets().containsKey(d.next().target())) {
                // The process that wrote it ended before it could clean up.
                byTarget.computeIfAbsent(d.next().target(), _ -> new ArrayList<>());
            }
        }
        var survey = new Survey();
        var visits = new HashMap<Address, CompletableFuture<Visit>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byTarget.forEach((address, changes) -> {
                var planned = plan.targets().get(address);
                if (planned == null) {
                    throw new IllegalStateException(
                            "a plan without " + address + ", which it writes to: a bug in Tacit");
                }
                visits.put(
                        address,
                        CompletableFuture.supplyAsync(
                                () -> visit(planned, plan.lineage(), providers, request(changes, keys, book)),
                                threads));
            });
        }
        visits.forEach((address, visit) -> {
            var seen = joined(visit);
            boolean written = !byTarget.getOrDefault(address, List.of()).isEmpty();
            // Nobody waits for a target that nothing is written to.
            survey.visits.put(address, written ? seen : new Visit(seen.target(), List.of(), Map.of()));
        });
        survey.compare(plan, byTarget, book);
        return survey;
    }

    /** Why the whole plan must not be carried out. */
    List<Diagnostic> refusals() {
        return refusals;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Targets that could not be reached, objects that could not be seen. */
    List<Diagnostic> absences() {
        var result = new ArrayList<Diagnostic>();
        visits.values().forEach(visit -> result.addAll(visit.absence()));
        for (var finding : findings) {
            if (finding.comparison() instanceof Comparison.Unseen unseen && !result.contains(unseen.reason())) {
                result.add(unseen.reason());
            }
        }
        return result;
    }

    @Nullable
    Target target(Address address) {
        var visit = visits.get(address);
        return visit == null ? null : visit.target();
    }

    /** Lets every target that is still the one planned for clean up. */
    void tidy(Plan plan) {
        visits.forEach((address, visit) -> {
            var planned = plan.targets().get(address);
            var target = visit.target();
            if (target != null && planned != null && target.identity().equals(planned.identity())) {
                target.tidy();
            }
        });
    }

    @Override
    public void close() {
        for (var visit : visits.values()) {
            if (visit.target() != null) {
                visit.target().close();
            }
        }
    }

    private static ObservationRequest request(List<Change.Deliver> changes, ContentKeys keys, Book book) {
        var recorded = new HashMap<ObjectKey, DeliveryRecord>();
        var wanted = new HashSet<ObjectKey>();
        var adoptable = new HashMap<ObjectKey, Set<Owner.Tool>>();
        for (var change : changes) {
            var object = change.next().object();
            if (change.seen() instanceof Seen.Theirs theirs) {
                adoptable.put(object, Set.of(theirs.owner().tool()));
                wanted.add(object);
            } else {
                book.delivery(change.next().target(), object)
                        .ifPresentOrElse(record -> recorded.put(object, record), () -> wanted.add(object));
            }
        }
        recorded.keySet().removeAll(adoptable.keySet());
        wanted.removeAll(recorded.keySet());
        return new ObservationRequest(recorded, wanted, adoptable, Reach.NAMES, keys);
    }

    private static Visit visit(
            PlannedTarget planned, Lineage lineage, Providers providers, ObservationRequest request) {
        var type = planned.settings().address().type();
        var provider = providers
                .target(type)
                .orElseThrow(() -> new IllegalStateException("no provider of targets of type " + type));
        return switch (provider.connect(planned.settings(), lineage)) {
            case Connection.Unreachable u -> new Visit(null, List.of(u.diagnostic()), Map.of());
            case Connection.Refused r -> new Visit(null, List.of(r.diagnostic()), Map.of());
            case Connection.Connected c -> {
                var same = c.target().identity().equals(planned.identity());
                yield new Visit(
                        c.target(),
                        List.of(),
                        same ? c.target().observe(request).objects() : Map.of());
            }
        };
    }

    private void compare(Plan plan, Map<Address, List<Change.Deliver>> byTarget, Book book) {
        for (var address : byTarget.keySet()) {
            var target = target(address);
            var planned = plan.targets().get(address);
            boolean written = !byTarget.getOrDefault(address, List.of()).isEmpty();
            if (written
                    && target != null
                    && planned != null
                    && !target.identity().equals(planned.identity())) {
                refusals.add(Diagnostic.error(
                                ApplyCode.TARGET_REPLACED,
                                address + " is not the target the plan saw",
                                "It was " + planned.identity().id() + ", now it is "
                                        + target.identity().id()
                                        + ". Nothing was changed; if it was replaced on purpose, plan again.",
                                null)
                        .about(address));
            }
        }
        if (!refusals.isEmpty()) {
            return;
        }
        for (var change : plan.changes()) {
            if (change instanceof Change.Deliver d) {
                compare(d, book);
            }
        }
    }

    private void compare(Change.Deliver change, Book book) {
        var visit = visits.get(change.next().target());
        if (visit == null || visit.target() == null) {
            return;
        }
        var recorded = book.delivery(change.next().key()).orElse(null);
        var now = answer(visit.seen(), change.next().object());
        var toldOf = book.delivery(change.next().target(), change.next().object());
        var comparison = Comparison.of(change, now, toldOf.orElse(null));
        findings.add(new Finding(change, recorded, comparison));
        if (comparison instanceof Comparison.Differs differs) {
            refusals.add(Diagnostic.error(
                            ApplyCode.OBJECT_CHANGED,
                            change.next().target() + ": the object "
                                    + change.next().object() + " " + differs.how(),
                            "The plan saw it otherwise. Nothing was changed; plan again.",
                            null)
                    .about(change.address()));
        }
    }

    static Observation answer(Map<ObjectKey, Observation> seen, ObjectKey object) {
        var now = seen.get(object);
        if (now == null) {
            throw new IllegalStateException("a target that did not answer for every object: a bug in Tacit");
        }
        return now;
    }

    private static Visit joined(CompletableFuture<Visit> visit) {
        try {
            return visit.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException bug ? bug : e;
        }
    }
}
