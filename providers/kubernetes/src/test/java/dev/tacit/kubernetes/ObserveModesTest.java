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
import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.SeenRequest;
import dev.tacit.testing.kubernetes.TestCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All modes see the same; they differ in what they ask for. */
@Tag("real:kube-apiserver")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObserveModesTest {
    private final TestCluster cluster = TestCluster.shared();
    private final FaultProxy proxy = FaultProxy.before(cluster);
    private final List<String> namespaces = List.of(cluster.uniqueNamespace("modes"), cluster.uniqueNamespace("modes"));
    private final TreeMap<ObjectKey, DeliveryRecord> recorded = new TreeMap<>();

    @AfterAll
    void close() {
        proxy.close();
    }

    private Target connect(ObserveMode mode) {
        var settings = Fixture.inline(proxy.url().toString(), proxy.caPem(), cluster.adminToken());
        var plain = new TreeMap<>(settings.plain());
        plain.put("observe", mode.word());
        return Fixture.connect(new TargetSettings(settings.address(), plain, settings.credentials()));
    }

    private ObjectKey key(int i) {
        return new ObjectKey(namespaces.get(i % 2), "modes-" + i);
    }

    private void deliver(Target target) {
        for (int i = 0; i < 6 && recorded.size() < 6; i++) {
            var content = content(Map.of("a", "value " + i));
            var there = written(target.deliver(creating(target, key(i), content)));
            recorded.put(key(i), remembering(target, key(i), content, there));
        }
        cluster.patch(TestCluster.secrets(key(0).namespace()) + "/" + key(0).name(), "{\"data\":{\"a\":\"Yg==\"}}");
        cluster.delete(TestCluster.secrets(key(1).namespace()) + "/" + key(1).name());
        // without our label it is in no list, yet it is there
        cluster.patch(
                TestCluster.secrets(key(2).namespace()) + "/" + key(2).name(),
                "{\"metadata\":{\"labels\":{\"tacit.dev/store\":null}}}");
    }

    @ParameterizedTest
    @EnumSource(ObserveMode.class)
    void seesTheSame(ObserveMode mode) {
        try (var target = connect(mode)) {
            deliver(target);
            var absent = new ObjectKey(namespaces.getFirst(), "wanted");
            proxy.forgetRequests();

            var seen = Fixture.observe(target, recorded, Set.of(absent), Reach.NAMESPACES);

            assertThat(seen.get(key(0))).isInstanceOf(Observation.Moved.class);
            assertThat(seen.get(key(1))).isInstanceOf(Observation.Absent.class);
            assertThat(seen.get(key(2))).isInstanceOf(Observation.Moved.class);
            assertThat(seen.get(absent)).isInstanceOf(Observation.Absent.class);
            for (int i = 3; i < 6; i++) {
                assertThat(seen.get(key(i))).isInstanceOf(Observation.Unmoved.class);
            }
            var lists = proxy.requests().stream()
                    .filter(request -> request.path().endsWith("/secrets"))
                    .map(SeenRequest::path)
                    .distinct() // other tests leave enough for several pages
                    .sorted()
                    .toList();
            var expected = new ArrayList<String>();
            switch (mode) {
                case NAMESPACES -> namespaces.forEach(namespace -> expected.add(TestCluster.secrets(namespace)));
                case CLUSTER -> expected.add("/api/v1/secrets");
                case NAMES -> {}
            }
            assertThat(lists)
                    .containsExactlyElementsOf(expected.stream().sorted().toList());
            assertThat(proxy.count(SeenRequest::readsSecretValues)).isEqualTo(2);
        }
    }

    @Test
    void saysWhatAClusterWideListNeeds() {
        var user = cluster.createUser(namespaces.getFirst(), "lister");
        cluster.allow(user, "kube-system", "namespaces", "get");
        cluster.allow(user, namespaces.getFirst(), "secrets", "get", "list");
        var settings = Fixture.inline(
                cluster.server().toString(), cluster.caPem(), user.credential().token());
        var plain = new TreeMap<>(settings.plain());
        plain.put("observe", "cluster");
        try (var target = Fixture.connect(new TargetSettings(settings.address(), plain, settings.credentials()))) {
            assertThat(Fixture.wanted(target, new ObjectKey(namespaces.getFirst(), "x")))
                    .isInstanceOfSatisfying(
                            Observation.NotObserved.class,
                            not -> assertThat(not.reason().detail()).contains("to list secrets in the whole cluster"));
        }
    }
}
