package dev.tacit.kubernetes;

import static dev.tacit.kubernetes.Fixture.content;
import static dev.tacit.kubernetes.Fixture.creating;
import static dev.tacit.kubernetes.Fixture.observe;
import static dev.tacit.kubernetes.Fixture.remembering;
import static dev.tacit.kubernetes.Fixture.updating;
import static dev.tacit.kubernetes.Fixture.wanted;
import static dev.tacit.kubernetes.Fixture.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.provider.Target;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.kubernetes.access.KubernetesCode;
import dev.tacit.testing.kubernetes.Fault;
import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.SeenRequest;
import dev.tacit.testing.kubernetes.TestCluster;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("real:kube-apiserver")
class TroubleTest {
    private static final String CANARY = "c4nary-value";

    private final TestCluster cluster = TestCluster.shared();
    private final FaultProxy proxy = FaultProxy.before(cluster);
    private final Target target = Fixture.connect(cluster, proxy);
    private final String namespace = cluster.uniqueNamespace("trouble");
    private final ObjectKey key = new ObjectKey(namespace, "db");

    @AfterEach
    void close() {
        target.close();
        proxy.close();
    }

    private static void assertSilent(Diagnostic diagnostic) {
        assertThat(diagnostic.toString())
                .doesNotContain(CANARY)
                .doesNotContain(
                        Base64.getEncoder().encodeToString(CANARY.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static void assertRefused(Receipt receipt, KubernetesCode code) {
        assertThat(receipt).isInstanceOfSatisfying(Receipt.Refused.class, refused -> {
            assertThat(refused.diagnostic().code()).isEqualTo(code);
            assertSilent(refused.diagnostic());
        });
    }

    @Test
    void neverRepeatsWhatAnAdmissionWebhookRepeats() {
        proxy.inject(SeenRequest::isWrite, 1, new Fault.Refuse(422, CANARY));

        assertRefused(
                target.deliver(creating(target, key, content(Map.of("a", CANARY)))), KubernetesCode.OBJECT_REFUSED);
    }

    @Test
    void sendsAgainWhatWasTurnedAwayUnread() {
        proxy.inject(SeenRequest::isWrite, 2, new Fault.Busy(1));
        proxy.forgetRequests();

        written(target.deliver(creating(target, key, content(Map.of("a", CANARY)))));
        assertThat(proxy.count(SeenRequest::isWrite)).isEqualTo(3);
    }

    @Test
    void givesUpOnAServerThatTurnsEverythingAway() {
        proxy.inject(SeenRequest::isWrite, 100, new Fault.Busy(0));
        proxy.forgetRequests();

        assertRefused(target.deliver(creating(target, key, content(Map.of("a", CANARY)))), KubernetesCode.CLUSTER_BUSY);
        assertThat(proxy.requests()).hasSizeLessThan(10);
    }

    @Test
    void readsAgainWhenTheAnswerBreaksOff() {
        proxy.inject(request -> request.method().equals("GET"), 1, new Fault.CutAnswer());

        assertThat(wanted(target, key)).isInstanceOf(Observation.Absent.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, BadRequest, OBJECT_REFUSED",
        "400, c4nary-value, OBJECT_REFUSED",
        "401, Unauthorized, LOGIN_REFUSED",
        "403, Forbidden, OBJECT_REFUSED",
        "413, RequestEntityTooLarge, OBJECT_REFUSED"
    })
    void refusedMeansNothingWasStored(int status, String reason, KubernetesCode code) {
        proxy.inject(SeenRequest::isWrite, 1, new Fault.Refuse(status, reason));
        proxy.forgetRequests();

        assertRefused(target.deliver(creating(target, key, content(Map.of("a", CANARY)))), code);
        assertThat(proxy.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void doesNotKnowWhatAFailingServerDid(int status) {
        proxy.inject(SeenRequest::isWrite, 1, new Fault.Refuse(status, "InternalError"));

        assertThat(target.deliver(creating(target, key, content(Map.of("a", CANARY)))))
                .isInstanceOfSatisfying(Receipt.Unknown.class, unknown -> assertSilent(unknown.diagnostic()));
    }

    @Test
    void saysThatALostAnswerIsUnknownThenFindsItsOwnWrite() {
        var create = creating(target, key, content(Map.of("a", CANARY)));
        proxy.inject(SeenRequest::isWrite, 1, new Fault.CutAfterServer());
        proxy.forgetRequests();

        assertThat(target.deliver(create)).isInstanceOfSatisfying(Receipt.Unknown.class, unknown -> {
            assertThat(unknown.diagnostic().code()).isEqualTo(KubernetesCode.ANSWER_UNKNOWN);
            assertSilent(unknown.diagnostic());
        });
        assertThat(proxy.requests()).hasSize(1);

        assertThat(wanted(target, key))
                .isInstanceOfSatisfying(
                        Observation.Moved.class,
                        moved -> assertThat(moved.markStatus()).isEqualTo(Observation.MarkStatus.VALID));
        assertThat(written(target.deliver(create)).uid())
                .isEqualTo(cluster.getSecret(namespace, "db").text("metadata", "uid"));
    }

    @Test
    void neverRepeatsAWriteThatWasCutOff() {
        var content = content(Map.of("a", "1"));
        var there = written(target.deliver(creating(target, key, content)));
        proxy.inject(SeenRequest::isWrite, 3, new Fault.CutBeforeServer());
        proxy.forgetRequests();

        assertThat(target.deliver(creating(target, new ObjectKey(namespace, "other"), content)))
                .isInstanceOf(Receipt.Unknown.class);
        assertThat(target.deliver(updating(target, key, there, content, Set.of())))
                .isInstanceOf(Receipt.Unknown.class);
        assertThat(target.deliver(new Delivery.Delete(key, there.uid(), there.resourceVersion())))
                .isInstanceOf(Receipt.Unknown.class);
        assertThat(proxy.requests()).hasSize(3);
    }

    @Test
    void repeatsAReadWhenTheServerIsBusyOrTheLineBreaks() {
        var content = content(Map.of("a", "1"));
        var there = written(target.deliver(creating(target, key, content)));
        proxy.inject(request -> !request.isWrite(), 1, new Fault.Refuse(503, "ServiceUnavailable"));
        proxy.inject(request -> !request.isWrite(), 1, new Fault.CutBeforeServer());

        assertThat(observe(target, remembering(target, key, content, there)).get(key))
                .isEqualTo(new Observation.Unmoved(there.uid(), there.resourceVersion()));
    }

    @Test
    void saysOfEachObjectThatItWasNotObserved() {
        var content = content(Map.of("a", "1"));
        var there = written(target.deliver(creating(target, key, content)));
        proxy.goUnreachable();

        var recorded = observe(target, remembering(target, key, content, there)).get(key);
        assertThat(recorded)
                .isInstanceOfSatisfying(
                        Observation.NotObserved.class,
                        not -> assertThat(not.reason().code()).isEqualTo(KubernetesCode.CLUSTER_UNREACHABLE));
        assertThat(wanted(target, new ObjectKey(namespace, "new"))).isInstanceOf(Observation.NotObserved.class);
        assertRefused(target.deliver(creating(target, key, content)), KubernetesCode.CLUSTER_UNREACHABLE);
    }
}
