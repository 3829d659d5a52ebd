package dev.tacit.kubernetes;

import static dev.tacit.kubernetes.Fixture.content;
import static dev.tacit.kubernetes.Fixture.creating;
import static dev.tacit.kubernetes.Fixture.remembering;
import static dev.tacit.kubernetes.Fixture.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.ObservationRequest.Reach;
import dev.tacit.core.provider.Target;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.testing.kubernetes.AuditEvent;
import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.SeenRequest;
import dev.tacit.testing.kubernetes.TestCluster;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What it costs to look at objects that others touched, in requests. */
@Tag("real:kube-apiserver")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovedObjectsTest {
    private static final int MANY = 120;

    private final TestCluster cluster = TestCluster.shared();
    private final FaultProxy proxy = FaultProxy.before(cluster);
    private String namespace = "";
    private ConcurrentSkipListMap<ObjectKey, DeliveryRecord> recorded = new ConcurrentSkipListMap<>();

    @BeforeEach
    void deliver() {
        namespace = cluster.uniqueNamespace("moved");
        recorded = new ConcurrentSkipListMap<>();
        var content = content(Map.of("a", "1"));
        try (var target = Fixture.connect(cluster);
                var workers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < MANY; i++) {
                var key = key(i);
                workers.execute(() -> recorded.put(
                        key,
                        remembering(target, key, content, written(target.deliver(creating(target, key, content))))));
            }
        }
    }

    @AfterAll
    void close() {
        proxy.close();
    }

    private ObjectKey key(int i) {
        return new ObjectKey(namespace, "s" + i);
    }

    private Target connect(ObserveMode mode) {
        var settings = Fixture.inline(proxy.url().toString(), proxy.caPem(), cluster.adminToken());
        var plain = new TreeMap<>(settings.plain());
        plain.put("observe", mode.word());
        return Fixture.connect(new TargetSettings(settings.address(), plain, settings.credentials()));
    }

    private void annotate(int from, int to) {
        try (var workers = Executors.newFixedThreadPool(8)) {
            IntStream.range(from, to)
                    .forEach(i -> workers.execute(() -> cluster.patch(
                                    TestCluster.secrets(namespace) + "/s" + i,
                                    "{\"metadata\":{\"annotations\":{\"someone.example/seen\":\"1\"}}}")
                            .expectSuccess()));
        }
    }

    private Map<ObjectKey, Observation> look(ObserveMode mode) {
        try (var target = connect(mode)) {
            proxy.forgetRequests();
            return Fixture.observe(target, recorded, Set.of(), Reach.NAMESPACES);
        }
    }

    /** The server's own word on what asked for Secrets of our namespace with content, by verb. */
    private List<AuditEvent> since(int before, String verb) {
        var events = cluster.auditEvents();
        return AuditEvent.onSecrets(events.subList(before, events.size()), verb).stream()
                .filter(event -> event.namespace().equals(namespace))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(ObserveMode.class)
    void readsManyThatMovedByListsThatLeaveTheOthersOut(ObserveMode mode) {
        annotate(3, MANY);
        // with our label, and not ours: what it holds is not for us to read
        cluster.post(
                        TestCluster.secrets(namespace),
                        "{\"metadata\":{\"name\":\"theirs\",\"labels\":{\"tacit.dev/store\":\""
                                + Fixture.LINEAGE.brief() + "\"}},\"stringData\":{\"a\":\"theirs\"}}")
                .expectSuccess();
        int before = cluster.auditEvents().size();

        var seen = look(mode);

        assertThat(seen).hasSize(MANY);
        for (int i = 0; i < MANY; i++) {
            assertThat(seen.get(key(i))).isInstanceOf(i < 3 ? Observation.Unmoved.class : Observation.Moved.class);
        }
        int moved = MANY - 3;
        switch (mode) {
            case NAMESPACES, CLUSTER -> {
                assertThat(proxy.count(SeenRequest::readsSecretValues))
                        .as("pages of 100")
                        .isEqualTo(2);
                assertThat(since(before, "get")).isEmpty();
                var chosen = since(before, "list").stream()
                        .filter(event -> event.uri().contains("fieldSelector"))
                        .toList();
                assertThat(chosen)
                        .hasSize(2)
                        .allSatisfy(
                                event -> assertThat(event.uri())
                                        .contains(
                                                "s0%2Cmetadata.name%21%3Ds1%2Cmetadata.name%21%3Ds2%2Cmetadata.name%21%3Dtheirs"));
            }
            case NAMES -> {
                assertThat(proxy.count(SeenRequest::readsSecretValues)).isEqualTo(moved);
                assertThat(since(before, "list")).isEmpty();
            }
        }
    }

    @Test
    void readsAFewThatMovedOneByOne() {
        annotate(0, 10);

        var seen = look(ObserveMode.NAMESPACES);

        assertThat(seen.values())
                .filteredOn(Observation.Moved.class::isInstance)
                .hasSize(10);
        assertThat(proxy.count(SeenRequest::readsSecretValues)).isEqualTo(10);
        assertThat(proxy.requests()).hasSize(11);
    }

    @Test
    void findsANamespaceEmptyByTwoLists() {
        cluster.delete(TestCluster.secrets(namespace)).expectSuccess();

        var seen = look(ObserveMode.NAMESPACES);

        assertThat(seen).hasSize(MANY);
        assertThat(seen.values()).containsOnly(new Observation.Absent());
        assertThat(proxy.requests()).hasSize(2).allMatch(SeenRequest::asksForMetadataOnly);
    }
}
