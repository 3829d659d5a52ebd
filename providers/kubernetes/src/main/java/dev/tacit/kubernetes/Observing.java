package dev.tacit.kubernetes;

import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.ObservationRequest;
import dev.tacit.core.provider.ObservationRequest.Reach;
import dev.tacit.core.provider.Observations;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.kubernetes.access.ClusterException;
import dev.tacit.kubernetes.api.ApiServer;
import dev.tacit.kubernetes.api.ObjectMeta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the objects of one request, namespaces side by side; the API server's own limit bounds the requests. */
final class Observing {
    /** Up to so many names are asked for one by one; a list costs as much as a few dozen of these. */
    private static final int FEW = 20;

    /** What to list in a namespace before asking for names. */
    private enum Listing {
        NOTHING,
        OURS,
        EVERYTHING
    }

    private final ApiServer api;
    private final Ours ours;
    private final Judging judging;
    private final ObservationRequest request;
    private final Map<ObjectKey, Observation> seen = new ConcurrentHashMap<>();

    Observing(ApiServer api, Ours ours, Judging judging, ObservationRequest request) {
        this.api = api;
        this.ours = ours;
        this.judging = judging;
        this.request = request;
    }

    Observations observations() {
        Map<String, Set<ObjectKey>> named = Stream.concat(
                        request.recorded().keySet().stream(), request.wanted().stream())
                .collect(Collectors.groupingBy(ObjectKey::namespace, Collectors.toCollection(TreeSet::new)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SideBySide.each(named.entrySet(), threads, entry -> observe(entry.getKey(), entry.getValue(), threads));
        }
        return new Observations(seen);
    }

    private void observe(String namespace, Set<ObjectKey> named, ExecutorService threads) {
        var listing = listing(named);
        Map<ObjectKey, ObjectMeta> listed;
        try {
            listed = list(namespace, listing, named);
        } catch (ClusterException e) {
            named.forEach(key -> seen.put(key, judging.notObserved(e)));
            return;
        }
        var open = new ArrayList<ObjectKey>(); // what needs a request of its own
        for (var key : named) {
            var found = listed.get(key);
            var recorded = request.recorded().get(key);
            if (found != null && Judging.unmoved(found, recorded)) {
                seen.put(key, new Observation.Unmoved(found.uid(), found.resourceVersion()));
            } else if (found == null && recorded == null && listing == Listing.EVERYTHING) {
                seen.put(key, new Observation.Absent());
            } else {
                open.add(key);
            }
        }
        SideBySide.each(open, threads, key -> {
            var found = listed.get(key);
            seen.put(
                    key,
                    found == null
                            ? byName(key)
                            : judging.judge(key, found, request.recorded().get(key)));
        });
        if (request.reach() == Reach.NAMESPACES) {
            var unnamed = new HashMap<>(listed);
            unnamed.keySet().removeAll(named);
            SideBySide.each(unnamed.entrySet(), threads, entry -> {
                var observation = judging.judge(entry.getKey(), entry.getValue(), null);
                if (observation instanceof Observation.Moved) {
                    seen.put(entry.getKey(), observation);
                }
            });
        }
    }

    private Listing listing(Set<ObjectKey> named) {
        long recorded = named.stream().filter(request.recorded()::containsKey).count();
        return named.size() - recorded > FEW
                ? Listing.EVERYTHING
                : request.reach() == Reach.NAMESPACES || recorded > FEW ? Listing.OURS : Listing.NOTHING;
    }

    private Map<ObjectKey, ObjectMeta> list(String namespace, Listing listing, Set<ObjectKey> named)
            throws ClusterException {
        var objects = switch (listing) {
            case NOTHING -> java.util.List.<ObjectMeta>of();
            case OURS -> api.list(namespace, ours.selector(), object -> true);
            case EVERYTHING ->
                api.list(
                        namespace,
                        "",
                        object -> ours.labelled(object) || named.contains(new ObjectKey(namespace, object.name())));
        };
        var result = new HashMap<ObjectKey, ObjectMeta>();
        objects.forEach(object -> result.put(new ObjectKey(namespace, object.name()), object));
        return result;
    }

    /** Not in the list: without our label now, or gone. */
    private Observation byName(ObjectKey key) {
        try {
            var found = api.meta(key);
            return found.isEmpty()
                    ? new Observation.Absent()
                    : judging.judge(key, found.get(), request.recorded().get(key));
        } catch (ClusterException e) {
            return judging.notObserved(e);
        }
    }
}
