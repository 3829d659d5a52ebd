package dev.tacit.kubernetes;

import static dev.tacit.kubernetes.Fixture.content;
import static dev.tacit.kubernetes.Fixture.creating;
import static dev.tacit.kubernetes.Fixture.observe;
import static dev.tacit.kubernetes.Fixture.remembering;
import static dev.tacit.kubernetes.Fixture.updating;
import static dev.tacit.kubernetes.Fixture.wanted;
import static dev.tacit.kubernetes.Fixture.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.ObjectContent;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.Observation.MarkStatus;
import dev.tacit.core.provider.ObservationRequest;
import dev.tacit.core.provider.ObservationRequest.Reach;
import dev.tacit.core.provider.Observations;
import dev.tacit.core.provider.Reading;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.provider.Receipt.Admitted;
import dev.tacit.core.provider.Target;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Owner;
import dev.tacit.core.record.Payload;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.SeenRequest;
import dev.tacit.testing.kubernetes.TestCluster;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real:kube-apiserver")
class KubernetesTargetTest {
    private final TestCluster cluster = TestCluster.shared();
    private String namespace = "";
    private Target target = Fixture.connect(cluster);

    @BeforeEach
    void freshNamespace() {
        namespace = cluster.uniqueNamespace("target");
    }

    @AfterEach
    void close() {
        target.close();
    }

    private ObjectKey key(String name) {
        return new ObjectKey(namespace, name);
    }

    @Test
    void isKnownByTheUidOfKubeSystem() {
        assertThat(target.identity().id())
                .isEqualTo(cluster.get("/api/v1/namespaces/kube-system").text("metadata", "uid"));
    }

    @Test
    void createsWhatIsNotThereAndRecognisesItAfterwards() {
        var content = content("Opaque", Map.of("password", "hunter2"), Map.of("team", "a"), Map.of("note", "b"));
        assertThat(wanted(target, key("db"))).isEqualTo(new Observation.Absent());

        var receipt = written(target.deliver(creating(target, key("db"), content)));

        assertThat(receipt.admitted()).isEqualTo(Admitted.AS_SENT);
        var there = cluster.getSecret(namespace, "db");
        assertThat(there.text("data", "password")).isEqualTo("aHVudGVyMg==");
        assertThat(there.text("metadata", "labels", "team")).isEqualTo("a");
        assertThat(there.text("metadata", "labels", "tacit.dev/store")).isEqualTo("0123456789abcdef");
        assertThat(observe(target, remembering(target, key("db"), content, receipt)))
                .containsExactly(
                        Map.entry(key("db"), new Observation.Unmoved(receipt.uid(), receipt.resourceVersion())));
    }

    @Test
    void namesTheOwnerOfAForeignObject() {
        cluster.post(
                        TestCluster.secrets(namespace),
                        "{\"metadata\":{\"name\":\"db\",\"annotations\":{\"meta.helm.sh/release-name\":\"shop\"}}}")
                .expectSuccess();
        cluster.createSecret(namespace, "other", Map.of("a", "b"));

        assertThat(wanted(target, key("db")))
                .isEqualTo(new Observation.Foreign(new Owner(Owner.Tool.HELM, "Helm release shop")));
        assertThat(wanted(target, key("other")))
                .isEqualTo(new Observation.Foreign(
                        new Owner(Owner.Tool.NOBODY, "unknown, last written by tacit-testing")));
    }

    @Test
    void readsAnObjectWhoeverItBelongsTo() {
        cluster.createSecret(namespace, "other", Map.of("a", "b"));
        var expected = new Payload(new TreeMap<>(Map.of("a", Fixture.text("b"))));
        assertThat(target.read(key("other"))).isEqualTo(new Reading.Found(expected));
        assertThat(target.read(key("nothing"))).isEqualTo(new Reading.Absent());
        assertThat(target.read(key("other")).toString()).doesNotContain("b]");
    }

    @Test
    void seesAReannotatedObjectAsMovedWithTheSameContent() {
        var content = content(Map.of("password", "hunter2"));
        var receipt = written(target.deliver(creating(target, key("db"), content)));
        cluster.patch(TestCluster.secrets(namespace) + "/db", "{\"metadata\":{\"annotations\":{\"by\":\"someone\"}}}")
                .expectSuccess();

        var seen = observe(target, remembering(target, key("db"), content, receipt))
                .get(key("db"));

        assertThat(seen).isInstanceOfSatisfying(Observation.Moved.class, moved -> {
            assertThat(moved.uid()).isEqualTo(receipt.uid());
            assertThat(moved.resourceVersion()).isNotEqualTo(receipt.resourceVersion());
            assertThat(moved.content())
                    .isEqualTo(Fixture.KEYS.fingerprints().of(content.data().toBytes()));
            assertThat(moved.markStatus()).isEqualTo(MarkStatus.VALID);
            assertThat(moved.annotations()).containsExactly(Map.entry("by", "someone"));
            assertThat(moved.changedBy()).startsWith("tacit-testing at 20");
        });
    }

