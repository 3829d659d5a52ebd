package dev.tacit.core.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a version may be delivered.
 *
 * @param notBefore nothing is delivered earlier; null for at once
 * @param expires nothing is delivered to a new place from then on; null for never
 */
public record Validity(
        @Nullable Instant notBefore, @Nullable Instant expires) {
    public static final Validity ALWAYS = new Validity(null, null);

    public boolean begun(Instant now) {
        return notBefore == null || !now.isBefore(notBefore);
    }

    public boolean expired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }
}
