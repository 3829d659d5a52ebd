package dev.tacit.core.provider;

import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Owner;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.TargetIdentity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The objects of one target in memory, with handles for what others do to them, for what goes wrong. Thread-safe. */
public final class MemoryWorld {
    /**
     * One object.
     *
     * @param data bytes by key, as ISO 8859-1 text
     * @param store which store's label it has, or null
     */
    public record Held(
            String uid,
            String resourceVersion,
            String type,
            SortedMap<String, String> data,
            SortedMap<String, String> labels,
            SortedMap<String, String> annotations,
            @Nullable String store,
            @Nullable String mark) {
        public Held {
            data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
            labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
            annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
        }

        public Held data(Map<String, String> other) {
            return new Held(uid, resourceVersion, type, new TreeMap<>(other), labels, annotations, store, mark);
        }

        public Held labels(Map<String, String> other) {
            return new Held(uid, resourceVersion, type, data, new TreeMap<>(other), annotations, store, mark);
        }

        public Held annotations(Map<String, String> other) {
            return new Held(uid, resourceVersion, type, data, labels, new TreeMap<>(other), store, mark);
        }

        public Held mark(@Nullable String other) {
            return new Held(uid, resourceVersion, type, data, labels, annotations, store, other);
        }

        public Held store(@Nullable String other) {
            return new Held(uid, resourceVersion, type, data, labels, annotations, other, mark);
        }

        Held at(String newUid, String newVersion) {
            return new Held(newUid, newVersion, type, data, labels, annotations, store, mark);
        }
    }

    /** Stands around every write. */
    public interface Fault {
        /** A receipt to answer instead of writing, or null to write. May throw, as if the process ended here. */
        default @Nullable Receipt before(Delivery delivery) {
            return null;
        }

        /** What to answer instead of {@code receipt}. May throw, as if the process ended here. */
        default Receipt after(Delivery delivery, Receipt receipt) {
            return receipt;
        }
    }

    private final String name;
    private final Map<ObjectKey, Held> objects = new ConcurrentHashMap<>();
    private final Map<ObjectKey, Owner> owners = new ConcurrentHashMap<>();
    private final Map<ObjectKey, String> writers = new ConcurrentHashMap<>();
    private final Set<ObjectKey> immutable = ConcurrentHashMap.newKeySet();
    private final AtomicLong clock = new AtomicLong(100);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger leftovers = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();
    private final AtomicInteger observed = new AtomicInteger();
    private final AtomicInteger contentReads = new AtomicInteger();
    private final List<Delivery> written = Collections.synchronizedList(new ArrayList<>());
    private final MemorySurroundings around = new MemorySurroundings(() -> objects.keySet());
    private volatile TargetIdentity identity;
    private volatile boolean reachable = true;
    private volatile Set<WriteKind> forbidden = Set.of();
    private volatile int parallelism = 4;
    private volatile Fault fault = new Fault() {};
    private volatile UnaryOperator<Held> admission = UnaryOperator.identity();

    MemoryWorld(String name) {
        this.name = name;
        this.identity = new TargetIdentity("identity-of-" + name);
    }

    public TargetIdentity identity() {
        return identity;
    }

    /** As if another cluster answered under the same address. */
    public void becomes(String other) {
        identity = new TargetIdentity(other);
    }

    /** Namespaces, Pods. */
    public MemorySurroundings around() {
        return around;
    }

    /** Someone deletes a namespace, which takes its objects along. */
    public void removeNamespace(String namespace) {
        around.without(namespace);
        objects.keySet().removeIf(key -> key.namespace().equals(namespace));
    }

    public void reachable(boolean yes) {
        reachable = yes;
    }

    boolean reachable() {
        return reachable;
    }

    /** Says that these would not be permitted; what is written all the same is not refused. */
    public void forbid(WriteKind... kinds) {
        forbidden = Set.of(kinds);
    }

    boolean forbids(WriteKind kind) {
        return forbidden.contains(kind);
    }

    public void parallelism(int writes) {
        parallelism = writes;
    }

    int parallelism() {
        return parallelism;
    }

