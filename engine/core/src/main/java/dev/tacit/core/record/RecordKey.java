package dev.tacit.core.record;

import dev.tacit.core.address.Address;
import java.util.function.UnaryOperator;

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

    /** The key when the thing it belongs to is called as {@code name} says. */
    RecordKey renamed(UnaryOperator<Address> name) {
        return Address.parse(address)
                .map(a -> new RecordKey(recordClass, kind, name.apply(a).toString(), instance))
                .orElse(this);
    }

    @Override
    public int compareTo(RecordKey other) {
        int c = recordClass.compareTo(other.recordClass);
        c = c != 0 ? c : kind.compareTo(other.kind);
        c = c != 0 ? c : address.compareTo(other.address);
        return c != 0 ? c : instance.compareTo(other.instance);
    }
}
