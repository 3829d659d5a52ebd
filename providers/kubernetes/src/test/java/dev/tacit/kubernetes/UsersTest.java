package dev.tacit.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.liveness.Conduct;
import dev.tacit.core.liveness.Conduct.Reload;
import dev.tacit.core.liveness.Reference;
import dev.tacit.core.liveness.Reference.Via;
import dev.tacit.core.liveness.Use;
import dev.tacit.core.liveness.Workload;
import dev.tacit.core.provider.ObjectTraits;
import dev.tacit.core.provider.Target;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.kubernetes.api.PodTable;
import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.TestCluster;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is found of workloads as the API server describes them. */
@Tag("real:kube-apiserver")
class UsersTest {
    private final TestCluster cluster = TestCluster.shared();
    private final FaultProxy proxy = FaultProxy.before(cluster);
    private final Target target = Fixture.connect(cluster, proxy);
    private String namespace = "";

    @BeforeEach
    void freshNamespace() {
        namespace = cluster.uniqueNamespace("users");
    }

    @AfterEach
    void close() {
        target.close();
        proxy.close();
    }

    private List<Use> uses(String type) {
        var object = new ObjectKey(namespace, "db");
        var uses = target.uses(Map.of(object, new ObjectTraits(type, new TreeMap<>())));
        assertThat(uses.unknown()).isEmpty();
        assertThat(uses.partly()).isEmpty();
        assertThat(uses.users().keySet()).isSubsetOf(object);
        return uses.of(object);
    }

    private void pod(String name, String metadata, String spec) {
        Manifests.pod(
                cluster, namespace, "{\"metadata\":{\"name\":\"" + name + "\"" + metadata + "},\"spec\":" + spec + "}");
    }

    private static String owner(String group, String kind, String name) {
        return ",\"ownerReferences\":[{\"apiVersion\":\"" + group + "/v1\",\"kind\":\"" + kind + "\",\"name\":\"" + name
                + "\",\"uid\":\"u\",\"controller\":true}]";
    }

    @Test
    void findsEveryFormOfReferenceAsTheServerAnswersIt() {
        var expected = new TreeMap<String, Set<Reference>>();
        int number = 0;
        for (var row : PodTable.rows().toList()) {
            var name = "row-" + ++number;
            pod(name, "", row.spec());
            if (!row.ephemeral().isEmpty()) {
                cluster.patch(
                                "/api/v1/namespaces/" + namespace + "/pods/" + name + "/ephemeralcontainers",
                                "{\"spec\":{\"ephemeralContainers\":[" + row.ephemeral() + "]}}")
                        .expectSuccess();
            }
            if (!row.references().isEmpty()) {
                expected.put(name + " " + row.name(), new TreeSet<>(row.references()));
            }
        }
        var names = expected.keySet().stream().collect(Collectors.toMap(name -> name.split(" ", 2)[0], name -> name));
        var found = new TreeMap<String, Set<Reference>>();
        uses("Opaque").forEach(use -> {
            assertThat(use.workload().kind()).isEqualTo("Pod");
            assertThat(use.since()).isPresent();
            found.put(names.getOrDefault(use.workload().name(), use.workload().name()), use.references());
        });
        assertThat(found).isEqualTo(expected);
    }

    private static final String SPEC =
            "{\"containers\":[{\"name\":\"c\",\"image\":\"i\",\"envFrom\":[{\"secretRef\":{\"name\":\"db\"}}]}]}";

    @Test
    void tellsTheTopOfEachChainOfOwners() {
        var deployed = ",\"labels\":{\"pod-template-hash\":\"5d4f\"}" + owner("apps", "ReplicaSet", "api-v2-5d4f");
        pod("api-1", deployed, SPEC);
        pod("api-2", deployed, SPEC);
        pod(
                "web-1",
                ",\"labels\":{\"rollouts-pod-template-hash\":\"77\"}" + owner("apps", "ReplicaSet", "web-77"),
                SPEC);
        pod("bare-1", owner("apps", "ReplicaSet", "bare"), SPEC);
        pod("db-0", owner("apps", "StatefulSet", "db"), SPEC);
        pod("agent-1", owner("apps", "DaemonSet", "agent"), SPEC);
        pod("night-1", owner("batch", "Job", "night-29384756"), SPEC);
        pod("once-1", owner("batch", "Job", "once"), SPEC);
        pod("odd-1", owner("example.com", "Database", "odd"), SPEC);
        pod("alone", "", SPEC);

        var uses = uses("Opaque");

        assertThat(uses)
                .extracting(use -> use.workload().kind() + "/" + use.workload().name() + " "
                        + use.pods().size() + " " + use.conduct().restartedBy())
                .containsExactlyInAnyOrder(
                        "Deployment/api-v2 2 ",
                        "Rollout/web 1 ",
                        "ReplicaSet/bare 1 ",
                        "StatefulSet/db 1 ",
                        "DaemonSet/agent 1 ",
                        "CronJob/night 1 its schedule",
                        "Job/once 1 ",
                        "Database/odd 1 ",
                        "Pod/alone 1 ");
        assertThat(uses).allMatch(use -> use.references().equals(Set.of(Reference.whole(Via.VARIABLES, ""))));
    }

