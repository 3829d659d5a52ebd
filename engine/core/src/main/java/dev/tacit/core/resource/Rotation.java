package dev.tacit.core.resource;

import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a generator draws again although nothing about it changed; at least one of the first four is there.
 *
 * @param every how old a draw may become
 * @param after what was drawn before this moment is drawn again once it has passed
 * @param when whose change calls for another draw
 * @param beforeExpiry so long before what was drawn expires
 * @param window when a rotation that is due runs by itself; never where there is none
 */
public record Rotation(
        SourceRange range,
        Optional<Duration> every,
        Optional<Instant> after,
        Optional<Value> when,
        Optional<Duration> beforeExpiry,
        Optional<Window> window,
        Unreachable unreachable) {
    /** What becomes of a rotation that could not be delivered everywhere now. */
    public enum Unreachable {
        WAIT,
        PROCEED
    }
}
