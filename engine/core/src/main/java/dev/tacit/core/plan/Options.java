package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What one planning is asked to do.
 *
 * @param rollback the secret to take back, in mode {@code ROLLBACK}
 * @param scope nothing else is changed or removed; empty for no limit. Holds whatever its members refer to
 * @param random cryptographically strong
 * @param validFor how long the plan may wait for its apply
 */
public record Options(
        Plan.Mode mode,
        Optional<Rollback> rollback,
        Optional<Set<Address>> scope,
        Instant now,
        RandomGenerator random,
        Duration validFor) {
    public static final Duration VALID_FOR = Duration.ofHours(24);

    public Options {
        scope = scope.map(Set::copyOf);
    }

    public record Rollback(Address secret, int version) {}

    public static Options normal(Instant now, RandomGenerator random) {
        return new Options(Plan.Mode.NORMAL, Optional.empty(), Optional.empty(), now, random, VALID_FOR);
    }

    public static Options destroy(Instant now, RandomGenerator random) {
        return new Options(Plan.Mode.DESTROY, Optional.empty(), Optional.empty(), now, random, VALID_FOR);
    }

    public static Options rollback(Address secret, int version, Instant now, RandomGenerator random) {
        return new Options(
                Plan.Mode.ROLLBACK,
                Optional.of(new Rollback(secret, version)),
                Optional.empty(),
                now,
                random,
                VALID_FOR);
    }

    /** The same, limited to {@code addresses}. */
    public Options limitedTo(Set<Address> addresses) {
        return new Options(mode, rollback, Optional.of(addresses), now, random, validFor);
    }

    /** The same, for a plan that may wait so long for its apply. */
    public Options validFor(Duration duration) {
        return new Options(mode, rollback, scope, now, random, duration);
    }
}
