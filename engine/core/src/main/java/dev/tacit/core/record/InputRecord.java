package dev.tacit.core.record;

import dev.tacit.core.address.Address;
import java.time.Instant;
import java.util.List;

/**
 * A provided value as somebody set it last; its content is a payload.
 *
 * @param secret which has it under {@code name}
 * @param revision random, new with every setting; the provenance of the content, names its payload
 * @param past earlier settings, oldest first, at most {@value #PAST_REVISIONS}: a rollback recognises by them what an
 *     old version held
 */
public record InputRecord(
        Address secret, String name, String revision, Instant set, KeyVersion content, List<Past> past)
        implements StoreRecord {
    public static final int PAST_REVISIONS = 100;

    /** The name of the only entry of an input's payload. */
    public static final String ENTRY = "value";

    /** A setting that is current no longer. */
    public record Past(String revision, Instant set) {}

    public InputRecord {
        past = List.copyOf(past);
    }

    public static RecordKey key(Address secret, String name) {
        return new RecordKey(RecordClass.INPUT, "input", secret.toString(), name);
    }

    @Override
    public RecordKey key() {
        return key(secret, name);
    }

    @Override
    public List<RecordKey> payloads() {
        return List.of(payload());
    }

    public RecordKey payload() {
        return new RecordKey(RecordClass.PAYLOAD, "input", secret.toString(), name + "\n" + revision);
    }

    /** The same input with another setting on top of this one. */
    public InputRecord then(String revision, Instant set, KeyVersion content) {
        var all = new java.util.ArrayList<>(past);
        all.removeIf(p -> p.revision().equals(revision));
        all.add(new Past(this.revision, this.set));
        return new InputRecord(
                secret,
                name,
                revision,
                set,
                content,
                all.subList(Math.max(0, all.size() - PAST_REVISIONS), all.size()));
    }
}
