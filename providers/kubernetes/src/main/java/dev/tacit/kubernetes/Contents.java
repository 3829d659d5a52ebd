package dev.tacit.kubernetes;

import dev.tacit.core.provider.Observation;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.kubernetes.access.ClusterException;
import dev.tacit.kubernetes.api.ApiServer;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of ours that moved: each by itself, or, where almost all of a namespace did, by lists that leave out
 * those that did not.
 */
final class Contents {
    /** Up to so many are read one by one. */
    private static final int FEW = 10;
    /** A request line that no proxy or balancer takes for an attack. */
    private static final int MOST_SELECTOR = 3000;

    private final ApiServer api;
    private final Ours ours;
    private final Judging judging;
    private final ObserveMode mode;
    private final Map<ObjectKey, DeliveryRecord> recorded;
    /** Few pages at once, since one may be large. */
    private final Semaphore lists = new Semaphore(2);

    Contents(ApiServer api, Ours ours, Judging judging, ObserveMode mode, Map<ObjectKey, DeliveryRecord> recorded) {
        this.api = api;
        this.ours = ours;
        this.judging = judging;
        this.mode = mode;
        this.recorded = recorded;
    }

    /**
     * @param moved whose content is asked for
     * @param others further objects of that namespace with our label, whose content is none of our business
     * @param seen is told each answer, by several threads
     */
    void read(
            String namespace,
            SortedSet<ObjectKey> moved,
            Collection<ObjectKey> others,
            ExecutorService threads,
            BiConsumer<ObjectKey, Observation> seen) {
        var left = without(others);
        if (mode == ObserveMode.NAMES || moved.size() <= FEW || left.isEmpty()) {
            SideBySide.each(moved, threads, key -> seen.accept(key, judging.read(key, record(key))));
            return;
        }
        Map<ObjectKey, Observation> read;
        try {
            read = list(namespace, left.get());
        } catch (ClusterException e) {
            moved.forEach(key -> seen.accept(key, judging.notObserved(e)));
            return;
        }
        SideBySide.each(moved, threads, key -> {
            var found = read.get(key);
            seen.accept(key, found != null ? found : judging.read(key, record(key)));
        });
    }

    private Map<ObjectKey, Observation> list(String namespace, String fields) throws ClusterException {
        record Read(ObjectKey key, Observation observation) {}
        lists.acquireUninterruptibly();
        try {
            return api
                    .secrets(namespace, ours.selector(), fields, secret -> {
                        var key = new ObjectKey(namespace, secret.meta().name());
                        return new Read(key, judging.judge(key, secret, record(key)));
                    })
                    .stream()
                    .collect(Collectors.toMap(Read::key, Read::observation, (_, later) -> later));
        } finally {
            lists.release();
        }
    }

    private @Nullable DeliveryRecord record(ObjectKey key) {
        return recorded.get(key);
    }

    /** A field selector that means all but these; nothing where it would be too long. */
    private static Optional<String> without(Collection<ObjectKey> others) {
        var selector = others.stream()
                .map(key -> "metadata.name!=" + key.name())
                .sorted()
                .collect(Collectors.joining(","));
        return selector.length() <= MOST_SELECTOR ? Optional.of(selector) : Optional.empty();
    }
}
