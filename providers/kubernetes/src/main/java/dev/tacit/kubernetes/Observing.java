package dev.tacit.kubernetes;

import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.ObservationRequest;
import dev.tacit.core.provider.ObservationRequest.Reach;
import dev.tacit.core.provider.Observations;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.kubernetes.access.ClusterException;
import dev.tacit.kubernetes.api.ApiServer;
import dev.tacit.kubernetes.api.Listed;
import dev.tacit.kubernetes.api.ObjectMeta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final ObserveMode mode;
    private final ObservationRequest request;
    private final Contents contents;
    private final Map<ObjectKey, Observation> seen = new ConcurrentHashMap<>();
    /** The cluster's own, of every list. */
    private final Set<String> versions = ConcurrentHashMap.newKeySet();

    Observing(ApiServer api, Ours ours, Judging judging, ObserveMode mode, ObservationRequest request) {
        this.api = api;
        this.ours = ours;
        this.judging = judging;
        this.mode = mode;
        this.request = request;
        this.contents = new Contents(api, ours, judging, mode, request.recorded());
    }

    Observations observations() {
        var named = named();
        Optional<Map<String, Map<ObjectKey, ObjectMeta>>> everywhere;
        try {
            everywhere = everywhere();
        } catch (ClusterException e) {
            named.values().forEach(keys -> keys.forEach(key -> seen.put(key, judging.notObserved(e))));
            return new Observations(seen);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SideBySide.each(
                    named.entrySet(),
                    threads,
                    entry -> observe(
                            entry.getKey(),
                            entry.getValue(),
                            everywhere.map(all -> all.getOrDefault(entry.getKey(), Map.of())),
                            threads));
        }
        return new Observations(seen, new History(request.recorded(), seen, versions).course());
    }

    private Map<String, Set<ObjectKey>> named() {
        return Stream.concat(request.recorded().keySet().stream(), request.wanted().stream())
                .collect(Collectors.groupingBy(ObjectKey::namespace, Collectors.toCollection(TreeSet::new)));
    }

    /** Ours by namespace, from one list; empty where that is not how this target is observed. */
    private Optional<Map<String, Map<ObjectKey, ObjectMeta>>> everywhere() throws ClusterException {
        boolean worthIt = request.reach() == Reach.NAMESPACES
                ? !named().isEmpty()
                : request.recorded().size() > FEW;
        if (mode != ObserveMode.CLUSTER || !worthIt) {
            return Optional.empty();
        }
        var result = new HashMap<String, Map<ObjectKey, ObjectMeta>>();
        var listed = api.list(ours.selector());
        versions.add(listed.version());
        listed.objects()
                .forEach(placed -> result.computeIfAbsent(placed.key().namespace(), _ -> new HashMap<>())
                        .put(placed.key(), placed.meta()));
        return Optional.of(result);
    }

    private void observe(
            String namespace,
            Set<ObjectKey> named,
            Optional<Map<ObjectKey, ObjectMeta>> known,
            ExecutorService threads) {
        var listing = listing(named);
        var listed = new HashMap<ObjectKey, ObjectMeta>();
        Set<ObjectKey> missing;
        try {
            listed.putAll(listing == Listing.OURS && known.isPresent() ? known.get() : list(namespace, listing, named));
            missing = without(listed, named);
            if (listing == Listing.OURS && missing.size() > FEW) { // a namespace that was emptied, or made anew
                listing = Listing.EVERYTHING;
                listed.putAll(list(namespace, listing, named));
                missing = without(listed, named);
            }
        } catch (ClusterException e) {
            named.forEach(key -> seen.put(key, judging.notObserved(e)));
            return;
        }
        if (listing == Listing.EVERYTHING) {
            missing.forEach(key -> seen.put(key, new Observation.Absent()));
        } else {
            SideBySide.each(missing, threads, key -> seen.put(key, byName(key)));
        }
        judge(namespace, named, listed, threads);
    }

    private static Set<ObjectKey> without(Map<ObjectKey, ObjectMeta> listed, Set<ObjectKey> named) {
        var missing = new TreeSet<>(named);
        missing.removeAll(listed.keySet());
        return missing;
    }

    private void judge(
            String namespace, Set<ObjectKey> named, Map<ObjectKey, ObjectMeta> listed, ExecutorService threads) {
        var moved = new TreeSet<ObjectKey>(); // whose content is asked for
        var unlabelled = new ArrayList<ObjectKey>(); // likewise
        var others = new ArrayList<ObjectKey>();
        listed.forEach((key, found) -> {
            if (request.reach() == Reach.NAMES && !named.contains(key)) {
                others.add(key);
                return;
            }
            var judged = judging.unread(key, found, request.recorded().get(key));
            judged.ifPresent(observation -> note(named, key, observation));
            if (ours.labelled(found)) {
                (judged.isPresent() ? others : moved).add(key);
            } else if (judged.isEmpty()) {
                unlabelled.add(key);
            }
        });
        SideBySide.each(
                unlabelled,
                threads,
                key -> note(named, key, judging.read(key, request.recorded().get(key))));
        contents.read(namespace, moved, others, threads, (key, observation) -> note(named, key, observation));
    }

    /** What nobody asked for is told only when it is ours. */
    private void note(Set<ObjectKey> named, ObjectKey key, Observation observation) {
        if (named.contains(key) || observation instanceof Observation.Moved) {
            seen.put(key, observation);
        }
    }

    private Listing listing(Set<ObjectKey> named) {
        if (mode == ObserveMode.NAMES) {
            return Listing.NOTHING;
        }
        long recorded = named.stream().filter(request.recorded()::containsKey).count();
        return named.size() - recorded > FEW
                ? Listing.EVERYTHING
                : request.reach() == Reach.NAMESPACES || recorded > FEW ? Listing.OURS : Listing.NOTHING;
    }

    private Map<ObjectKey, ObjectMeta> list(String namespace, Listing listing, Set<ObjectKey> named)
            throws ClusterException {
        var objects = switch (listing) {
            case NOTHING -> new Listed<ObjectMeta>(List.of(), "");
            case OURS -> api.list(namespace, ours.selector(), object -> true);
            case EVERYTHING ->
                api.list(
                        namespace,
                        "",
                        object -> ours.labelled(object) || named.contains(new ObjectKey(namespace, object.name())));
        };
        var result = new HashMap<ObjectKey, ObjectMeta>();
        versions.add(objects.version());
        objects.objects().forEach(object -> result.put(new ObjectKey(namespace, object.name()), object));
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
