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
    /** Numbered addresses of numbered instances would collide by the dozen if all hashes were weighted alike. */
    @Override
    public int hashCode() {
        int hash = instance.hashCode() * 0x9E3779B9 ^ address.hashCode();
        hash = hash * 0x9E3779B9 ^ kind.hashCode() ^ recordClass.name().hashCode();
        return hash ^ hash >>> 16;
    }

    @Override
    public int compareTo(RecordKey other) {
        int c = recordClass.compareTo(other.recordClass);
        c = c != 0 ? c : kind.compareTo(other.kind);
        c = c != 0 ? c : address.compareTo(other.address);
        return c != 0 ? c : instance.compareTo(other.instance);
    }
}
