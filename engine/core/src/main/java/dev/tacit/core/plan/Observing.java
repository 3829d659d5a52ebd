package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.NamespaceListing;
import dev.tacit.core.provider.NamespaceRequest;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.ObservationRequest;
import dev.tacit.core.provider.Target;
import dev.tacit.core.provider.TargetProvider;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.provider.Uses;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.ObjectKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/** Connects to targets, looks at what the store remembers there, while declarations still arrive. */
final class Observing implements AutoCloseable {
    private final Lineage lineage;
    private final ContentKeys keys;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Address, CompletableFuture<Visit>> visits = new TreeMap<>();

    Observing(Lineage lineage, ContentKeys keys) {
        this.lineage = lineage;
        this.keys = keys;
    }

    /** The outcome of going to one target. */
    sealed interface Visit {
        TargetSettings settings();

        record Reached(TargetSettings settings, Target target, Map<ObjectKey, Observation> objects) implements Visit {}

        record Unreached(TargetSettings settings, Diagnostic diagnostic) implements Visit {}

        record Refused(TargetSettings settings, Diagnostic diagnostic) implements Visit {}
    }

    /** Begins to connect, to look at the namespaces of what is recorded there. */
    void begin(TargetProvider provider, TargetSettings settings, Map<ObjectKey, DeliveryRecord> recorded) {
        visits.put(
                settings.address(), CompletableFuture.supplyAsync(() -> visit(provider, settings, recorded), executor));
    }

    boolean begun(Address target) {
        return visits.containsKey(target);
    }

    private Visit visit(TargetProvider provider, TargetSettings settings, Map<ObjectKey, DeliveryRecord> recorded) {
        return switch (provider.connect(settings, lineage)) {
            case Connection.Unreachable(Diagnostic d) -> new Visit.Unreached(settings, d);
            case Connection.Refused(Diagnostic d) -> new Visit.Refused(settings, d);
            case Connection.Connected(Target target) -> {
                var objects = new HashMap<ObjectKey, Observation>();
                if (!recorded.isEmpty()) {
                    var seenAs = new HashMap<ObjectKey, DeliveryRecord>();
                    recorded.forEach((key, record) -> seenAs.put(key, asLastSeen(record)));
                    objects.putAll(target.observe(
                                    new ObservationRequest(seenAs, Set.of(), ObservationRequest.Reach.NAMESPACES, keys))
                            .objects());
                }
                yield new Visit.Reached(settings, target, objects);
            }
        };
    }

    /** An object with an unfinished write is always read: nobody knows which content it has. */
    private static DeliveryRecord asLastSeen(DeliveryRecord record) {
        return switch (record.status()) {
            case DELIVERED, KEPT -> record;
            case PENDING, DELETING -> record.seen(record.status(), record.uid(), null);
        };
    }

    /** Asks those of the targets that were reached. */
    Map<Address, NamespaceListing> namespaces(Map<Address, NamespaceRequest> requests) {
        return ask(requests, Target::namespaces);
    }

    /** Asks those of the targets that were reached. */
    Map<Address, Uses> uses(Map<Address, Set<ObjectKey>> objects) {
        return ask(objects, Target::uses);
    }

    private <Q, A> Map<Address, A> ask(Map<Address, Q> questions, BiFunction<Target, Q, A> asking) {
        var asked = new TreeMap<Address, CompletableFuture<Optional<A>>>();
        questions.forEach((address, question) -> {
            var visit = visits.get(address);
            if (visit != null) {
                asked.put(
                        address,
                        visit.thenApplyAsync(
                                v -> v instanceof Visit.Reached reached
                                        ? Optional.of(asking.apply(reached.target(), question))
                                        : Optional.empty(),
                                executor));
            }
        });
        var answers = new TreeMap<Address, A>();
        asked.forEach((address, answer) -> answer.join().ifPresent(a -> answers.put(address, a)));
        return answers;
    }

    /** Waits for the visits, then looks for what is newly wanted; the answers are complete for both. */
    Map<Address, Visit> finish(Map<Address, Set<ObjectKey>> wanted) {
        var complete = new TreeMap<Address, CompletableFuture<Visit>>();
        visits.forEach((address, visit) -> complete.put(
                address, visit.thenApplyAsync(v -> look(v, wanted.getOrDefault(address, Set.of())), executor)));
        var result = new TreeMap<Address, Visit>();
        complete.forEach((address, visit) -> result.put(address, visit.join()));
        return result;
    }

    private Visit look(Visit visit, Set<ObjectKey> wanted) {
        if (!(visit instanceof Visit.Reached reached) || wanted.isEmpty()) {
            return visit;
        }
        var objects = new HashMap<>(reached.objects());
        var unseen = new java.util.HashSet<>(wanted);
        unseen.removeAll(objects.keySet());
        objects.putAll(reached.target()
                .observe(new ObservationRequest(Map.of(), unseen, ObservationRequest.Reach.NAMES, keys))
                .objects());
        return new Visit.Reached(reached.settings(), reached.target(), objects);
    }

    @Override
    public void close() {
        visits.values().forEach(visit -> {
            if (visit.join() instanceof Visit.Reached reached) {
                reached.target().close();
            }
        });
        executor.close();
    }
}
