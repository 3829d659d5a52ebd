package dev.tacit.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.provider.ObservationRequest.Reach;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Fingerprints;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.Mark;
import dev.tacit.core.record.Marks;
import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What every implementation of the contract hands in, what its tests share. */
public abstract class TargetContractGround {
    protected static final Lineage LINEAGE = new Lineage("0123456789abcdef0123456789abcdef");
    static final String TYPE = "Opaque";
    static final ContentKeys KEYS = keys(1, LINEAGE);

    /** Connects to the one target of this test, without objects at first; every call is like another process. */
    protected abstract Target connect(Lineage lineage) throws Exception;

    /** A namespace that exists there; {@code ""} where there are none. */
    protected abstract String namespace();

    /** Another program writes {@code value} under a key that the object has. */
    protected abstract void edit(ObjectKey object, String key, String value) throws Exception;

    /** Another program changes the object, but neither content nor mark nor who may read it. */
    protected abstract void touch(ObjectKey object) throws Exception;

    /** Another program deletes the object. */
    protected abstract void remove(ObjectKey object) throws Exception;

    /** Another program makes an object of its own. */
    protected abstract void makeForeign(ObjectKey object) throws Exception;

    /** What another program reads there, by key. */
    protected abstract SortedMap<String, byte[]> read(ObjectKey object) throws Exception;

    /** Whether there are namespaces; {@link #makeNamespace}, {@link #makePod} are called only then. */
    protected boolean hasNamespaces() {
        return true;
    }

    /** Somebody makes a namespace; answers its name. */
    protected abstract String makeNamespace(Map<String, String> labels) throws Exception;

    /** A Pod that nothing controls reads a whole object of its namespace into its environment; answers the Pod's name. */
    protected abstract String makePod(ObjectKey object) throws Exception;

    /** How many times content was read through targets of {@link #connect} so far. */
    protected abstract long contentReads();

    static ContentKeys keys(int seed, Lineage lineage) {
        var key = new byte[32];
        key[0] = (byte) seed;
        return new ContentKeys(new Fingerprints(key), new Marks(key, lineage));
    }

    protected final ObjectKey key(String name) {
        return new ObjectKey(namespace(), name);
    }

    protected static Payload payload(String... keysAndValues) {
        var entries = new TreeMap<String, Value>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.put(keysAndValues[i], new Text(keysAndValues[i + 1]));
        }
        return new Payload(entries);
    }

    static Mark mark(Target target, ObjectKey object, Payload data, long serial) {
        return KEYS.marks()
                .make(
                        "secret.db",
                        1,
                        0,
                        serial,
                        new Marks.Place(
                                target.identity(),
                                object,
                                TYPE,
                                KEYS.fingerprints().of(data.toBytes())));
    }

    static ObjectContent content(Payload data) {
        return new ObjectContent(TYPE, data, new TreeMap<>(), new TreeMap<>());
    }

    protected static Delivery.Create create(Target target, ObjectKey object, Payload data, long serial) {
        return new Delivery.Create(object, content(data), mark(target, object, data, serial));
    }

    static Delivery.Update update(Target target, ObjectKey object, Seen seen, Payload data, long serial) {
        return new Delivery.Update(
                object,
                seen.uid(),
                seen.resourceVersion(),
                content(data),
                mark(target, object, data, serial),
                Set.of(),
                Set.of());
    }

    static Delivery.Delete delete(ObjectKey object, Seen seen) {
        return new Delivery.Delete(object, seen.uid(), seen.resourceVersion());
    }

    /** What a store would have recorded of an object. */
    record Seen(@Nullable String uidOrNull, @Nullable String versionOrNull) {
        static Seen of(Receipt receipt) {
            assertThat(receipt).isInstanceOf(Receipt.Written.class);
            var written = (Receipt.Written) receipt;
            return new Seen(written.uid(), written.resourceVersion());
        }

        static Seen of(Observation observation) {
            assertThat(observation).isInstanceOf(Observation.Moved.class);
            var moved = (Observation.Moved) observation;
            return new Seen(moved.uid(), moved.resourceVersion());
        }

        static Seen nothing() {
            return new Seen(null, null);
        }

        String uid() {
            return java.util.Objects.requireNonNull(uidOrNull);
        }

        String resourceVersion() {
            return java.util.Objects.requireNonNull(versionOrNull);
        }
    }

    static DeliveryRecord record(Target target, ObjectKey object, Seen seen, Payload data) {
        return new DeliveryRecord(
                Address.of(Kind.FEDERATION, "db"),
                Address.of(Kind.TARGET, "any", "here"),
                target.identity(),
                object,
                seen.uidOrNull() == null ? DeliveryRecord.Status.PENDING : DeliveryRecord.Status.DELIVERED,
                seen.uidOrNull(),
                seen.versionOrNull(),
                new Provenance("intended"),
                KEYS.fingerprints().of(data.toBytes()),
                SecretRecord.payload(Address.of(Kind.SECRET, "db"), 1),
                Address.of(Kind.SECRET, "db"),
                1,
                TYPE,
                new TreeMap<>(),
                new TreeMap<>(),
                mark(target, object, data, 1).text(),
                Mutability.MUTABLE);
    }

    static Map<ObjectKey, Observation> observe(Target target, DeliveryRecord recorded, Reach reach) {
        return target.observe(new ObservationRequest(Map.of(recorded.object(), recorded), Set.of(), reach, KEYS))
                .objects();
    }

    static Observation observe(Target target, ObjectKey object, Seen seen, Payload data) {
        return one(observe(target, record(target, object, seen, data), Reach.NAMES), object);
    }

    static Observation want(Target target, ObjectKey object, ContentKeys keys) {
        return one(
                target.observe(new ObservationRequest(Map.of(), Set.of(object), Reach.NAMES, keys))
                        .objects(),
                object);
    }

    static Observation one(Map<ObjectKey, Observation> seen, ObjectKey object) {
        assertThat(seen).containsOnlyKeys(object);
        return java.util.Objects.requireNonNull(seen.get(object));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
