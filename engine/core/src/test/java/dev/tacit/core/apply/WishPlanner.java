package dev.tacit.core.apply;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.liveness.Liveness;
import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Change.Deliver.Action;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.plan.PlannedTarget;
import dev.tacit.core.plan.Seen;
import dev.tacit.core.provider.Connection;
import dev.tacit.core.provider.MemoryTargets;
import dev.tacit.core.provider.Observation;
import dev.tacit.core.provider.ObservationRequest;
import dev.tacit.core.record.ContentKeys;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Fingerprint;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.Payload;
import dev.tacit.core.record.Reason;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.Records;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.SecretVersion;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The least planner that converges: what the applier leaves in a store must be enough for it. */
final class WishPlanner {
    private final MemoryTargets targets;
    private final Snapshot snapshot;
    private final ContentKeys keys;
    private final Map<String, DeliveryRecord> recorded = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<RecordKey, Payload> payloads = new HashMap<>();
    private final Map<RecordKey, Long> bound = new HashMap<>();
    private final TreeMap<Address, PlannedTarget> planned = new TreeMap<>();
    private static int plans;

    private WishPlanner(MemoryTargets targets, Snapshot snapshot) {
        this.targets = targets;
        this.snapshot = snapshot;
        this.keys = snapshot.contentKeys().orElseThrow();
    }

    static Plan plan(MemoryTargets targets, Snapshot snapshot, List<Wish> wishes) throws StoreException {
        return new WishPlanner(targets, snapshot).plan(wishes);
    }

    static Address secret(String name) {
        return Address.of(Kind.SECRET, name);
    }

    static RecordKey deliveryKey(String world, String name) {
        return DeliveryRecord.key(Address.of(Kind.FEDERATION, name), MemoryTargets.address(world), object(name));
    }

    static ObjectKey object(String name) {
        return new ObjectKey("app", name);
    }

    private Plan plan(List<Wish> wishes) throws StoreException {
        var wished = new HashMap<String, DeliveryRecord>();
        for (var wish : wishes) {
            int version = version(wish);
            for (var world : wish.worlds()) {
                wished.put(world + "/" + wish.name(), next(wish, world, version));
            }
        }
        for (var stored : snapshot.state()) {
            switch (stored.record()) {
                case DeliveryRecord d ->
                    recorded.put(d.target().name() + "/" + d.object().name(), d);
                case SecretRecord s
                when s.presence() == SecretRecord.Presence.DECLARED
                        && wishes.stream()
                                .noneMatch(w -> w.name().equals(s.address().name())) -> {
                    bind(s);
                    changes.add(new Change.Remove(
                            s.address(), Reason.NOT_DECLARED, s.current().number()));
                }
                default -> {}
            }
        }
        var places = new TreeSet<>(wished.keySet());
        places.addAll(recorded.keySet());
        for (var place : places) {
            decide(wished.get(place), recorded.get(place));
        }
        return new Plan(
                "plan-" + ++plans,
                Plan.Mode.NORMAL,
                snapshot.lineage(),
                snapshot.epoch(),
                snapshot.serial(),
                Records.TIME,
                Records.TIME.plusSeconds(86400),
                changes,
                planned,
                bound,
                payloads,
                Set.of(),
                List.of(),
                List.of(),
                Liveness.NOBODY);
    }

    private int version(Wish wish) throws StoreException {
        var address = secret(wish.name());
        var found = snapshot.find(SecretRecord.key(address)).map(s -> (SecretRecord) s.record());
        var key = new KeyVersion(
                new Provenance(wish.content()),
                fingerprint(wish),
                wish.content().length(),
                KeyVersion.Form.TEXT);
        var versions = new ArrayList<>(found.map(SecretRecord::versions).orElse(List.of()));
        if (found.isPresent()
                && found.get().presence() == SecretRecord.Presence.DECLARED
                && versions.getLast().keys().containsValue(key)) {
            return versions.getLast().number();
        }
        int number = versions.isEmpty() ? 1 : versions.getLast().number() + 1;
        versions.add(new SecretVersion(number, Records.TIME, Reason.FIRST, 0, new TreeMap<>(Map.of("value", key))));
        var next = new SecretRecord(address, "", 10, SecretRecord.Presence.DECLARED, versions);
        bind(next);
        payloads.put(SecretRecord.payload(address, number), payload(wish));
        changes.add(new Change.NewVersion(address, Reason.FIRST, number - 1, List.of(), next));
        return number;
    }

