package dev.tacit.seal;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.InstanceKey;
import dev.tacit.core.address.Kind;
import dev.tacit.core.record.AuditEntry;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Fingerprint;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.store.BlobStore;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.sqlite.SqliteBlobStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Times a store of N secrets in a process of its own: {@code fill DIR N}, then {@code open DIR}, then {@code one DIR}. */
final class StoreBench {
    private StoreBench() {}

    static StoreHome home(Path directory) {
        var file = directory.resolve(".tacit/store.db");
        return new StoreHome(
                directory,
                directory.resolve("data"),
                new StoreHome.Backend() {
                    @Override
                    public String place() {
                        return file.toString();
                    }

                    @Override
                    public Optional<BlobStore> open() throws IOException {
                        return SqliteBlobStore.openExisting(file).map(store -> store);
                    }

                    @Override
                    public BlobStore create() throws IOException {
                        return SqliteBlobStore.create(file);
                    }
                },
                new SecureRandom(),
                System::nanoTime);
    }

    static Commit big(int secrets, Instant now) {
        var writes = new ArrayList<StoreRecord>();
        var payloads = new HashMap<RecordKey, Payload>();
        for (int i = 0; i < secrets; i++) {
            var key = new InstanceKey.Name("customer-" + i);
            var secret = new Address("", Kind.SECRET, "", "db", key);
            var generator = new Address("", Kind.GENERATOR, "password", "db", key);
            var federation = new Address("", Kind.FEDERATION, "", "db", key);
            var version = new KeyVersion(
                    new Provenance("abcdefghijklmnopqrstuvwxyz" + (100000 + i)),
                    new Fingerprint("abcdefghijklmnopqrstuvwxyz" + (100000 + i)),
                    32,
                    KeyVersion.Form.TEXT);
            writes.add(new SecretRecord(
                    secret,
                    "",
                    10,
                    SecretRecord.Presence.DECLARED,
                    List.of(new SecretVersion(1, now, Reason.FIRST, 0, new TreeMap<>(Map.of("password", version))))));
            writes.add(new GeneratorRecord(
                    generator,
                    "00112233445566778899aabbccdd" + (1000 + i),
                    new Provenance("abcdefghijklmnopqrstuvwxyz123456"),
                    now,
                    new TreeMap<>(Map.of("value", version)),
                    List.of()));
            writes.add(new DeliveryRecord(
                    federation,
                    Address.of(Kind.TARGET, "kubernetes", "prod"),
                    new TargetIdentity("5b1f0a2c-7a1c-4f6e-9a53-3f1f4c1d0e11"),
                    new ObjectKey("bench-" + i % 10, "customer-" + i),
                    DeliveryRecord.Status.DELIVERED,
                    "5b1f0a2c-7a1c-4f6e-9a53-3f1f4c1d" + (1000 + i),
                    Integer.toString(100000 + i),
                    new Provenance("abcdefghijklmnopqrstuvwxyz123456"),
                    new Fingerprint("abcdefghijklmnopqrstuvwxyz123456"),
                    SecretRecord.payload(secret, 1),
                    secret,
                    1,
                    "Opaque",
                    new TreeMap<>(Map.of("tacit.dev/store", "0011223344556677")),
                    new TreeMap<>(),
                    "v1 source=" + secret + " version=1 epoch=1 serial=1 mac=abcdefghijklmnopqrstuvwxyz123456",
                    Mutability.MUTABLE));
            var text = new TreeMap<String, Value>(Map.of("password", new Text("x".repeat(32))));
            payloads.put(SecretRecord.payload(secret, 1), new Payload(text));
            payloads.put(GeneratorRecord.payload(generator, "draw"), new Payload(text));
        }
        return new Commit(writes, payloads, Set.of(), List.of(new AuditEntry(now, "bench", "apply", "plan")));
    }

    public static void main(String[] args) throws Exception {
        var home = home(Path.of(args[1]));
        var now = Instant.ofEpochSecond(1_764_000_000);
        var what = args[0];
        var commit = what.equals("fill") ? big(Integer.parseInt(args[2]), now) : big(1, now);
        long start = cpu();
        try (var ledger = what.equals("fill")
                ? home.birth(now)
                : home.open(StoreHome.Access.WHOLE).orElseThrow()) {
            long opened = cpu();
            if (what.equals("open")) {
                int records = ledger.snapshot().state().size();
                long read = cpu();
                say("cpu: records " + records + ", opening ms", opened - start);
                say("state() ms", read - opened);

            } else {
                try (var session = ledger.lock("bench", now)) {
                    long locked = cpu();
                    session.commit(commit);
                    long committed = cpu();
                    session.commit(
                            commit.writes().isEmpty()
                                    ? commit
                                    : new Commit(List.of(commit.writes().getFirst()), Map.of(), Set.of(), List.of()));
                    long second = cpu();
                    session.collect();
                    long collected = cpu();
                    say("birth or open ms", opened - start);
                    say("lock ms", locked - opened);
                    say("commit ms", committed - locked);
                    say("commit of one record ms", second - committed);
                    say("collect ms", collected - second);
                }
            }
        }
    }

    /** Of this thread: the machine may be busy with other things. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void say(String what, long nanos) {
        System.out.println(what + " " + nanos / 1e6);
    }
}
