package dev.tacit.core.resource;

import java.time.Duration;
import java.util.List;

/**
 * In which order the objects of a federation are delivered. An object belongs to the first wave that takes it.
 *
 * @param window how long after a wave what it brought about is watched
 */
public record Waves(List<Wave> waves, OnFailure onFailure, Duration window) {
    public static final Duration WINDOW = Duration.ofMinutes(2);

    /** What becomes of a rollout of which a wave failed. */
    public enum OnFailure {
        /** No later wave begins. */
        STOP,
        /** What was written goes back to what was there before. */
        ROLLBACK,
        /** The next wave begins nevertheless. */
        CONTINUE;

        public String word() {
            return switch (this) {
                case STOP -> "stop";
                case ROLLBACK -> "rollback";
                case CONTINUE -> "continue";
            };
        }
    }

    public Waves {
        waves = List.copyOf(waves);
    }
}
