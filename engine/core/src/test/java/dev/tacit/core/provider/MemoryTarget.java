package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.MemoryWorld.Held;
import dev.tacit.core.provider.Observation.MarkStatus;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.Mark;
import dev.tacit.core.record.Marks;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Records;
import dev.tacit.core.record.TargetIdentity;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One connection to a world in memory. */
final class MemoryTarget implements Target {
    private final MemoryWorld world;
    private final String store;

    MemoryTarget(MemoryWorld world, Lineage lineage) {
        this.world = world;
        this.store = lineage.brief();
    }

    @Override
    public TargetIdentity identity() {
        return world.identity();
    }

    @Override
    public int parallelism() {
        return world.parallelism();
    }

    @Override
    public Map<ObjectKey, Diagnostic> forbidden(Map<ObjectKey, WriteKind> writes) {
        var result = new HashMap<ObjectKey, Diagnostic>();
        writes.forEach((object, kind) -> {
            if (world.forbids(kind)) {
                result.put(
                        object,
                        MemoryTargets.error(MemoryTargets.MemoryCode.MEMORY_FORBIDDEN, "No permission to " + kind));
            }
        });
        return result;
    }

    @Override
    public void tidy() {
        world.tidy();
    }

    @Override
    public Observations observe(ObservationRequest request) {
        var answers = new HashMap<ObjectKey, Observation>();
        var named = new HashSet<>(request.recorded().keySet());
        named.addAll(request.wanted());
        for (var key : named) {
            answers.put(
                    key,
                    world.reachable()
                            ? judge(key, world.look(key), request.recorded().get(key), request)
                            : new Observation.NotObserved(MemoryTargets.error(
                                    MemoryTargets.MemoryCode.MEMORY_UNREACHABLE, "It does not answer")));
        }
        if (request.reach() == ObservationRequest.Reach.NAMESPACES && world.reachable()) {
            var namespaces = named.stream().map(ObjectKey::namespace).collect(Collectors.toSet());
            world.objects().forEach((key, held) -> {
                if (!named.contains(key) && namespaces.contains(key.namespace())) {
                    var seen = judge(key, held, null, request);
                    if (seen instanceof Observation.Moved) {
                        answers.put(key, seen);
                    }
                }
            });
        }
        return new Observations(answers);
    }

    @Override
    public NamespaceListing namespaces(NamespaceRequest request) {
        return world.reachable()
                ? world.around().namespaces(request)
                : new NamespaceListing.NotListed(
                        MemoryTargets.error(MemoryTargets.MemoryCode.MEMORY_UNREACHABLE, "It does not answer"));
    }

    @Override
    public Uses uses(Map<ObjectKey, ObjectTraits> objects) {
        return world.around().uses(objects.keySet());
    }

    @Override
    public Map<ObjectKey, Instant> written(Set<ObjectKey> objects) {
        var written = new HashMap<ObjectKey, Instant>();
        objects.stream()
                .filter(object -> world.look(object) != null)
                .forEach(object -> written.put(object, Records.TIME));
        return written;
    }

    @Override
    public Reading read(ObjectKey object) {
        if (!world.reachable()) {
            return new Reading.NotRead(
                    MemoryTargets.error(MemoryTargets.MemoryCode.MEMORY_UNREACHABLE, "It does not answer"));
        }
        var held = world.look(object);
        if (held == null) {
            return new Reading.Absent();
        }
        var entries = new java.util.TreeMap<String, dev.tacit.core.value.Value>();
        held.data().forEach((key, text) -> entries.put(key, new dev.tacit.core.value.Text(text)));
        return new Reading.Found(new dev.tacit.core.record.Payload(entries));
    }

    @Override
    public Receipt deliver(Delivery delivery) {
        return world.reachable()
                ? world.deliver(delivery, store)
                : new Receipt.Refused(MemoryTargets.error(
                        MemoryTargets.MemoryCode.MEMORY_UNREACHABLE, "Nothing was sent: it does not answer"));
    }

    @Override
    public void close() {}

    private Observation judge(
            ObjectKey key, @Nullable Held held, @Nullable DeliveryRecord recorded, ObservationRequest request) {
        if (held == null) {
            return new Observation.Absent();
        }
        boolean knownUid = recorded != null && held.uid().equals(recorded.uid());
        if (recorded != null && knownUid && held.resourceVersion().equals(recorded.resourceVersion())) {
            return new Observation.Unmoved(held.uid(), held.resourceVersion());
        }
        var mark = Optional.ofNullable(held.mark()).flatMap(Mark::parse).orElse(null);
        var owner = world.owner(key);
        if (!knownUid && (mark == null || !store.equals(held.store())) && !request.mayAdopt(key, owner)) {
            return new Observation.Foreign(owner);
        }
        var content = request.keys().fingerprints().of(world.read(held));
        var place = new Marks.Place(world.identity(), key, held.type(), content);
        boolean valid = mark != null && request.keys().marks().valid(mark, place);
        if (!knownUid && !valid) {
            return request.mayAdopt(key, owner)
                    ? new Observation.Adoptable(
                            owner,
                            held.uid(),
                            held.resourceVersion(),
                            held.type(),
                            content,
                            new TreeSet<>(held.data().keySet()),
                            world.mutability(key))
                    : new Observation.Foreign(owner);
        }
        return new Observation.Moved(
                held.uid(),
                held.resourceVersion(),
                held.type(),
                content,
                mark,
                valid && store.equals(held.store()) ? MarkStatus.VALID : MarkStatus.INVALID,
                held.labels(),
                held.annotations(),
                world.writer(key),
                world.mutability(key));
    }
}
