package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.NamespaceListing;
import dev.tacit.core.provider.NamespaceRequest;
import dev.tacit.core.provider.ObjectTraits;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.ObservationRequest;
import dev.tacit.core.provider.Observations;
import dev.tacit.core.provider.Reading;
import dev.tacit.core.provider.Target;
import dev.tacit.core.provider.TargetProvider;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.provider.Uses;
import dev.tacit.core.provider.WriteKind;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Owner;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Connects to targets, looks at what the store remembers there, while declarations still arrive. */
final class Observing implements AutoCloseable {
    private final Lineage lineage;
    private final ContentKeys keys;
    private final boolean readingAll;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Address, CompletableFuture<Visit>> visits = new TreeMap<>();
    /** How to begin with targets that nothing needed yet. */
    private final Map<Address, Runnable> putOff = new HashMap<>();

    /** @param readingAll whether what seems not to have moved is read too */
    Observing(Lineage lineage, ContentKeys keys, boolean readingAll) {
        this.readingAll = readingAll;
        this.lineage = lineage;
        this.keys = keys;
    }

    /** The outcome of going to one target. */
    sealed interface Visit {
        TargetSettings settings();

        record Reached(
                TargetSettings settings, Target target, Map<ObjectKey, Observation> objects, Observations.Course course)
                implements Visit {}

        record Unreached(TargetSettings settings, Diagnostic diagnostic) implements Visit {}

        record Refused(TargetSettings settings, Diagnostic diagnostic) implements Visit {}
    }

    /** Begins to connect, to look at the namespaces of what is recorded there; once, however often it is declared. */
    void begin(TargetProvider provider, TargetSettings settings, Map<ObjectKey, DeliveryRecord> recorded) {
        var earlier = visits.get(settings.address());
        if (earlier != null) {
            var former = earlier.join();
            // What is drawn may be a credential, and is not what it was.
            if (former.settings().plain().equals(settings.plain())
                    && settings.credentials().isEmpty()) {
                return;
            }
            close(former);
        }
        visits.put(
                settings.address(), CompletableFuture.supplyAsync(() -> visit(provider, settings, recorded), executor));
    }

    /** Goes there once something needs it, perhaps never. */
    void putOff(TargetProvider provider, TargetSettings settings, Map<ObjectKey, DeliveryRecord> recorded) {
        putOff.put(settings.address(), () -> begin(provider, settings, recorded));
    }

    /** Begins with a target that was put off. Answers whether it is one of those that were declared. */
    boolean need(Address target) {
        var beginning = putOff.remove(target);
        if (beginning != null) {
            beginning.run();
        }
        return visits.containsKey(target);
    }

    /** The outcome of going to a target that was begun with; waits for it. */
    Visit visit(Address target) {
        return Objects.requireNonNull(visits.get(target)).join();
    }

    /** Reads one object of a target that was begun with; waits for the connection. */
    Reading read(Address target, ObjectKey object) {
        return switch (visit(target)) {
            case Visit.Reached reached -> reached.target().read(object);
            case Visit.Unreached unreached -> new Reading.NotRead(unreached.diagnostic());
            case Visit.Refused refused -> new Reading.NotRead(refused.diagnostic());
        };
    }

    private Visit visit(TargetProvider provider, TargetSettings settings, Map<ObjectKey, DeliveryRecord> recorded) {
        return switch (provider.connect(settings, lineage)) {
            case Connection.Unreachable(Diagnostic d) -> new Visit.Unreached(settings, d);
            case Connection.Refused(Diagnostic d) -> new Visit.Refused(settings, d);
            case Connection.Connected(Target target) -> {
                var seenAs = new HashMap<ObjectKey, DeliveryRecord>();
                recorded.forEach((key, record) -> seenAs.put(key, asLastSeen(record)));
                var seen = recorded.isEmpty()
                        ? new Observations(Map.of())
                        : target.observe(
                                new ObservationRequest(seenAs, Set.of(), ObservationRequest.Reach.NAMESPACES, keys));
                yield new Visit.Reached(settings, target, seen.objects(), seen.course());
            }
        };
    }

    /** An object with an unfinished write is always read, as nobody knows which content it has, unless it may not be ours. */
    private DeliveryRecord asLastSeen(DeliveryRecord record) {
        return switch (record.status()) {
            case DELIVERED, KEPT -> readingAll ? record.seen(record.status(), record.uid(), null) : record;
            case PENDING, DELETING -> record.seen(record.status(), record.uid(), null);
            case ADOPTING -> record.seen(record.status(), null, null);
        };
    }

    /** Asks those of the targets that were reached. */
    Map<Address, NamespaceListing> namespaces(Map<Address, NamespaceRequest> requests) {
        return ask(requests, Target::namespaces);
    }

    /** Asks those of the targets that were reached. */
    Map<Address, Uses> uses(Map<Address, Map<ObjectKey, ObjectTraits>> objects) {
        return ask(objects, Target::uses);
    }

    /** Asks those of the targets that were reached. */
    Map<Address, Map<ObjectKey, Diagnostic>> forbidden(Map<Address, Map<ObjectKey, WriteKind>> writes) {
        return ask(writes, Target::forbidden);
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

    /**
     * Waits for the visits, then looks for what is newly wanted; the answers are complete for both.
     *
     * @param wanted from whom each object may be taken over
     */
    Map<Address, Visit> finish(Map<Address, Map<ObjectKey, Set<Owner.Tool>>> wanted) {
        var complete = new TreeMap<Address, CompletableFuture<Visit>>();
        visits.forEach((address, visit) -> complete.put(
                address, visit.thenApplyAsync(v -> look(v, wanted.getOrDefault(address, Map.of())), executor)));
        var result = new TreeMap<Address, Visit>();
        complete.forEach((address, visit) -> result.put(address, visit.join()));
        return result;
    }

    private Visit look(Visit visit, Map<ObjectKey, Set<Owner.Tool>> wanted) {
        if (!(visit instanceof Visit.Reached reached) || wanted.isEmpty()) {
            return visit;
        }
        var objects = new HashMap<>(reached.objects());
        var unseen = new HashMap<>(wanted);
        unseen.entrySet().removeIf(want -> !looksAgain(objects.get(want.getKey()), want.getValue()));
        objects.putAll(reached.target()
                .observe(
                        new ObservationRequest(Map.of(), unseen.keySet(), unseen, ObservationRequest.Reach.NAMES, keys))
                .objects());
        return new Visit.Reached(reached.settings(), reached.target(), objects, reached.course());
    }

    /** What is recorded was observed before anyone knew that it may be taken over from others. */
    private static boolean looksAgain(@Nullable Observation seen, Set<Owner.Tool> adopts) {
        return switch (seen) {
            case null -> true;
            case Observation.Foreign(Owner owner) -> adopts.contains(owner.tool());
            case Observation.Moved moved -> moved.mark() == null && !adopts.isEmpty();
            case Observation.Unmoved _, Observation.Absent _, Observation.Adoptable _, Observation.NotObserved _ ->
                false;
        };
    }

    @Override
    public void close() {
        visits.values().forEach(visit -> close(visit.join()));
        executor.close();
    }

    private static void close(Visit visit) {
        if (visit instanceof Visit.Reached reached) {
            reached.target().close();
        }
    }
}
