package dev.tacit.core.record;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One example of each kind of record, for tests. */
public final class Records {
    public static final Instant TIME = Instant.parse("2026-11-24T10:00:00Z");

    private Records() {}

    public static KeyVersion keyVersion(String seed) {
        return new KeyVersion(
                new Provenance("p-" + seed), new Fingerprint("f-" + seed), seed.length(), KeyVersion.Form.TEXT);
    }

    public static SecretRecord secret(String name, int versions) {
        var list = new java.util.ArrayList<SecretVersion>();
        for (int i = 1; i <= versions; i++) {
            list.add(new SecretVersion(
                    i,
                    TIME.plusSeconds(i),
                    i == 1 ? Reason.FIRST : Reason.CONTENT_CHANGED,
                    0,
                    new TreeMap<>(
                            Map.of("password", keyVersion(name + i), "username", keyVersion("user of " + name)))));
        }
        return new SecretRecord(Address.of(Kind.SECRET, name), "of " + name, 10, SecretRecord.Presence.DECLARED, list);
    }

    public static GeneratorRecord generator(String name) {
        return new GeneratorRecord(
                Address.of(Kind.GENERATOR, "password", name),
                "draw-" + name,
                new Provenance("inputs-" + name),
                TIME,
                new TreeMap<>(Map.of("value", keyVersion(name))),
                List.of(new GeneratorRecord.Past("older-" + name, TIME, 0, null)));
    }

    /** A generator that takes turns. */
    public static GeneratorRecord taken(String name) {
        var first = generator(name);
        return new GeneratorRecord(
                first.address(),
                first.drawId(),
                first.inputs(),
                new TreeMap<>(Map.of("length", new Provenance("length-" + name))),
                TIME,
                first.exports(),
                new GeneratorRecord.Turn(1, new Provenance("trigger-" + name), TIME.plusSeconds(86400)),
                List.of(
                        new GeneratorRecord.Past("oldest-" + name, TIME, 1, TIME),
                        new GeneratorRecord.Past("older-" + name, TIME, 0, null)));
    }

    public static TargetRecord target(String name) {
        return new TargetRecord(
                Address.of(Kind.TARGET, "directory", name),
                new TargetIdentity("identity-" + name),
                new TreeMap<>(Map.of("path", "run")),
                TargetRecord.Credentials.REFERENCED);
    }

    public static DeliveryRecord delivery(String name, DeliveryRecord.Status status) {
        var federation = Address.of(Kind.FEDERATION, name);
        var object = new ObjectKey("billing", name);
        return new DeliveryRecord(
                federation,
                Address.of(Kind.TARGET, "kubernetes", "prod"),
                new TargetIdentity("7a1c"),
                object,
                status,
                status == DeliveryRecord.Status.DELIVERED ? "uid-" + name : null,
                status == DeliveryRecord.Status.DELIVERED ? "4711" : null,
                new Provenance("intended-" + name),
                new Fingerprint("content-" + name),
                SecretRecord.payload(Address.of(Kind.SECRET, name), 1),
                Address.of(Kind.SECRET, name),
                1,
                "Opaque",
                new TreeMap<>(Map.of("app", "billing")),
                new TreeMap<>(),
                "v1 mark of " + name,
                Mutability.MUTABLE);
    }

    public static OutputRecord output(String name) {
        Value value = new ObjectValue(new TreeMap<>(Map.of("text", new Text("plain"))));
        return new OutputRecord(Address.of(Kind.OUTPUT, name), new Provenance("output-" + name), value);
    }

    public static RolloutRecord rollout(String planId) {
        return new RolloutRecord(planId, TIME, 1, TIME.plusSeconds(86400), RolloutRecord.Status.OPEN, "intent-digest");
    }

    public static InputRecord input(String secret, String key) {
        return new InputRecord(
                Address.of(Kind.SECRET, secret),
                key,
                "revision-" + key,
                TIME,
                keyVersion(key),
                List.of(new InputRecord.Past("older-" + key, TIME)));
    }

    /** One record of every kind. */
    public static List<StoreRecord> everyKind() {
        return List.of(
                secret("db", 3),
                generator("db"),
                target("local"),
                delivery("db", DeliveryRecord.Status.DELIVERED),
                delivery("new", DeliveryRecord.Status.PENDING),
                output("version"),
                new OutputRecord(Address.of(Kind.OUTPUT, "login"), new Provenance("output-login"), null),
                rollout("plan-1"),
                input("db", "license"));
    }

    public static Payload payload(String content) {
        return new Payload(new TreeMap<String, Value>(
                Map.of("password", new Text(content), "raw", new Bytes(content.getBytes(StandardCharsets.UTF_16)))));
    }
}