    private DeliveryRecord next(Wish wish, String world, int version) {
        return new DeliveryRecord(
                Address.of(Kind.FEDERATION, wish.name()),
                MemoryTargets.address(world),
                targets.world(world).identity(),
                object(wish.name()),
                DeliveryRecord.Status.PENDING,
                null,
                null,
                new Provenance(wish.content()),
                fingerprint(wish),
                SecretRecord.payload(secret(wish.name()), version),
                secret(wish.name()),
                version,
                "Opaque",
                new TreeMap<>(Map.of("app", "shop")),
                new TreeMap<>(),
                "",
                Mutability.MUTABLE);
    }

    private void decide(@Nullable DeliveryRecord wish, @Nullable DeliveryRecord record) throws StoreException {
        var some = wish != null ? wish : Objects.requireNonNull(record);
        var settings = MemoryTargets.settings(some.target().name());
        if (!(targets.connect(settings, snapshot.lineage()) instanceof Connection.Connected connected)) {
            return;
        }
        var request = new ObservationRequest(
                record == null ? Map.of() : Map.of(record.object(), record),
                record == null ? Set.of(some.object()) : Set.of(),
                ObservationRequest.Reach.NAMES,
                keys);
        var seen = Objects.requireNonNull(
                connected.target().observe(request).objects().get(some.object()));
        planned.put(
                some.target(), new PlannedTarget(settings, connected.target().identity()));
        int before = changes.size();
        switch (seen) {
            case Observation.Absent _ when wish != null -> deliver(wish, Action.CREATE, new Seen.Nothing());
            case Observation.Absent _ ->
                changes.add(new Change.Note.DeliveryForgotten(
                        some.federation(), Reason.GONE, some.target(), some.object()));
            case Observation.Unmoved u -> {
                var there = Objects.requireNonNull(record);
                var present = new Seen.Present(
                        u.uid(),
                        u.resourceVersion(),
                        there.type(),
                        there.content(),
                        there.labels(),
                        there.annotations());
                if (wish == null) {
                    deliver(there, Action.DELETE, present);
                } else if (there.status() != DeliveryRecord.Status.DELIVERED
                        || !there.content().equals(wish.content())) {
                    deliver(wish, Action.UPDATE, present);
                }
            }
            case Observation.Moved m -> {
                var present = new Seen.Present(
                        m.uid(), m.resourceVersion(), m.type(), m.content(), ours(m.labels()), new TreeMap<>());
                if (wish == null) {
                    deliver(some, Action.DELETE, present);
                } else if (m.markStatus() == Observation.MarkStatus.VALID
                        && m.content().equals(wish.content())) {
                    var mark = Objects.requireNonNull(m.mark()).text();
                    changes.add(new Change.Note.OfDelivery(
                            some.federation(),
                            Reason.LANDED,
                            wish.marked(mark).seen(DeliveryRecord.Status.DELIVERED, m.uid(), m.resourceVersion())));
                } else {
                    deliver(wish, Action.REPAIR, present);
                }
            }
            case Observation.Foreign f ->
                changes.add(new Change.Refused(
                        some.federation(),
                        Reason.FOREIGN,
                        some.target(),
                        some.object(),
                        f.owner().text(),
                        f.owner().tool()));
            case Observation.Adoptable _ -> throw new IllegalStateException("nothing is taken over in these tests");
            case Observation.NotObserved _ -> throw new IllegalStateException("not in these tests");
        }
        if (changes.size() > before) {
            bind(some);
        }
    }

    private static SortedMap<String, String> ours(Map<String, String> labels) {
        var result = new TreeMap<>(labels);
        result.keySet().retainAll(Set.of("app"));
        return result;
    }

    private void deliver(DeliveryRecord next, Action action, Seen seen) {
        changes.add(new Change.Deliver(next.federation(), Reason.FIRST, action, seen, next, Set.of(), Set.of()));
    }

    private void bind(StoreRecord record) throws StoreException {
        bound.put(
                record.key(), snapshot.find(record.key()).map(s -> s.revision()).orElse(0L));
    }

    private Fingerprint fingerprint(Wish wish) {
        return keys.fingerprints().of(payload(wish).toBytes());
    }

    private static Payload payload(Wish wish) {
        return new Payload(new TreeMap<>(Map.of("value", new Text(wish.content()))));
    }
}
