package dev.tacit.seal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.InstanceKey;
import dev.tacit.core.address.Kind;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.Overlap;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.Records;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.TargetRecord;
import dev.tacit.core.record.Told;
import dev.tacit.core.record.Validity;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.seal.json.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCodecTest {
    /** Text whose canonical form needs care: controls, quotes, a slash, letters beyond ASCII and beyond 16 bits. */
    private static final String AWKWARD = "\u0001\b\f\n\r\t\u001f\"\\/\u007fé\u2028\ud83d\ude00";

    private static Value everyValue() {
        var text = new Text(AWKWARD);
        return new ObjectValue(new TreeMap<>(Map.of(
                "text", text,
                "bytes", new Bytes(new byte[] {0, -1, 62}),
                "number", Num.parse("-12345678901234567890.125").orElseThrow(),
                "bool", Bool.TRUE,
                "null", new Null(new Type.ObjectOf(new TreeMap<>(Map.of("a", new Type.TupleOf(List.of(Type.BOOL)))))),
                "list", new ListValue(Type.STRING, List.of(text)),
                "set", new SetValue(new Type.ListOf(Type.NUMBER), List.of()),
                "tuple", new TupleValue(List.of(Bool.FALSE, Null.UNTYPED)),
                "map", new MapValue(new Type.SetOf(Type.BYTES), new TreeMap<>()),
                "é\ud83d\ude00\uffff", new MapValue(new Type.MapOf(Type.STRING), new TreeMap<>()))));
    }

    /** What each file under {@code schemas/} holds: every schema ever released, and what it must still be read as. */
    private static Map<String, StoreRecord> released() {
        var records = newest();
        records.put("secret-1", Records.secret("db", 2));
        records.put("secret-2", Records.secret("db", 2));
        records.put("secret-2-valid", valid());
        records.put("secret-2-told", told());
        records.put("secret-1-valid", valid());
        records.put("delivery-1", Records.delivery("db", DeliveryRecord.Status.DELIVERED));
        records.put("generator-1", Records.generator("db"));
        records.put("delivery-1-pending", Records.delivery("db", DeliveryRecord.Status.PENDING));
        return records;
    }

    /** Those that are still written. */
    private static Map<String, StoreRecord> newest() {
        var records = new LinkedHashMap<String, StoreRecord>();
        records.put("generator-2", Records.generator("db"));
        records.put("generator-2-turn", Records.taken("db"));
        records.put("secret-3", Records.secret("db", 2));
        records.put("secret-3-valid", valid());
        records.put("secret-3-told", told());
        records.put("secret-3-overlap", Records.secret("db", 2).overlapping(overlap(null)));
        records.put("secret-3-settled", Records.secret("db", 2).overlapping(overlap(Records.TIME)));
        records.put("target-1", Records.target("local"));
        records.put("target-1-deleted", Records.target("local").after(List.of(deleted("db"), deleted("api"))));
        records.put("delivery-2", Records.delivery("db", DeliveryRecord.Status.DELIVERED));
        records.put(
                "delivery-2-adopting",
                Records.delivery("db", DeliveryRecord.Status.PENDING)
                        .seen(DeliveryRecord.Status.ADOPTING, "uid-db", "4711"));
        records.put("delivery-2-kept", kept());
        records.put(
                "output-1",
                new OutputRecord(Address.of(Kind.OUTPUT, "all"), new Provenance("output-all"), everyValue()));
        records.put(
                "output-1-secret",
                new OutputRecord(Address.of(Kind.OUTPUT, "login"), new Provenance("output-login"), null));
        records.put("rollout-1", Records.rollout("00112233445566778899aabbccddeeff"));
        records.put(
                "federation-1",
                new FederationRecord(
                        Address.of(Kind.FEDERATION, "db"),
                        new FederationRecord.Course("digest", new TreeSet<>(Set.of(1, 3)), 2, Records.TIME),
                        null));
        records.put(
                "federation-1-held",
                new FederationRecord(
                        Address.of(Kind.FEDERATION, "db"), null, new FederationRecord.Held("digest", 4, 3)));
        records.put("input-1", Records.input("db", "license"));
        return records;
    }

    private static SecretRecord told() {
        return Records.secret("db", 3).told(new Told(1, new TreeSet<>(Set.of(2, 3))));
    }

    private static Overlap overlap(@Nullable Instant settled) {
        return new Overlap(2, 1, settled, Duration.ofHours(2));
    }

    private static SecretRecord valid() {
        var secret = Records.secret("db", 1);
        var validity = new Validity(Records.TIME.plusSeconds(60), Records.TIME.plusSeconds(3600));
        return new SecretRecord(
                secret.address(),
                secret.description(),
                secret.keepVersions(),
                secret.presence(),
                List.of(secret.current().valid(validity)));
    }

    private static TargetRecord.Deleted deleted(String name) {
        return new TargetRecord.Deleted(
                new ObjectKey("billing", name),
                "uid-" + name,
                Address.of(Kind.FEDERATION, "logins").instance(new InstanceKey.Name(name)),
                Address.of(Kind.TEMPLATE, name));
    }

    private static DeliveryRecord kept() {
        var d = Records.delivery("db", DeliveryRecord.Status.DELIVERED)
                .seen(DeliveryRecord.Status.KEPT, "uid-db", "4711");
        return new DeliveryRecord(
                d.federation(),
                d.target(),
                d.identity(),
                d.object(),
                d.status(),
                d.uid(),
                d.resourceVersion(),
                d.intended(),
                d.content(),
                d.payload(),
                d.source(),
                d.sourceVersion(),
                d.type(),
                d.labels(),
                d.annotations(),
                d.mark(),
                Mutability.IMMUTABLE);
    }

    static byte[] fixture(String name) throws IOException {
        try (var in = RecordCodecTest.class.getResourceAsStream("/schemas/" + name + ".json")) {
            return java.util.Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    @Test
    void readsEverySchemaEverReleased() throws Exception {
        for (var record : released().entrySet()) {
            assertThat(RecordCodec.decode(fixture(record.getKey())))
                    .as(record.getKey())
                    .isEqualTo(record.getValue());
        }
        var key = SecretRecord.payload(Address.of(Kind.SECRET, "db"), 1);
        assertThat(PayloadCodec.decode(key, fixture("payload-1"))).isEqualTo(Records.payload("content"));
        var placed = AuditCodec.decode(fixture("audit-1"));
        assertThat(placed.order()).isEqualTo(3);
        assertThat(placed.entry().subject()).isEqualTo("secret.db password");
    }

    @Test
    void writesTheNewestSchemaByteForByte() throws Exception {
        for (var record : newest().entrySet()) {
            assertThat(new String(RecordCodec.encode(record.getValue()), StandardCharsets.UTF_8))
                    .isEqualTo(new String(fixture(record.getKey()), StandardCharsets.UTF_8));
        }
    }

    @Test
    void writesCanonicalJson() throws Exception {
        for (var record : released().values()) {
            var text = new String(RecordCodec.encode(record), StandardCharsets.UTF_8);
            assertThat(CanonicalJson.write(CanonicalJson.read(text))).isEqualTo(text);
        }
    }

    @Test
    void keepsAddressesAndTimesOfEveryForm() throws Exception {
        for (var address : List.of(
                "secret.db",
                "secret.db[\"eu\"]",
                "secret.db[\"a.b[c\"]",
                "secret.db[\"quote \\\" slash \\\\\"]",
                "generator.password.db[12]",
                "module.team[\"a\"].secret.db",
                "target.kubernetes.prod[\"\"]")) {
            assertThat(Texts.address(address)).isEqualTo(Address.parse(address).orElseThrow());
        }
        assertThat(Texts.address("secret.db[0]"))
                .isEqualTo(Address.of(Kind.SECRET, "db").instance(new InstanceKey.Index(0)));
        for (var time : List.of("0", "1764000000", "1764000000.000000001", "1764000000.999999999")) {
            assertThat(Texts.time(Texts.time(time))).isEqualTo(time);
        }
        var now = Instant.now();
        assertThat(Texts.time(Texts.time(now))).isEqualTo(now);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{\"kind\":\"rollout\"}",
                "{\"kind\":\"unheard-of\",\"schema\":1,\"value\":{}}",
                "{\"kind\":\"rollout\",\"schema\":2,\"value\":{}}",
                "{\"schema\":1,\"kind\":\"rollout\",\"value\":{}}"
            })
    void refusesWhatIsNoRecord(String text) {
        assertThatThrownBy(() -> RecordCodec.decode(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedException.class)
                .hasNoCause();
    }

    @Test
    void refusesAnyMemberTooManyOrMissingOrTwice() throws Exception {
        for (var name : released().keySet()) {
            var text = new String(fixture(name), StandardCharsets.UTF_8);
            for (var wrong : List.of(
                    text.substring(0, text.length() - 1) + ",\"zzz\":1}",
                    text.substring(0, text.length() - 2) + ",\"zzz\":1}}",
                    text.replaceFirst("\"value\":\\{", "\"value\":{\"a\":1,"),
                    text.replaceFirst("\"schema\":.,", ""),
                    text.replaceFirst("(\"schema\":.,)", "$1$1"),
                    text.replaceFirst("\"schema\":.", "\"schema\":0"),
                    text.replaceFirst("\"schema\":.", "\"schema\":4"),
                    text + " {}",
                    text.substring(0, text.length() - 1))) {
                assertThatThrownBy(() -> RecordCodec.decode(wrong.getBytes(StandardCharsets.UTF_8)))
                        .as(wrong)
                        .isInstanceOf(MalformedException.class);
            }
        }
    }

    @Test
    void givesContentToNoOtherKey() {
        var key = SecretRecord.payload(Address.of(Kind.SECRET, "db"), 1);
        byte[] body = PayloadCodec.encode(key, new Payload(new TreeMap<>(Map.of("k", new Text(AWKWARD)))));
        assertThatThrownBy(() -> PayloadCodec.decode(SecretRecord.payload(Address.of(Kind.SECRET, "db"), 2), body))
                .isInstanceOf(MalformedException.class);
    }
}
