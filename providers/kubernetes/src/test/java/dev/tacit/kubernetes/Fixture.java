package dev.tacit.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.ObjectContent;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.ObservationRequest;
import dev.tacit.core.provider.ObservationRequest.Reach;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.provider.Target;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Fingerprints;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.Mark;
import dev.tacit.core.record.Marks;
import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.RecordClass;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.kubernetes.access.Machine;
import dev.tacit.kubernetes.access.Plugins;
import dev.tacit.testing.kubernetes.Credential;
import dev.tacit.testing.kubernetes.FaultProxy;
import dev.tacit.testing.kubernetes.TestCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** One store's keys with what it takes to make deliveries under them. */
final class Fixture {
    static final String OPAQUE = "Opaque";
    static final Lineage LINEAGE = new Lineage("0123456789abcdef0123456789abcdef");
    static final ContentKeys KEYS = new ContentKeys(
            new Fingerprints("f".getBytes(StandardCharsets.UTF_8)),
            new Marks("m".getBytes(StandardCharsets.UTF_8), LINEAGE));
    static final Address ADDRESS = Address.of(Kind.TARGET, "kubernetes", "test");

    private Fixture() {}

    static KubernetesTargetProvider provider() {
        return provider(Path.of("/nowhere"));
    }

    static KubernetesTargetProvider provider(Path root) {
        return provider(Machine.at(root, Path.of("/nowhere"), System.getenv()));
    }

    static KubernetesTargetProvider provider(Machine machine) {
        return new KubernetesTargetProvider(machine, new Plugins(InstantSource.system()), UnaryOperator.identity());
    }

    static TargetSettings inline(String server, String ca, String token) {
        return new TargetSettings(
                ADDRESS,
                new TreeMap<>(Map.of("server", server, "ca", ca)),
                new TreeMap<>(Map.of("token", text(token))));
    }

    static Target connect(TestCluster cluster) {
        return connect(cluster, new Credential.Token(cluster.adminToken()));
    }

    static Target connect(TestCluster cluster, Credential.Token credential) {
        return connect(inline(cluster.server().toString(), cluster.caPem(), credential.token()));
    }

    static Target connect(TestCluster cluster, FaultProxy proxy) {
        return connect(inline(proxy.url().toString(), proxy.caPem(), cluster.adminToken()));
    }

    static Target connect(TargetSettings settings) {
        var connection = provider().connect(settings, LINEAGE);
        assertThat(connection).isInstanceOf(Connection.Connected.class);
        return ((Connection.Connected) connection).target();
    }

    static Value text(String text) {
        return new Text(text);
    }

    static ObjectContent content(Map<String, String> data) {
        return content(OPAQUE, data, Map.of(), Map.of());
    }

    static ObjectContent content(
            String type, Map<String, String> data, Map<String, String> labels, Map<String, String> annotations) {
        var entries = new TreeMap<String, Value>();
        data.forEach((key, value) -> entries.put(key, text(value)));
        return new ObjectContent(type, new Payload(entries), new TreeMap<>(labels), new TreeMap<>(annotations));
    }

    static Mark mark(Target target, ObjectKey key, ObjectContent content) {
        var place = new Marks.Place(
                target.identity(),
                key,
                content.type(),
                KEYS.fingerprints().of(content.data().toBytes()));
        return KEYS.marks().make("secret.db", 1, 1, 7, place);
    }

    static Delivery.Create creating(Target target, ObjectKey key, ObjectContent content) {
        return new Delivery.Create(key, content, mark(target, key, content));
    }

    static Delivery.Update updating(
            Target target, ObjectKey key, Receipt.Written there, ObjectContent content, Set<String> dropped) {
        return new Delivery.Update(
                key, there.uid(), there.resourceVersion(), content, mark(target, key, content), dropped, dropped);
    }

    static Receipt.Written written(Receipt receipt) {
        assertThat(receipt).isInstanceOf(Receipt.Written.class);
        return (Receipt.Written) receipt;
    }

    /** What the store remembers after that receipt. */
    static DeliveryRecord remembering(Target target, ObjectKey key, ObjectContent content, Receipt.Written receipt) {
        return new DeliveryRecord(
                Address.of(Kind.FEDERATION, "db"),
                ADDRESS,
                target.identity(),
                key,
                DeliveryRecord.Status.DELIVERED,
                receipt.uid(),
                receipt.resourceVersion(),
                new Provenance("0".repeat(64)),
                KEYS.fingerprints().of(content.data().toBytes()),
                new RecordKey(RecordClass.PAYLOAD, "content", "secret.db", "1"),
                Address.of(Kind.SECRET, "db"),
                1,
                content.type(),
                content.labels(),
                content.annotations(),
                mark(target, key, content).text(),
                Mutability.MUTABLE);
    }

    static Map<ObjectKey, Observation> observe(Target target, DeliveryRecord... recorded) {
        var records = new TreeMap<ObjectKey, DeliveryRecord>();
        for (var each : recorded) {
            records.put(each.object(), each);
        }
        return observe(target, records, Set.of(), Reach.NAMESPACES);
    }

    static Map<ObjectKey, Observation> observe(
            Target target, SortedMap<ObjectKey, DeliveryRecord> recorded, Set<ObjectKey> wanted, Reach reach) {
        return target.observe(new ObservationRequest(recorded, wanted, reach, KEYS))
                .objects();
    }

    static Observation wanted(Target target, ObjectKey key) {
        return java.util.Objects.requireNonNull(
                observe(target, new TreeMap<>(), Set.of(key), Reach.NAMESPACES).get(key));
    }

    static TargetIdentity identity(Target target) {
        return target.identity();
    }
}
