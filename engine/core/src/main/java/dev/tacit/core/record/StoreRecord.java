package dev.tacit.core.record;

/** One thing the store remembers under its planning key. No record holds content. */
public sealed interface StoreRecord
        permits SecretRecord, GeneratorRecord, TargetRecord, DeliveryRecord, OutputRecord, RolloutRecord, InputRecord {
    RecordKey key();
}
