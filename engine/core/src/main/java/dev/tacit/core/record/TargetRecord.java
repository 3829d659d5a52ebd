package dev.tacit.core.record;

import dev.tacit.core.address.Address;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A target deliveries went to, with what is needed to reach it after its block was removed.
 *
 * @param settings plain settings (paths, context names, server); never credentials
 * @param credentials whether the settings suffice to connect
 */
public record TargetRecord(
        Address address, TargetIdentity identity, SortedMap<String, String> settings, Credentials credentials)
        implements StoreRecord {
    public enum Credentials {
        /** Found again through the settings. */
        REFERENCED,
        /** Stood in the declaration; not kept here. */
        INLINE
    }

    public TargetRecord {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    public static RecordKey key(Address address) {
        return new RecordKey(RecordClass.STATE, "target", address.toString(), "");
    }

    @Override
    public RecordKey key() {
        return key(address);
    }

    @Override
    public List<RecordKey> payloads() {
        return List.of();
    }
}
