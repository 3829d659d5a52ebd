package dev.tacit.core.record;

import dev.tacit.core.address.Address;
import dev.tacit.core.value.Provenance;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The material a generator drew last.
 *
 * @param drawId random; the provenance of the material, names its payload
 * @param inputs provenance of the inputs that decided the draw
 * @param parts of the inputs by attribute, empty where that was not recorded
 * @param exports what was drawn, by attribute
 * @param turn what decides when it draws again
 * @param past earlier draws, oldest first, at most {@value #PAST_DRAWS}: a rollback recognises by them what an old version held
 */
public record GeneratorRecord(
        Address address,
        String drawId,
        Provenance inputs,
        SortedMap<String, Provenance> parts,
        Instant created,
        SortedMap<String, KeyVersion> exports,
        Turn turn,
        List<Past> past)
        implements StoreRecord {
    public static final int PAST_DRAWS = 100;

    /** A draw that is current no longer. */
    public record Past(
            String drawId,
            Instant created,
            int slot,
            @Nullable Instant expires) {}

    /**
     * @param slot whose turn it is, from 0
     * @param trigger provenance of what the declaration watches, as it was at the draw; null where it watches nothing
     * @param expires when what was drawn is valid no longer; null for what is valid for ever
     */
    public record Turn(
            int slot,
            @Nullable Provenance trigger,
            @Nullable Instant expires) {
        public static final Turn FIRST = new Turn(0, null, null);

        /** What the declaration calls the slot: {@code a}, {@code b}. */
        public String letter() {
            return String.valueOf((char) ('a' + slot));
        }
    }

    public GeneratorRecord {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
        past = List.copyOf(past);
        exports = Collections.unmodifiableSortedMap(new TreeMap<>(exports));
    }

    /** Without the parts of the inputs, of a generator that nothing makes draw again. */
    public GeneratorRecord(
            Address address,
            String drawId,
            Provenance inputs,
            Instant created,
            SortedMap<String, KeyVersion> exports,
            List<Past> past) {
        this(address, drawId, inputs, Collections.emptySortedMap(), created, exports, Turn.FIRST, past);
    }

    /** The same draws of a generator of another name. */
    public GeneratorRecord at(Address address) {
        return new GeneratorRecord(address, drawId, inputs, parts, created, exports, turn, past);
    }

    /** The same draw, watched otherwise. */
    public GeneratorRecord with(Turn turn) {
        return new GeneratorRecord(address, drawId, inputs, parts, created, exports, turn, past);
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

    @Override
    public List<RecordKey> payloads() {
        return List.of(payload(address, drawId));
    }
}
