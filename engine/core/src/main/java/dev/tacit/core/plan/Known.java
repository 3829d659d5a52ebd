package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.FederationRecord;
import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.record.InputRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.record.RecordKey;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.SecretRecord;
import dev.tacit.core.record.Snapshot;
import dev.tacit.core.record.StoreException;
import dev.tacit.core.record.StoreRecord;
import dev.tacit.core.record.TargetRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The state records of one snapshot, by what the planner asks for. */
final class Known {
    final Map<Address, SecretRecord> secrets = new HashMap<>();
    final Map<Address, GeneratorRecord> generators = new HashMap<>();
    final Map<Address, TargetRecord> targets = new HashMap<>();
    final Map<Address, OutputRecord> outputs = new HashMap<>();
    /** By secret, then key. */
    final Map<Address, Map<String, InputRecord>> inputs = new HashMap<>();
    /** By target, then object; of several federations that claimed one object, the last read. */
    final Map<Address, Map<ObjectKey, DeliveryRecord>> deliveries = new HashMap<>();
    /** What is recorded of federations as a whole. */
    final Map<Address, FederationRecord> courses = new HashMap<>();
    /** Those that something was ever delivered for. */
    final Set<Address> federations = new HashSet<>();
    /** Payloads that a delivery names. */
    final Set<RecordKey> delivered = new HashSet<>();

    private final Map<RecordKey, Long> revisions = new HashMap<>();

    Known(Snapshot snapshot) throws StoreException {
        for (var stored : snapshot.state()) {
            add(stored.record());
            revisions.put(stored.record().key(), stored.revision());
        }
    }

    void add(StoreRecord record) {
        switch (record) {
            case SecretRecord r -> secrets.put(r.address(), r);
            case GeneratorRecord r -> generators.put(r.address(), r);
            case TargetRecord r -> targets.put(r.address(), r);
            case OutputRecord r -> outputs.put(r.address(), r);
            case InputRecord r ->
                inputs.computeIfAbsent(r.secret(), _ -> new TreeMap<>()).put(r.name(), r);
            case FederationRecord r -> courses.put(r.address(), r);
            case RolloutRecord _ -> {}
            case DeliveryRecord r -> {
                deliveries.computeIfAbsent(r.target(), _ -> new HashMap<>()).put(r.object(), r);
                delivered.add(r.payload());
                federations.add(r.federation());
            }
        }
    }

    /** As if there was no such record, but for its revision. */
    void forget(StoreRecord record) {
        switch (record) {
            case SecretRecord r -> secrets.remove(r.address());
            case GeneratorRecord r -> generators.remove(r.address());
            case TargetRecord r -> targets.remove(r.address());
            case OutputRecord r -> outputs.remove(r.address());
            case FederationRecord r -> courses.remove(r.address());
            case InputRecord r -> drop(inputs, r.secret(), r.name());
            case RolloutRecord _ -> {}
            case DeliveryRecord r -> drop(deliveries, r.target(), r.object());
        }
    }

    private static <K> void drop(Map<Address, ? extends Map<K, ?>> of, Address address, K key) {
        var there = of.get(address);
        if (there != null) {
            there.remove(key);
            if (there.isEmpty()) {
                of.remove(address);
            }
        }
    }

    /** 0 when there is no such record. */
    long revision(RecordKey key) {
        return revisions.getOrDefault(key, 0L);
    }

    /** The secret, unless only its tombstone is left. */
    Optional<SecretRecord> living(Address address) {
        return Optional.ofNullable(secrets.get(address)).filter(r -> r.presence() == SecretRecord.Presence.DECLARED);
    }

    Optional<InputRecord> input(Address secret, String key) {
        return Optional.ofNullable(inputs.getOrDefault(secret, Map.of()).get(key));
    }

    Map<ObjectKey, DeliveryRecord> deliveriesTo(Address target) {
        return deliveries.getOrDefault(target, Map.of());
    }
}
