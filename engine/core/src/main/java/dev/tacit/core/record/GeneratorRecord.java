package dev.tacit.core.record;

import dev.tacit.core.address.Address;
import dev.tacit.core.value.Provenance;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The material a generator drew last.
 *
 * @param drawId random; the provenance of the material, names its payload
 * @param inputs provenance of the inputs that decided the draw
 * @param exports what was drawn, by attribute
 * @param past earlier draws, oldest first, at most {@value #PAST_DRAWS}: a rollback recognises by them what an old version held
 */
public record GeneratorRecord(
        Address address,
        String drawId,
        Provenance inputs,
        Instant created,
        SortedMap<String, KeyVersion> exports,
        List<Past> past)
        implements StoreRecord {
    public static final int PAST_DRAWS = 100;

    /** A draw that is current no longer. */
    public record Past(String drawId, Instant created) {}

    public GeneratorRecord {
        past = List.copyOf(past);
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