    @Test
    void seesChangedContentThroughTheMark() {
        var content = content(Map.of("password", "hunter2"));
        var receipt = written(target.deliver(creating(target, key("db"), content)));
        cluster.patch(TestCluster.secrets(namespace) + "/db", "{\"data\":{\"password\":\"eA==\"}}")
                .expectSuccess();

        var seen = observe(target, remembering(target, key("db"), content, receipt))
                .get(key("db"));

        assertThat(seen).isInstanceOfSatisfying(Observation.Moved.class, moved -> {
            assertThat(moved.markStatus()).isEqualTo(MarkStatus.INVALID);
            assertThat(moved.content())
                    .isEqualTo(Fixture.KEYS
                            .fingerprints()
                            .of(content(Map.of("password", "x")).data().toBytes()));
        });
    }

    @Test
    void findsOursThatNobodyNames() {
        var content = content(Map.of("password", "hunter2"));
        var named = written(target.deliver(creating(target, key("named"), content)));
        target.deliver(creating(target, key("orphan"), content));
        // A copy of our object under another name carries a mark that vouches for another place.
        cluster.post(
                        TestCluster.secrets(namespace),
                        cluster.getSecret(namespace, "orphan")
                                .body()
                                .replace("\"name\":\"orphan\"", "\"name\":\"copy\"")
                                .replaceAll("\"(uid|resourceVersion)\":\"[^\"]*\",", ""))
                .expectSuccess();

        var seen = observe(target, remembering(target, key("named"), content, named));

        assertThat(seen.keySet()).containsExactlyInAnyOrder(key("named"), key("orphan"));
        assertThat(seen.get(key("orphan"))).isInstanceOf(Observation.Moved.class);
        assertThat(wanted(target, key("copy"))).isInstanceOf(Observation.Foreign.class);
    }

    @Test
    void fetchesWhatLostItsLabelBeforeCallingItDeleted() {
        var content = content(Map.of("password", "hunter2"));
        var stripped = written(target.deliver(creating(target, key("stripped"), content)));
        var gone = written(target.deliver(creating(target, key("gone"), content)));
        cluster.patch(TestCluster.secrets(namespace) + "/stripped", "{\"metadata\":{\"labels\":null}}")
                .expectSuccess();
        cluster.delete(TestCluster.secrets(namespace) + "/gone").expectSuccess();

        var seen = observe(
                target,
                remembering(target, key("stripped"), content, stripped),
                remembering(target, key("gone"), content, gone));

        assertThat(seen.get(key("stripped"))).isInstanceOf(Observation.Moved.class);
        assertThat(seen.get(key("gone"))).isEqualTo(new Observation.Absent());
    }

    @Test
    void updatesDataWholeWithLabelsOfOthersLeftAlone() {
        var before = content("Opaque", Map.of("a", "1", "b", "2"), Map.of("old/label", "x"), Map.of("old/label", "y"));
        var there = written(target.deliver(creating(target, key("db"), before)));
        var patched = cluster.patch(
                        TestCluster.secrets(namespace) + "/db",
                        "{\"metadata\":{\"labels\":{\"theirs\":\"t\"},\"annotations\":{\"theirs\":\"t\"}}}")
                .expectSuccess();
        there = new Receipt.Written(there.uid(), patched.text("metadata", "resourceVersion"), Admitted.AS_SENT);
        var after = content("Opaque", Map.of("a", "3"), Map.of("new/label", "n"), Map.of());

        var receipt = written(target.deliver(updating(target, key("db"), there, after, Set.of("old/label", "never"))));

        assertThat(receipt.uid()).isEqualTo(there.uid());
        assertThat(receipt.admitted()).isEqualTo(Admitted.AS_SENT);
        var now = cluster.getSecret(namespace, "db");
        assertThat(now.text("data", "a")).isEqualTo("Mw==");
        assertThat(now.text("data", "b")).isEmpty();
        assertThat(now.text("metadata", "labels", "theirs")).isEqualTo("t");
        assertThat(now.text("metadata", "labels", "new/label")).isEqualTo("n");
        assertThat(now.body()).doesNotContain("old/label\"").doesNotContain("never");
        assertThat(observe(target, remembering(target, key("db"), after, receipt))
                        .get(key("db")))
                .isInstanceOf(Observation.Unmoved.class);
    }

