package dev.tacit.kubernetes;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Namespace;
import dev.tacit.core.provider.NamespaceListing;
import dev.tacit.core.provider.NamespaceRequest;
import dev.tacit.core.provider.Reading;
import dev.tacit.core.provider.Uses;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Payload;
import dev.tacit.core.value.Value;
import dev.tacit.kubernetes.access.ClusterException;
import dev.tacit.kubernetes.access.KubernetesCode;
import dev.tacit.kubernetes.api.ApiServer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What stands around our objects: the namespaces they live in, the Pods that use them. */
record Around(ApiServer api, Address target) {
    /** Up to so many names are asked for one by one; a list costs as much as a few dozen of these. */
    private static final int FEW = 20;

    NamespaceListing namespaces(NamespaceRequest request) {
        try {
            return switch (request) {
                case NamespaceRequest.Every _ -> new NamespaceListing.Listed(byName(api.namespaces()));
                case NamespaceRequest.Named(var names) -> names.size() > FEW ? many(names) : each(names);
            };
        } catch (ClusterException e) {
            return new NamespaceListing.NotListed(e.diagnostic().about(target));
        }
    }

    private static SortedMap<String, Namespace> byName(Collection<Namespace> namespaces) {
        var byName = new TreeMap<String, Namespace>();
        namespaces.forEach(namespace -> byName.put(namespace.name(), namespace));
        return byName;
    }

    private NamespaceListing many(Set<String> names) throws ClusterException {
        try {
            var listed = byName(api.namespaces());
            listed.keySet().retainAll(names);
            return new NamespaceListing.Listed(listed);
        } catch (ClusterException e) {
            if (e.diagnostic().code() == KubernetesCode.ACCESS_FORBIDDEN) {
                return each(names);
            }
            throw e;
        }
    }

    private NamespaceListing each(Set<String> names) {
        var found = new ConcurrentHashMap<String, Namespace>();
        var unknown = new ConcurrentHashMap<String, Diagnostic>();
        SideBySide.each(names, name -> {
            try {
                api.namespace(name).ifPresent(namespace -> found.put(name, namespace));
            } catch (ClusterException e) {
                unknown.put(name, e.diagnostic().about(target));
            }
        });
        return new NamespaceListing.Listed(new TreeMap<>(found), new TreeMap<>(unknown));
    }

    Reading read(ObjectKey object) {
        try {
            var found = api.secret(object);
            if (found.isEmpty()) {
                return new Reading.Absent();
            }
            try (var secret = found.get()) {
                return new Reading.Found(secret.read(data -> {
                    var entries = new TreeMap<String, Value>();
                    data.forEach((key, bytes) -> entries.put(key, Payload.entry(bytes)));
                    return new Payload(entries);
                }));
            }
        } catch (ClusterException e) {
            return new Reading.NotRead(e.diagnostic().about(target));
        }
    }

    Uses uses(Set<ObjectKey> objects) {
        Map<String, List<ObjectKey>> byNamespace =
                objects.stream().collect(Collectors.groupingBy(ObjectKey::namespace));
        var pods = new ConcurrentHashMap<ObjectKey, SortedSet<String>>();
        var unknown = new ConcurrentHashMap<String, Diagnostic>();
        SideBySide.each(byNamespace.keySet(), namespace -> {
            try {
                var users = new HashMap<ObjectKey, SortedSet<String>>();
                for (var pod : api.pods(namespace)) {
                    for (var secret : pod.secrets()) {
                        users.computeIfAbsent(new ObjectKey(namespace, secret), _ -> new TreeSet<>())
                                .add(pod.pod());
                    }
                }
                users.keySet().retainAll(byNamespace.getOrDefault(namespace, List.of()));
                pods.putAll(users);
            } catch (ClusterException e) {
                unknown.put(namespace, e.diagnostic().about(target));
            }
        });
        return new Uses(pods, new TreeMap<>(unknown));
    }
}