    public void fault(Fault next) {
        fault = next;
    }

    /** Changes what is written before it is kept. */
    public void admission(UnaryOperator<Held> change) {
        admission = change;
    }

    public SortedMap<ObjectKey, Held> objects() {
        return new TreeMap<>(objects);
    }

    public Held object(String namespace, String object) {
        var held = objects.get(new ObjectKey(namespace, object));
        if (held == null) {
            throw new IllegalArgumentException("no object " + namespace + "/" + object + " in " + name);
        }
        return held;
    }

    /** Something made by a tool that owns it. */
    public void put(ObjectKey key, Map<String, String> data, Owner owner) {
        put(key, data);
        owners.put(key, owner);
    }

    Owner owner(ObjectKey key) {
        return owners.getOrDefault(key, new Owner(Owner.Tool.NOBODY, "someone else"));
    }

    /** Makes an object immutable, as anybody may. */
    public void fix(ObjectKey key) {
        edit(key, held -> held);
        immutable.add(key);
    }

    Mutability mutability(ObjectKey key) {
        return immutable.contains(key) ? Mutability.IMMUTABLE : Mutability.MUTABLE;
    }

    /** Who changed an object last, null where it was us. */
    @Nullable
    String writer(ObjectKey key) {
        return writers.get(key);
    }

    /** Something made by someone else. */
    public void put(ObjectKey key, Map<String, String> data) {
        objects.put(
                key,
                new Held(
                        "u" + tick(),
                        "r" + tick(),
                        "Opaque",
                        new TreeMap<>(data),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        null,
                        null));
    }

    /** Someone changes an object, keeps its uid. */
    public void edit(ObjectKey key, UnaryOperator<Held> change) {
        objects.compute(key, (_, held) -> {
            if (held == null) {
                throw new IllegalArgumentException("no object " + key + " in " + name);
            }
            writers.put(key, "someone at noon");
            return change.apply(held).at(held.uid(), "r" + tick());
        });
    }

    /** An older state of the object comes back under a version that a later state had. */
    public void restore(ObjectKey key, Map<String, String> data, String resourceVersion) {
        edit(key, held -> held.data(data));
        objects.compute(key, (_, held) -> Objects.requireNonNull(held).at(held.uid(), resourceVersion));
    }

    /** Objects come back as they were, under the uids they had. */
    public void restore(Map<ObjectKey, Held> earlier) {
        objects.putAll(earlier);
    }

    /** Someone deletes an object. */
    public void remove(ObjectKey key) {
        objects.remove(key);
        immutable.remove(key);
        writers.remove(key);
    }

    /** Every write that was carried out, in order. */
    public List<Delivery> written() {
        synchronized (written) {
            return List.copyOf(written);
        }
    }

    /** How many writes ran at the same time, at most. */
    public int mostRunning() {
        return mostRunning.get();
    }

    /** How many objects were asked for. */
    public int observed() {
        return observed.get();
    }

    /** How many objects had their content read. */
    public int contentReads() {
        return contentReads.get();
    }

    Map<String, byte[]> read(Held held) {
        contentReads.incrementAndGet();
        return bytes(held);
    }

    /** What another program reads. */
    static SortedMap<String, byte[]> bytes(Held held) {
        var data = new TreeMap<String, byte[]>();
        held.data().forEach((key, text) -> data.put(key, text.getBytes(StandardCharsets.ISO_8859_1)));
        return data;
    }

    @Nullable
    Held look(ObjectKey key) {
        observed.incrementAndGet();
        return objects.get(key);
    }

