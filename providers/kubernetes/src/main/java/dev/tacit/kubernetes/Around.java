package dev.tacit.kubernetes;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Namespace;
import dev.tacit.core.provider.NamespaceListing;
import dev.tacit.core.provider.NamespaceRequest;
import dev.tacit.core.provider.Reading;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Payload;
import dev.tacit.core.value.Value;
import dev.tacit.kubernetes.access.ClusterException;
import dev.tacit.kubernetes.access.KubernetesCode;
import dev.tacit.kubernetes.api.ApiServer;
import dev.tacit.kubernetes.api.ObjectMeta;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What stands around our objects: the namespaces they live in, what is in them already. */
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

    /** As the managed fields tell. */
    Map<ObjectKey, Instant> written(Set<ObjectKey> objects, Ours ours) {
        var written = new ConcurrentHashMap<ObjectKey, Instant>();
        var byNamespace = objects.stream().collect(Collectors.groupingBy(ObjectKey::namespace));
        SideBySide.each(byNamespace.entrySet(), entry -> {
            try {
                if (entry.getValue().size() > FEW) {
                    api.list(entry.getKey(), ours.selector(), _ -> true)
                            .objects()
                            .forEach(meta -> written(new ObjectKey(entry.getKey(), meta.name()), meta, written));
                } else {
                    for (var object : entry.getValue()) {
                        api.meta(object).ifPresent(meta -> written(object, meta, written));
                    }
                }
            } catch (ClusterException e) {
                return; // what is not told is left out
            }
        });
        written.keySet().retainAll(objects);
        return written;
    }

    private static void written(ObjectKey object, ObjectMeta meta, Map<ObjectKey, Instant> into) {
        meta.writers().stream()
                .filter(writer -> writer.program().equals(ApiServer.MANAGER))
                .map(ObjectMeta.Writer::time)
                .max(Comparator.naturalOrder())
                .ifPresent(time -> {
                    try {
                        into.put(object, Instant.parse(time));
                    } catch (DateTimeException e) {
                        // A time that nobody can read is not told.
                        return;
                    }
                });
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
}
