package dev.tacit.kubernetes;

import static dev.tacit.kubernetes.Fixture.content;
import static dev.tacit.kubernetes.Fixture.creating;
import static dev.tacit.kubernetes.Fixture.remembering;
import static dev.tacit.kubernetes.Fixture.updating;
import static dev.tacit.kubernetes.Fixture.wanted;
import static dev.tacit.kubernetes.Fixture.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.NamespaceListing;
import dev.tacit.core.provider.NamespaceRequest;
import dev.tacit.core.provider.ObjectTraits;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.ObservationRequest.Reach;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.provider.Target;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.kubernetes.access.KubernetesCode;
import dev.tacit.testing.kubernetes.TestCluster;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real:kube-apiserver")
class PermissionsTest {
    private final TestCluster cluster = TestCluster.shared();
    private final Target admin = Fixture.connect(cluster);
    private final String namespace = cluster.uniqueNamespace("permissions");
    private final ObjectKey key = new ObjectKey(namespace, "db");

    @AfterEach
    void close() {
        admin.close();
    }

    private Target limitedTo(String... verbs) {
        var user = cluster.createUser(namespace, "deployer");
        cluster.allow(user, "kube-system", "namespaces", "get");
        if (verbs.length > 0) {
            cluster.allow(user, namespace, "secrets", verbs);
        }
        return Fixture.connect(cluster, user.credential());
    }

    private void assertForbids(Diagnostic diagnostic, String verb) {
        assertThat(diagnostic.code()).isEqualTo(KubernetesCode.ACCESS_FORBIDDEN);
        assertThat(diagnostic.detail()).contains("to " + verb + " secrets in namespace " + namespace);
    }

    private void assertForbids(Receipt receipt, String verb) {
        assertThat(receipt).isInstanceOfSatisfying(Receipt.Refused.class, r -> assertForbids(r.diagnostic(), verb));
    }

    @Test
    void namesTheVerbToListWith() {
        try (var target = limitedTo("get")) {
            assertThat(wanted(target, key))
                    .isInstanceOfSatisfying(Observation.NotObserved.class, not -> assertForbids(not.reason(), "list"));
        }
    }

    @Test
    void namesTheVerbToReadWith() {
        var content = content(Map.of("a", "1"));
        var there = written(admin.deliver(creating(admin, key, content)));
        var recorded = remembering(admin, key, content, there)
                .seen(dev.tacit.core.record.DeliveryRecord.Status.DELIVERED, there.uid(), "1");
        try (var target = limitedTo("list")) {
            assertThat(Fixture.observe(target, recorded).get(key))
                    .isInstanceOfSatisfying(Observation.NotObserved.class, not -> assertForbids(not.reason(), "get"));
        }
    }

    @Test
    void namesTheVerbToWriteWith() {
        var content = content(Map.of("a", "1"));
        var there = written(admin.deliver(creating(admin, key, content)));
        try (var target = limitedTo("get", "list")) {
            assertForbids(target.deliver(creating(target, new ObjectKey(namespace, "new"), content)), "create");
            assertForbids(target.deliver(updating(target, key, there, content, Set.of())), "patch");
            assertForbids(target.deliver(new Delivery.Delete(key, there.uid(), there.resourceVersion())), "delete");
        }
    }

    @Test
    void oneForbiddenNamespaceHidesNoOther() {
        var content = content(Map.of("a", "1"));
        var there = written(admin.deliver(creating(admin, key, content)));
        var elsewhere = new ObjectKey("default", "db");
        try (var target = limitedTo("get", "list")) {
            var seen = Fixture.observe(
                    target,
                    new TreeMap<>(Map.of(key, remembering(target, key, content, there))),
                    Set.of(elsewhere),
                    Reach.NAMESPACES);

            assertThat(seen.get(key)).isInstanceOf(Observation.Unmoved.class);
            assertThat(seen.get(elsewhere)).isInstanceOf(Observation.NotObserved.class);
        }
    }

