package dev.tacit.cli.render;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.InstanceKey;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.liveness.Affected;
import dev.tacit.core.liveness.Liveness;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.KeyChange;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.plan.Seen;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Fingerprint;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.Owner;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.record.TargetIdentity;
import dev.tacit.core.value.Provenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Plans to print. */
final class Plans {
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final Address LOCAL = Address.of(Kind.TARGET, "directory", "local");
    private static final Provenance PROVENANCE = new Provenance("p");
    private static final Fingerprint FINGERPRINT = new Fingerprint("f");

    enum Trouble implements Code {
        UNREACHABLE
    }

    private final List<Change> changes = new ArrayList<>();
    private Plan.Mode mode = Plan.Mode.NORMAL;
    private Liveness liveness = Liveness.NOBODY;

    Plans add(Change change) {
        changes.add(change);
        return this;
    }

    Plans affecting(Affected... affected) {
        liveness = new Liveness(List.of(affected), liveness.unseen());
        return this;
    }

    Plans unseen(Liveness.Unseen... unseen) {
        liveness = new Liveness(liveness.affected(), List.of(unseen));
        return this;
    }

    Plans destroying() {
        mode = Plan.Mode.DESTROY;
        return this;
    }

    Plan plan() {
        return new Plan(
                "0".repeat(32),
                mode,
                new Lineage("0123456789abcdef".repeat(2)),
                0,
                7,
                NOW,
                NOW.plusSeconds(86_400),
                changes,
                new TreeMap<>(),
                Map.of(),
                Map.of(),
                Set.of(),
                List.of(),
                List.of(),
                liveness);
    }

    static Address secret(String name) {
        return Address.of(Kind.SECRET, name);
    }

    static Address cluster(String key) {
        return Address.of(Kind.TARGET, "kubernetes", "prod").instance(new InstanceKey.Name(key));
    }

    static Change version(Address secret, Reason reason, int from, int restored, KeyChange... keys) {
        var version = new SecretVersion(from + 1, NOW, reason, restored, new TreeMap<>());
        var record = new SecretRecord(secret, "", 10, SecretRecord.Presence.DECLARED, List.of(version));
        return new Change.NewVersion(secret, reason, from, List.of(keys), record);
    }

    static KeyChange added(String key) {
        return new KeyChange(KeyChange.Sign.ADDED, key);
    }

    static KeyChange changed(String key) {
        return new KeyChange(KeyChange.Sign.CHANGED, key);
    }

    static Change draw(Address generator, Reason reason) {
        return new Change.Draw(
                generator, reason, new GeneratorRecord(generator, "d1", PROVENANCE, NOW, new TreeMap<>(), List.of()));
    }

    static Change deliver(
            Address federation, Address target, String namespace, Change.Deliver.Action action, Reason reason) {
        var next = new DeliveryRecord(
                federation,
                target,
                new TargetIdentity("id"),
                new ObjectKey(namespace, "db-credentials"),
                DeliveryRecord.Status.PENDING,
                null,
                null,
                PROVENANCE,
                FINGERPRINT,
                SecretRecord.payload(secret("db"), 1),
                secret("db"),
                1,
                "Opaque",
                new TreeMap<>(),
                new TreeMap<>(),
                "",
                Mutability.MUTABLE);
        return new Change.Deliver(federation, reason, action, new Seen.Nothing(), next, Set.of(), Set.of());
    }

    static Change refused(Address federation, Address target, String namespace, String owner) {
        return new Change.Refused(
                federation,
                Reason.FOREIGN,
                target,
                new ObjectKey(namespace, "db-credentials"),
                owner,
                Owner.Tool.OTHER);
    }

    static Change deferred(Address federation, Address target, String... namespaces) {
        var objects = java.util.Arrays.stream(namespaces)
                .map(namespace -> new ObjectKey(namespace, "db-credentials"))
                .toList();
        return new Change.Deferred(
                federation,
                Reason.UNREACHABLE,
                target,
                objects,
                Diagnostic.error(Trouble.UNREACHABLE, "the cluster did not answer", "It timed out.", null));
    }

    static Change output(String name) {
        var address = Address.of(Kind.OUTPUT, name);
        return new Change.Output(address, Reason.FIRST, new OutputRecord(address, PROVENANCE, null));
    }
}
