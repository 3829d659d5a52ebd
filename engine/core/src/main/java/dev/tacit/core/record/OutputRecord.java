package dev.tacit.core.record;

import dev.tacit.core.address.Address;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An output as last applied.
 *
 * @param value null when secret: the content is then a payload
 */
public record OutputRecord(
        Address address, Provenance provenance, @Nullable Value value) implements StoreRecord {
    public static RecordKey key(Address address) {
        return new RecordKey(RecordClass.STATE, "output", address.toString(), "");
    }

    public static RecordKey payload(Address address) {
        return new RecordKey(RecordClass.PAYLOAD, "output", address.toString(), "");
    }

    @Override
    public RecordKey key() {
        return key(address);
    }

    @Override
    public List<RecordKey> payloads() {
        return List.of(payload(address));
    }
}