    @Test
    void readsWhatControllersSayOfThemselves() {
        deployment("api", "\"reloader.stakater.com/auto\":\"true\"");
        deployment("web", "\"tacit.dev/reload\":\"watch\"");
        deployment("old", "\"note\":\"nothing\"");
        for (var name : List.of("api", "web", "old")) {
            pod(
                    name + "-1",
                    ",\"labels\":{\"pod-template-hash\":\"5d4f\"}" + owner("apps", "ReplicaSet", name + "-5d4f"),
                    SPEC);
        }
        pod("say", ",\"annotations\":{\"tacit.dev/reload\":\"signal\"}", SPEC);

        var conducts = uses("Opaque").stream()
                .collect(Collectors.toMap(use -> use.workload().name(), Use::conduct));

        assertThat(conducts)
                .isEqualTo(Map.of(
                        "api", new Conduct(Reload.UNSAID, "Reloader"),
                        "web", new Conduct(Reload.WATCH, ""),
                        "old", Conduct.UNSAID,
                        "say", new Conduct(Reload.SIGNAL, "")));
    }

    private void deployment(String name, String annotations) {
        cluster.post("/apis/apps/v1/namespaces/" + namespace + "/deployments", """
                        {"metadata":{"name":"NAME","annotations":{ANNOTATIONS}},"spec":{"selector":{"matchLabels":{"a":"b"}},
                         "template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}""".replace("NAME", name)
                        .replace("ANNOTATIONS", annotations))
                .expectSuccess();
    }

    @Test
    void findsTheIngressesThatServeACertificate() {
        cluster.post("/apis/networking.k8s.io/v1/namespaces/" + namespace + "/ingresses", """
                        {"metadata":{"name":"web"},"spec":{"tls":[{"hosts":["a.example"],"secretName":"db"}],
                         "defaultBackend":{"service":{"name":"s","port":{"number":80}}}}}""")
                .expectSuccess();
        assertThat(uses("Opaque")).isEmpty();
        assertThat(uses("kubernetes.io/tls"))
                .containsExactly(new Use(
                        new Workload(namespace, "Ingress", "web"), Set.of(), Set.of(Reference.whole(Via.INGRESS, ""))));
    }

    @Test
    void asksOnceForEveryNamespaceWithOneListOfEachKindThere() {
        pod("alone", "", SPEC);
        long before = proxy.count(_ -> true);
        uses("Opaque");
        assertThat(proxy.count(_ -> true) - before).as("Pods alone").isEqualTo(1);
        pod("api-1", ",\"labels\":{\"pod-template-hash\":\"5\"}" + owner("apps", "ReplicaSet", "api-5"), SPEC);
        pod("db-0", owner("apps", "StatefulSet", "db"), SPEC);
        before = proxy.count(_ -> true);
        uses("Opaque");
        assertThat(proxy.count(_ -> true) - before)
                .as("Pods, Deployments, StatefulSets")
                .isEqualTo(3);
    }

    @Test
    void listsTheWholeClusterOnceWhereManyNamespacesOfItAreConcerned() {
        var objects = new TreeMap<ObjectKey, ObjectTraits>();
        for (int i = 0; i < 21; i++) {
            namespace = cluster.uniqueNamespace("many");
            pod("alone", "", SPEC);
            pod("db-0", owner("apps", "StatefulSet", "db"), SPEC);
            objects.put(new ObjectKey(namespace, "db"), ObjectTraits.PLAIN);
        }
        var settings = Fixture.inline(proxy.url().toString(), proxy.caPem(), cluster.adminToken());
        var plain = new TreeMap<>(settings.plain());
        plain.put("observe", "cluster");
        try (var whole = Fixture.connect(new TargetSettings(Fixture.ADDRESS, plain, settings.credentials()))) {
            long before = proxy.count(_ -> true);
            var uses = whole.uses(objects);
            assertThat(proxy.count(_ -> true) - before).as("Pods, StatefulSets").isEqualTo(2);
            assertThat(uses.users()).hasSize(21);
            assertThat(uses.users().values()).allMatch(there -> there.size() == 2);
        }
    }

    @Test
    void leavesOutPodsThatAreOver() {
        pod("done", "", SPEC);
        cluster.patch("/api/v1/namespaces/" + namespace + "/pods/done/status", "{\"status\":{\"phase\":\"Succeeded\"}}")
                .expectSuccess();
        assertThat(uses("Opaque")).isEmpty();
    }
}
