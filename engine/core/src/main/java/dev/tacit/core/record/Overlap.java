package dev.tacit.core.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That an earlier version of a secret stays valid beside the one that is delivered.
 *
 * @param version that is delivered, or is to be
 * @param previous the last that had been delivered everywhere before it, 0 for none
 * @param settled when {@code version} was delivered everywhere; null while it is not
 * @param length for how long {@code previous} stays valid from then on
 */
public record Overlap(int version, int previous, @Nullable Instant settled, Duration length) {
    /** Whether there is an earlier version that is still valid. */
    public boolean isRunning() {
        return previous > 0;
    }

    /** When {@code previous} is to end; empty while none is valid, or nobody can know. */
    public Optional<Instant> ends() {
        return isRunning() ? Optional.ofNullable(settled).map(moment -> moment.plus(length)) : Optional.empty();
    }

    /** The same once {@code version} was delivered everywhere. */
    public Overlap settledAt(Instant moment) {
        return new Overlap(version, previous, moment, length);
    }

    /** The same of another length. */
    public Overlap lasting(Duration length) {
        return new Overlap(version, previous, settled, length);
    }

    /** The same once the earlier version is valid no more. */
    public Overlap over() {
        return new Overlap(version, 0, settled, length);
    }

    /** The one of the next version; what was never delivered everywhere is nobody's earlier version. */
    public Overlap followedBy(int next) {
        return new Overlap(next, settled == null ? previous : version, null, length);
    }
}
