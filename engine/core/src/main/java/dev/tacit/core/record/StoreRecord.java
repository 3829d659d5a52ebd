package dev.tacit.core.record;

import java.util.List;

/** One thing the store remembers under its planning key. No record holds content. */
public sealed interface StoreRecord
        permits SecretRecord, GeneratorRecord, TargetRecord, DeliveryRecord, OutputRecord, RolloutRecord, InputRecord {
    RecordKey key();

    /** Content that is kept for as long as this record names it. */
    List<RecordKey> payloads();

    /** Content that this record may still have, needed or not. */
    default List<RecordKey> contents() {
        return payloads();
    }
}
