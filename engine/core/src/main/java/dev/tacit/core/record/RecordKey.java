package dev.tacit.core.record;

/**
 * Names a record in the clear; the store keeps only a keyed digest of it.
 *
 * @param kind the record's shape, for example {@code secret}
 * @param address the declared thing it belongs to
 * @param instance tells records of one address apart, else {@code ""}
 */
public record RecordKey(RecordClass recordClass, String kind, String address, String instance)
        implements Comparable<RecordKey> {
    @Override
    public int compareTo(RecordKey other) {
        int c = recordClass.compareTo(other.recordClass);
        c = c != 0 ? c : kind.compareTo(other.kind);
        c = c != 0 ? c : address.compareTo(other.address);
        return c != 0 ? c : instance.compareTo(other.instance);
    }
}
