package dev.tacit.core.plan;

import dev.tacit.core.resource.Window;
import java.time.Instant;
import java.util.Optional;

/**
 * When a generator is to draw again.
 *
 * @param due at the earliest
 * @param window when it does so by itself once it is due; never where there is none
 */
public record NextRotation(Instant due, Optional<Window> window) {
    /** The first moment at which a plan made at {@code now} or later rotates by itself; empty for never. */
    public Optional<Instant> opens(Instant now) {
        return window.map(w -> w.opens(due.isAfter(now) ? due : now));
    }
}