    @Test
    void updatesAnObjectWhoseLabelsAndAnnotationsAreAllGone() {
        var content = content(Map.of("a", "1"));
        var there = written(target.deliver(creating(target, key("db"), content)));
        var bare = cluster.patch(
                        TestCluster.secrets(namespace) + "/db", "{\"metadata\":{\"labels\":null,\"annotations\":null}}")
                .expectSuccess();
        there = new Receipt.Written(there.uid(), bare.text("metadata", "resourceVersion"), Admitted.AS_SENT);

        var receipt = written(target.deliver(updating(target, key("db"), there, content, Set.of("dropped"))));

        assertThat(receipt.admitted()).isEqualTo(Admitted.AS_SENT);
        assertThat(observe(target, remembering(target, key("db"), content, receipt))
                        .get(key("db")))
                .isInstanceOf(Observation.Unmoved.class);
    }

    @Test
    void doesNotUpdateWhatChangedMeanwhile() {
        var content = content(Map.of("a", "1"));
        var there = written(target.deliver(creating(target, key("db"), content)));
        cluster.patch(TestCluster.secrets(namespace) + "/db", "{\"data\":{\"a\":\"eA==\"}}")
                .expectSuccess();

        assertThat(target.deliver(updating(target, key("db"), there, content, Set.of())))
                .isInstanceOf(Receipt.Conflict.class);
        assertThat(target.deliver(new Delivery.Delete(key("db"), there.uid(), there.resourceVersion())))
                .isInstanceOf(Receipt.Conflict.class);
        assertThat(cluster.getSecret(namespace, "db").text("data", "a")).isEqualTo("eA==");

        cluster.delete(TestCluster.secrets(namespace) + "/db").expectSuccess();
        assertThat(target.deliver(updating(target, key("db"), there, content, Set.of())))
                .isInstanceOf(Receipt.Conflict.class);
        cluster.createSecret(namespace, "db", Map.of("a", "theirs"));
        assertThat(target.deliver(updating(target, key("db"), there, content, Set.of())))
                .isInstanceOf(Receipt.Conflict.class);
        assertThat(target.deliver(new Delivery.Delete(key("db"), there.uid(), there.resourceVersion())))
                .isInstanceOf(Receipt.Conflict.class);
    }

    @Test
    void wantsTheUidToBeTheSameEvenWhereTheVersionIs() {
        var content = content(Map.of("a", "1"));
        var there = written(target.deliver(creating(target, key("db"), content)));
        var restored = new Receipt.Written("another", there.resourceVersion(), Admitted.AS_SENT);

        assertThat(target.deliver(updating(target, key("db"), restored, content(Map.of("a", "2")), Set.of())))
                .isInstanceOf(Receipt.Conflict.class);
        assertThat(target.deliver(new Delivery.Delete(key("db"), "another", there.resourceVersion())))
                .isInstanceOf(Receipt.Conflict.class);
        assertThat(cluster.getSecret(namespace, "db").text("data", "a")).isEqualTo("MQ==");
    }

    @Test
    void deletesExactlyWhatWasSeenOrFindsItGone() {
        var there = written(target.deliver(creating(target, key("db"), content(Map.of("a", "1")))));
        var delete = new Delivery.Delete(key("db"), there.uid(), there.resourceVersion());

        assertThat(target.deliver(delete)).isEqualTo(new Receipt.Deleted());
        assertThat(cluster.getSecret(namespace, "db").status()).isEqualTo(404);
        assertThat(target.deliver(delete)).isEqualTo(new Receipt.Deleted());
    }

    @Test
    void tellsItsOwnEarlierCreateFromOthers() {
        var content = content(Map.of("a", "1"));
        var first = written(target.deliver(creating(target, key("db"), content)));

        assertThat(target.deliver(creating(target, key("db"), content))).isEqualTo(first);
        assertThat(target.deliver(creating(target, key("db"), content(Map.of("a", "2")))))
                .isInstanceOf(Receipt.Conflict.class);

        cluster.createSecret(namespace, "theirs", Map.of("a", "1"));
        assertThat(target.deliver(creating(target, key("theirs"), content))).isInstanceOf(Receipt.Foreign.class);
        assertThat(cluster.getSecret(namespace, "theirs").text("metadata", "labels", "tacit.dev/store"))
                .isEmpty();
    }

