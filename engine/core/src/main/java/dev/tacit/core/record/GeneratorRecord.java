package dev.tacit.core.record;

import dev.tacit.core.address.Address;
import dev.tacit.core.value.Provenance;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The material a generator drew last.
 *
 * @param drawId random; the provenance of the material, names its payload
 * @param inputs provenance of the inputs that decided the draw
 * @param exports what was drawn, by attribute
 */
public record GeneratorRecord(
        Address address, String drawId, Provenance inputs, Instant created, SortedMap<String, KeyVersion> exports)
        implements StoreRecord {
    public GeneratorRecord {
        exports = Collections.unmodifiableSortedMap(new TreeMap<>(exports));
    }

    public static RecordKey key(Address address) {
        return new RecordKey(RecordClass.STATE, "generator", address.toString(), "");
    }

    public static RecordKey payload(Address address, String drawId) {
        return new RecordKey(RecordClass.PAYLOAD, "generator", address.toString(), drawId);
    }

    @Override
    public RecordKey key() {
        return key(address);
    }
}
