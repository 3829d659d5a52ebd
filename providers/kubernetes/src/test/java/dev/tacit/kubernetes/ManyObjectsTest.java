package dev.tacit.kubernetes;

import static dev.tacit.kubernetes.Fixture.content;
import static dev.tacit.kubernetes.Fixture.creating;
import static dev.tacit.kubernetes.Fixture.observe;
import static dev.tacit.kubernetes.Fixture.remembering;
import static dev.tacit.kubernetes.Fixture.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.ObservationRequest.Reach;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.SeenRequest;
import dev.tacit.testing.kubernetes.TestCluster;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real:kube-apiserver")
class ManyObjectsTest {
    private static final int MANY = 1000;
    private static final int NAMESPACES = 10;

    private final TestCluster cluster = TestCluster.shared();

    @Test
    void observesAThousandUnmovedObjectsByMetadataAlone() {
        var content = content(Map.of("a", "1"));
        var namespaces = IntStream.range(0, NAMESPACES)
                .mapToObj(_ -> cluster.uniqueNamespace("many"))
                .toList();
        var keys = IntStream.range(0, MANY)
                .mapToObj(i -> new ObjectKey(namespaces.get(i % NAMESPACES), "s" + i))
                .collect(Collectors.toSet());
        var recorded = new ConcurrentSkipListMap<ObjectKey, DeliveryRecord>();
        try (var proxy = FaultProxy.before(cluster);
                var direct = Fixture.connect(cluster);
                var target = Fixture.connect(cluster, proxy)) {
            proxy.forgetRequests();
            var before = observe(target, new TreeMap<>(), keys, Reach.NAMESPACES);
            assertThat(before).hasSize(MANY);
            assertThat(before.values()).containsOnly(new Observation.Absent());
            assertThat(proxy.requests()).hasSize(NAMESPACES).allMatch(SeenRequest::asksForMetadataOnly);

            try (var workers = Executors.newFixedThreadPool(direct.parallelism())) {
                keys.forEach(key -> workers.execute(() -> recorded.put(
                        key,
                        remembering(direct, key, content, written(direct.deliver(creating(direct, key, content)))))));
            }
            for (var reach : Reach.values()) {
                proxy.forgetRequests();

                var seen = observe(target, recorded, Set.of(), reach);

                assertThat(seen).hasSize(MANY);
                assertThat(seen.values()).allMatch(Observation.Unmoved.class::isInstance);
                assertThat(proxy.requests()).hasSize(NAMESPACES).allMatch(SeenRequest::asksForMetadataOnly);
            }
        }
    }

    @Test
    void readsListsPageByPage() {
        var namespace = cluster.uniqueNamespace("pages");
        var content = content(Map.of("a", "1"));
        var recorded = new ConcurrentSkipListMap<ObjectKey, DeliveryRecord>();
        try (var proxy = FaultProxy.before(cluster);
                var direct = Fixture.connect(cluster);
                var target = Fixture.connect(cluster, proxy)) {
            try (var workers = Executors.newFixedThreadPool(direct.parallelism())) {
                for (int i = 0; i < 505; i++) {
                    var key = new ObjectKey(namespace, "s" + i);
                    workers.execute(() -> recorded.put(
                            key,
                            remembering(
                                    direct, key, content, written(direct.deliver(creating(direct, key, content))))));
                }
            }
            proxy.forgetRequests();

            assertThat(observe(target, recorded, Set.of(), Reach.NAMESPACES).values())
                    .hasSize(505)
                    .allMatch(Observation.Unmoved.class::isInstance);
            assertThat(proxy.requests()).hasSize(2);
        }
    }

    @Test
    void asksForAFewNamesOneByOne() {
        var namespace = cluster.uniqueNamespace("few");
        var keys = IntStream.range(0, 20)
                .mapToObj(i -> new ObjectKey(namespace, "s" + i))
                .collect(Collectors.toSet());
        try (var proxy = FaultProxy.before(cluster);
                var target = Fixture.connect(cluster, proxy)) {
            proxy.forgetRequests();

            assertThat(observe(target, new TreeMap<>(), keys, Reach.NAMES).values())
                    .containsOnly(new Observation.Absent());
            assertThat(proxy.requests()).hasSize(20).allMatch(SeenRequest::asksForMetadataOnly);
        }
    }
}
