package dev.tacit.core.provider;

import dev.tacit.core.liveness.Reference;
import dev.tacit.core.liveness.Use;
import dev.tacit.core.liveness.Workload;
import dev.tacit.core.record.ObjectKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Namespaces of a world in memory, and who uses its objects. A namespace nobody spoke of exists when asked for. */
public final class MemorySurroundings {
    private final Supplier<Collection<ObjectKey>> objects;
    private final Map<String, Namespace> namespaces = new ConcurrentHashMap<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final Map<ObjectKey, List<Use>> users = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger askedForUsers = new AtomicInteger();
    private volatile boolean tellsNamespaces = true;
    private volatile boolean tellsPods = true;

    MemorySurroundings(Supplier<Collection<ObjectKey>> objects) {
        this.objects = objects;
    }

    /** A namespace is there, with exactly these labels. */
    public void namespace(String name, Map<String, String> labels) {
        missing.remove(name);
        namespaces.put(name, new Namespace(name, new TreeMap<>(labels), Namespace.Phase.ACTIVE));
    }

    public void terminating(String name) {
        var labels = namespaces.containsKey(name) ? namespaces.get(name).labels() : new TreeMap<String, String>();
        namespaces.put(name, new Namespace(name, labels, Namespace.Phase.TERMINATING));
    }

    /** A namespace is not there. */
    public void without(String name) {
        namespaces.remove(name);
        missing.add(name);
    }

    /** A Pod that nothing controls reads whole objects of its namespace into its environment. */
    public void pod(String namespace, String pod, String... names) {
        var use = new Use(
                new Workload(namespace, "Pod", pod), Set.of(pod), Set.of(Reference.whole(Reference.Via.VARIABLES, "")));
        Arrays.stream(names).forEach(name -> use(new ObjectKey(namespace, name), use));
    }

    /** A workload refers to an object. */
    public void use(ObjectKey object, Use use) {
        users.merge(
                object,
                List.of(use),
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
    }

    /** How often anyone asked who refers to objects. */
    public int askedForUsers() {
        return askedForUsers.get();
    }

    /** Whether the credential may look at namespaces, at Pods. */
    public void tells(boolean ofNamespaces, boolean ofPods) {
        tellsNamespaces = ofNamespaces;
        tellsPods = ofPods;
    }

    /** How often anyone asked for namespaces. */
    public int asked() {
        return asked.get();
    }

    boolean takes(String namespace) {
        var known = namespaces.get(namespace);
        return !missing.contains(namespace) && (known == null || known.phase() == Namespace.Phase.ACTIVE);
    }

    NamespaceListing namespaces(NamespaceRequest request) {
        asked.incrementAndGet();
        if (!tellsNamespaces) {
            return new NamespaceListing.NotListed(
                    MemoryTargets.error(MemoryTargets.MemoryCode.MEMORY_REFUSED, "Namespaces are not for you to see"));
        }
        var there = new TreeMap<>(namespaces);
        objects.get().forEach(object -> there.computeIfAbsent(object.namespace(), MemorySurroundings::plain));
        return new NamespaceListing.Listed(
                switch (request) {
                    case NamespaceRequest.Every _ -> there;
                    case NamespaceRequest.Named(var names) -> {
                        names.forEach(name -> there.computeIfAbsent(name, MemorySurroundings::plain));
                        there.keySet().retainAll(names);
                        there.keySet().removeAll(missing);
                        yield there;
                    }
                });
    }

    private static Namespace plain(String name) {
        return new Namespace(name, new TreeMap<>(), Namespace.Phase.ACTIVE);
    }

    Uses uses(Set<ObjectKey> keys) {
        askedForUsers.incrementAndGet();
        var unknown = new TreeMap<String, dev.tacit.core.diagnostic.Diagnostic>();
        var found = new HashMap<ObjectKey, List<Use>>();
        for (var key : keys) {
            if (!tellsPods) {
                unknown.put(
                        key.namespace(),
                        MemoryTargets.error(MemoryTargets.MemoryCode.MEMORY_REFUSED, "Pods are not for you to see"));
            } else if (users.containsKey(key)) {
                found.put(key, users.get(key));
            }
        }
        return new Uses(found, unknown, new TreeMap<>());
    }
}