    @Test
    void keepsEmptyAndBinaryContentExactly() {
        var data = new TreeMap<String, Value>(Map.of(
                "empty",
                new Text(""),
                "binary",
                new Bytes(new byte[] {0, (byte) 0xff, '\n'}),
                "text",
                new Text("ä\n")));
        var content = new ObjectContent("Opaque", new Payload(data), new TreeMap<>(), new TreeMap<>());
        var receipt = written(target.deliver(creating(target, key("db"), content)));
        var none = new ObjectContent("Opaque", new Payload(new TreeMap<>()), new TreeMap<>(), new TreeMap<>());
        var bare = written(target.deliver(creating(target, key("none"), none)));

        assertThat(receipt.admitted()).isEqualTo(Admitted.AS_SENT);
        assertThat(bare.admitted()).isEqualTo(Admitted.AS_SENT);
        assertThat(wanted(target, key("db"))).isInstanceOfSatisfying(Observation.Moved.class, moved -> {
            assertThat(moved.markStatus()).isEqualTo(MarkStatus.VALID);
            assertThat(moved.content())
                    .isEqualTo(Fixture.KEYS.fingerprints().of(content.data().toBytes()));
        });
        assertThat(written(target.deliver(updating(target, key("db"), receipt, none, Set.of())))
                        .admitted())
                .isEqualTo(Admitted.AS_SENT);
    }

    @Test
    void doesNotReadTheContentOfForeignObjects() {
        cluster.createSecret(namespace, "foreign", Map.of("a", "b"));
        cluster.post(TestCluster.secrets(namespace), """
                        {"metadata": {"name": "theirs", "labels": {"tacit.dev/store": "ffffffffffffffff"},
                         "annotations": {"tacit.dev/mark": "v1 source=s version=1 epoch=0 serial=1 mac=%s"}}}
                        """.formatted("0".repeat(32)))
                .expectSuccess();
        try (var proxy = FaultProxy.before(cluster);
                var watched = Fixture.connect(cluster, proxy)) {
            assertThat(wanted(watched, key("foreign"))).isInstanceOf(Observation.Foreign.class);
            assertThat(wanted(watched, key("theirs")))
                    .isEqualTo(new Observation.Foreign(
                            new Owner(Owner.Tool.TACIT, "another Tacit store, ffffffffffffffff")));
            assertThat(proxy.count(SeenRequest::readsSecretValues)).isZero();
        }
    }

    @Test
    void leavesOutAnnotationsThatRepeatTheContent() {
        var content = content(Map.of("password", "hunter2"));
        var receipt = written(target.deliver(creating(target, key("db"), content)));
        cluster.patch(
                        TestCluster.secrets(namespace) + "/db",
                        "{\"metadata\":{\"annotations\":{\"kubectl.kubernetes.io/last-applied-configuration\":\"{hunter2}\"}}}")
                .expectSuccess();

        var seen = observe(target, remembering(target, key("db"), content, receipt))
                .get(key("db"));

        assertThat(String.valueOf(seen)).contains("Moved").doesNotContain("hunter2");
    }

    /** As after a restore: the object is older than what was recorded of it. */
    @Test
    void noticesThatTheClusterWasPutBack() {
        var content = content(Map.of("password", "hunter2"));
        var receipt = written(target.deliver(creating(target, key("db"), content)));
        var version = Version.parse(receipt.resourceVersion());
        var recorded = remembering(target, key("db"), content, receipt);
        var later = new Version(version.resourceVersion() + "0", version.time());
        var sameNumber = new Version(version.resourceVersion(), "2020-01-01T00:00:00Z");

        assertThat(course(recorded)).isEqualTo(new Observations.Course.Onward());
        assertThat(course(recorded.seen(recorded.status(), receipt.uid(), later.text())))
                .isEqualTo(new Observations.Course.Back(Set.of(key("db"))));
        assertThat(course(recorded.seen(recorded.status(), receipt.uid(), sameNumber.text())))
                .isEqualTo(new Observations.Course.Back(Set.of(key("db"))));
        assertThat(course(recorded.seen(recorded.status(), receipt.uid(), version.resourceVersion())))
                .as("recorded without a time")
                .isEqualTo(new Observations.Course.Onward());

        cluster.patch(TestCluster.secrets(namespace) + "/db", "{\"data\":{\"password\":\"eA==\"}}")
                .expectSuccess();
        assertThat(course(recorded)).isEqualTo(new Observations.Course.Onward());
    }

    private Observations.Course course(DeliveryRecord recorded) {
        return target.observe(new ObservationRequest(
                        Map.of(recorded.object(), recorded), Set.of(), Reach.NAMES, Fixture.KEYS))
                .course();
    }
}