    @Test
    void looksAtSingleNamespacesWithoutListingThem() {
        var user = cluster.createUser(namespace, "looker");
        cluster.allow(user, "kube-system", "namespaces", "get");
        cluster.allow(user, namespace, "namespaces", "get");
        try (var target = Fixture.connect(cluster, user.credential())) {
            assertThat(target.namespaces(new NamespaceRequest.Named(Set.of(namespace, "default"))))
                    .isInstanceOfSatisfying(NamespaceListing.Listed.class, listed -> {
                        assertThat(listed.namespaces()).containsOnlyKeys(namespace);
                        assertThat(listed.unknown()).containsOnlyKeys("default");
                    });
            assertThat(target.namespaces(new NamespaceRequest.Every()))
                    .isInstanceOfSatisfying(NamespaceListing.NotListed.class, not -> {
                        assertThat(not.reason().code()).isEqualTo(KubernetesCode.ACCESS_FORBIDDEN);
                        assertThat(not.reason().detail()).contains("list namespaces");
                    });
            var uses = target.uses(Map.of(key, ObjectTraits.PLAIN));
            assertThat(uses.users()).isEmpty();
            assertThat(uses.unknown()).containsOnlyKeys(namespace);
            assertThat(uses.unknown().firstEntry().getValue().detail()).contains("list pods in namespace " + namespace);
        }
    }

    @Test
    void looksAtManyNamespacesOneByOneWhereItMayNotListThem() {
        var user = cluster.createUser(namespace, "looker");
        cluster.allow(user, "kube-system", "namespaces", "get");
        cluster.allow(user, namespace, "namespaces", "get");
        var names = new java.util.TreeSet<>(Set.of(namespace));
        for (int i = 0; i < 30; i++) {
            names.add("none-" + i);
        }
        var request = new NamespaceRequest.Named(names);
        try (var target = Fixture.connect(cluster, user.credential())) {
            assertThat(target.namespaces(request)).isInstanceOfSatisfying(NamespaceListing.Listed.class, listed -> {
                assertThat(listed.namespaces()).containsOnlyKeys(namespace);
                assertThat(listed.unknown()).hasSize(30);
            });
        }
        assertThat(admin.namespaces(request)).isInstanceOfSatisfying(NamespaceListing.Listed.class, listed -> {
            assertThat(listed.namespaces()).containsOnlyKeys(namespace);
            assertThat(listed.unknown()).isEmpty();
        });
    }

    @Test
    void tellsAMissingNamespaceFromAMissingPermission() {
        var lost = new ObjectKey(namespace + "-not-there", "db");

        assertThat(wanted(admin, lost)).isEqualTo(new Observation.Absent());
        assertThat(admin.deliver(creating(admin, lost, content(Map.of("a", "1")))))
                .isInstanceOfSatisfying(
                        Receipt.Refused.class,
                        refused -> assertThat(refused.diagnostic().code()).isEqualTo(KubernetesCode.NAMESPACE_MISSING));
    }

    @Test
    void explainsWhatTheServerWillNotHaveByField() {
        var invalid = content("kubernetes.io/tls", Map.of("tls.crt", "c4nary"), Map.of(), Map.of());
        var receipt = admin.deliver(creating(admin, key, invalid));

        assertThat(receipt).isInstanceOfSatisfying(Receipt.Refused.class, refused -> {
            assertThat(refused.diagnostic().code()).isEqualTo(KubernetesCode.OBJECT_REFUSED);
            assertThat(refused.diagnostic().detail())
                    .contains("FieldValueRequired at data[tls.key]")
                    .doesNotContain("c4nary");
        });
        var there = written(admin.deliver(creating(admin, key, content(Map.of("a", "1")))));
        var other = content("example.test/other", Map.of("a", "1"), Map.of(), Map.of());
        assertThat(admin.deliver(updating(admin, key, there, other, Set.of())))
                .isInstanceOfSatisfying(
                        Receipt.Refused.class,
                        refused -> assertThat(refused.diagnostic().detail()).contains("FieldValueInvalid at type"));
    }
}
