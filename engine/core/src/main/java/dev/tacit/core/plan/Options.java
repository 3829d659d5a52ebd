package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What one planning is asked to do.
 *
 * @param rollback the secret to take back, in mode {@code ROLLBACK}
 * @param random cryptographically strong
 * @param validFor how long the plan may wait for its apply
 */
public record Options(
        Plan.Mode mode, Optional<Rollback> rollback, Instant now, RandomGenerator random, Duration validFor) {
    public static final Duration VALID_FOR = Duration.ofHours(24);

    public record Rollback(Address secret, int version) {}

    public static Options normal(Instant now, RandomGenerator random) {
        return new Options(Plan.Mode.NORMAL, Optional.empty(), now, random, VALID_FOR);
    }

    public static Options destroy(Instant now, RandomGenerator random) {
        return new Options(Plan.Mode.DESTROY, Optional.empty(), now, random, VALID_FOR);
    }

    public static Options rollback(Address secret, int version, Instant now, RandomGenerator random) {
        return new Options(Plan.Mode.ROLLBACK, Optional.of(new Rollback(secret, version)), now, random, VALID_FOR);
    }
}
