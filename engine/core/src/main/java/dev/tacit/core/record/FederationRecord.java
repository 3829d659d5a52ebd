package dev.tacit.core.record;

import dev.tacit.core.address.Address;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the deliveries of a federation do not tell each by itself; there is none where nothing is to be said.
 *
 * @param course of the rollout that is under way, null when none is
 * @param held what is not delivered by itself since it was taken back, null when nothing is
 */
public record FederationRecord(
        Address address, @Nullable Course course, @Nullable Held held) implements StoreRecord {
    /**
     * How far it has come.
     *
     * @param declared digest of what belonged to which wave then
     * @param ahead waves that were begun or are to begin, and whose end was not passed yet
     * @param from the version of the source that was delivered before it began, to go back to; 0 where it cannot go back
     * @param good when the first of them was whole and found good, so that only its pause is left; null before
     */
    public record Course(
            String declared,
            SortedSet<Integer> ahead,
            int from,
            @Nullable Instant good) {
        public Course {
            ahead = Collections.unmodifiableSortedSet(new TreeSet<>(ahead));
        }
    }

    /**
     * @param intended digest of everything that decided what was taken back
     * @param version of the source that was taken back
     * @param from the version that is delivered instead
     */
    public record Held(String intended, int version, int from) {}

    public static RecordKey key(Address federation) {
        return new RecordKey(RecordClass.STATE, "federation", federation.toString(), "");
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