    Receipt deliver(Delivery delivery, String store) {
        mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            var instead = fault.before(delivery);
            return fault.after(delivery, instead != null ? instead : write(delivery, store));
        } finally {
            running.decrementAndGet();
        }
    }

    private synchronized Receipt write(Delivery delivery, String store) {
        var there = objects.get(delivery.object());
        return switch (delivery) {
            case Delivery.Create c
            when !around.takes(c.object().namespace()) ->
                new Receipt.Refused(MemoryTargets.error(MemoryTargets.MemoryCode.MEMORY_REFUSED, "No such namespace"));
            case Delivery.Create c
            when there == null ->
                keep(delivery, made(c.content(), store, c.mark().text()));
            case Delivery.Create c -> occupied(c, there, store);
            case Delivery.Update u when there == null || !same(there, u.uid(), u.resourceVersion()) -> conflict();
            case Delivery.Update u
            when !there.type().equals(u.content().type()) ->
                new Receipt.Refused(MemoryTargets.error(
                        MemoryTargets.MemoryCode.MEMORY_REFUSED, "The type of an object never changes"));
            case Delivery.Update u
            when immutable.contains(u.object())
                    && !MemoryTargets.readable(u.content().data().toBytes()).equals(there.data()) ->
                new Receipt.Refused(MemoryTargets.error(
                        MemoryTargets.MemoryCode.MEMORY_REFUSED, "An immutable object never changes"));
            case Delivery.Update u -> {
                var next = made(u.content(), store, u.mark().text());
                yield keep(
                        delivery,
                        next.labels(merged(there.labels(), u.droppedLabels(), next.labels()))
                                .annotations(merged(there.annotations(), u.droppedAnnotations(), next.annotations()))
                                .at(there.uid(), ""));
            }
            case Delivery.Delete _ when there == null -> new Receipt.Deleted();
            case Delivery.Delete d when !same(there, d.uid(), d.resourceVersion()) -> conflict();
            case Delivery.Delete d -> {
                remove(d.object());
                written.add(delivery);
                yield new Receipt.Deleted();
            }
        };
    }

    private Receipt keep(Delivery delivery, Held sent) {
        var kept = admission.apply(sent).at(sent.uid().isEmpty() ? "u" + tick() : sent.uid(), "r" + tick());
        objects.put(delivery.object(), kept);
        switch (delivery) {
            case Delivery.Create c when c.content().mutability() == Mutability.IMMUTABLE -> immutable.add(c.object());
            case Delivery.Update u when u.content().mutability() == Mutability.IMMUTABLE -> immutable.add(u.object());
            case Delivery _ -> {}
        }
        writers.remove(delivery.object());
        written.add(delivery);
        return new Receipt.Written(
                kept.uid(),
                kept.resourceVersion(),
                kept.at("", "").equals(sent.at("", "")) ? Receipt.Admitted.AS_SENT : Receipt.Admitted.ALTERED);
    }

    private static Receipt occupied(Delivery.Create create, Held there, String store) {
        var sent = made(create.content(), store, create.mark().text());
        if (create.mark().text().equals(there.mark()) && there.data().equals(sent.data())) {
            return new Receipt.Written(there.uid(), there.resourceVersion(), Receipt.Admitted.AS_SENT);
        }
        return store.equals(there.store()) && there.mark() != null
                ? conflict()
                : new Receipt.Foreign(
                        MemoryTargets.error(MemoryTargets.MemoryCode.MEMORY_FOREIGN, "Something else is there"));
    }

    private static Receipt conflict() {
        return new Receipt.Conflict(
                MemoryTargets.error(MemoryTargets.MemoryCode.MEMORY_CONFLICT, "It is not what it was"));
    }

    private static boolean same(Held there, String uid, String resourceVersion) {
        return there.uid().equals(uid) && there.resourceVersion().equals(resourceVersion);
    }

    private static Held made(ObjectContent content, String store, String mark) {
        Payload data = content.data();
        return new Held(
                "",
                "",
                content.type(),
                MemoryTargets.readable(data.toBytes()),
                content.labels(),
                content.annotations(),
                store,
                mark);
    }

    private static SortedMap<String, String> merged(
            SortedMap<String, String> there, Set<String> dropped, SortedMap<String, String> ours) {
        var result = new TreeMap<>(there);
        result.keySet().removeAll(dropped);
        result.putAll(ours);
        return result;
    }

    private long tick() {
        return clock.incrementAndGet();
    }

    /** As an interrupted write may: content that no observation sees. */
    public void leaveBehind() {
        leftovers.incrementAndGet();
    }

    public int leftovers() {
        return leftovers.get();
    }

    void tidy() {
        leftovers.set(0);
    }
}
