package dev.tacit.core.record;

import dev.tacit.core.address.Address;
import java.util.List;
import java.util.function.UnaryOperator;

/** One thing the store remembers under its planning key. No record holds content. */
public sealed interface StoreRecord
        permits SecretRecord,
                GeneratorRecord,
                TargetRecord,
                DeliveryRecord,
                FederationRecord,
                OutputRecord,
                RolloutRecord,
                InputRecord {
    RecordKey key();

    /** Content that is kept for as long as this record names it. */
    List<RecordKey> payloads();

    /** Content that this record may still have, needed or not. */
    default List<RecordKey> contents() {
        return payloads();
    }

    /** The same record when everything it speaks of is called as {@code name} says; nothing in a target knows. */
    default StoreRecord renamed(UnaryOperator<Address> name) {
        return switch (this) {
            case SecretRecord r -> r.at(name.apply(r.address()));
            case GeneratorRecord r -> r.at(name.apply(r.address()));
            case TargetRecord r ->
                new TargetRecord(
                        name.apply(r.address()),
                        r.identity(),
                        r.settings(),
                        r.credentials(),
                        r.deleted().stream()
                                .map(d -> new TargetRecord.Deleted(
                                        d.object(), d.uid(), name.apply(d.federation()), name.apply(d.source())))
                                .toList());
            case InputRecord r ->
                new InputRecord(name.apply(r.secret()), r.name(), r.revision(), r.set(), r.content(), r.past());
            case OutputRecord r -> new OutputRecord(name.apply(r.address()), r.provenance(), r.value());
            case DeliveryRecord r ->
                r.called(
                        name.apply(r.federation()),
                        name.apply(r.target()),
                        name.apply(r.source()),
                        r.payload().renamed(name));
            case FederationRecord r -> new FederationRecord(name.apply(r.address()), r.course(), r.held());
            case RolloutRecord r -> r;
        };
    }
}
