package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What one planning is asked to do.
 *
 * @param rollback the secret to take back, in mode {@code ROLLBACK}
 * @param rotate generators that draw again in any case
 * @param activated secrets of which someone says that the issuer was told
 * @param ending secrets whose earlier version is to be valid no more, however long its overlap has left
 * @param scope nothing else is changed or removed; empty for no limit. Holds whatever its members refer to
 * @param deletes which deletes need no further question
 * @param random cryptographically strong
 * @param extras what goes beyond a usual planning
 * @param validFor how long the plan may wait for its apply
 */
public record Options(
        Plan.Mode mode,
        Optional<Rollback> rollback,
        Set<Address> rotate,
        Set<Address> activated,
        Set<Address> ending,
        Optional<Set<Address>> scope,
        Deletes deletes,
        Instant now,
        RandomGenerator random,
        Duration validFor,
        Set<Extra> extras) {
    public static final Duration VALID_FOR = Duration.ofHours(24);

    public enum Extra {
        /** What cannot be changed in place may be deleted, then created anew. */
        REPLACING,
        /** What is due is rotated although its window is closed. */
        ROTATING,
        /** Every object is read and compared, though it seems not to have moved. */
        READING_ALL,
        /** What waits for approval between two waves goes on. */
        CONTINUING
    }

    public Options {
        rotate = Set.copyOf(rotate);
        activated = Set.copyOf(activated);
        ending = Set.copyOf(ending);
        scope = scope.map(Set::copyOf);
        extras = Set.copyOf(extras);
    }

    public boolean has(Extra extra) {
        return extras.contains(extra);
    }

    /** The same with one more extra. */
    public Options with(Extra extra) {
        var more = EnumSet.of(extra);
        more.addAll(extras);
        return new Options(mode, rollback, rotate, activated, ending, scope, deletes, now, random, validFor, more);
    }

    /**
     * What of deletes was allowed beforehand.
     *
     * @param number exactly how many there may be, empty when nothing was said
     * @param inUse whether objects that Pods refer to may be among them
     */
    public record Deletes(OptionalInt number, boolean inUse) {
        public static final Deletes USUAL = new Deletes(OptionalInt.empty(), false);
    }

    public record Rollback(Address secret, int version) {}

    public static Options normal(Instant now, RandomGenerator random) {
        return new Options(
                Plan.Mode.NORMAL,
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Deletes.USUAL,
                now,
                random,
                VALID_FOR,
                Set.of());
    }

    public static Options destroy(Instant now, RandomGenerator random) {
        return new Options(
                Plan.Mode.DESTROY,
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Deletes.USUAL,
                now,
                random,
                VALID_FOR,
                Set.of());
    }

    public static Options rollback(Address secret, int version, Instant now, RandomGenerator random) {
        return new Options(
                Plan.Mode.ROLLBACK,
                Optional.of(new Rollback(secret, version)),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Deletes.USUAL,
                now,
                random,
                VALID_FOR,
                Set.of());
    }

    /** The same, limited to {@code addresses}. */
    public Options limitedTo(Set<Address> addresses) {
        return new Options(
                mode,
                rollback,
                rotate,
                activated,
                ending,
                Optional.of(addresses),
                deletes,
                now,
                random,
                validFor,
                extras);
    }

    /** The same, with these deletes allowed. */
    public Options allowing(Deletes allowed) {
        return new Options(mode, rollback, rotate, activated, ending, scope, allowed, now, random, validFor, extras);
    }

    /** The same, for a plan that may wait so long for its apply. */
    public Options validFor(Duration duration) {
        return new Options(mode, rollback, rotate, activated, ending, scope, deletes, now, random, duration, extras);
    }

    /** The same, with these generators drawing again. */
    public Options rotating(Set<Address> generators) {
        return new Options(
                mode, rollback, generators, activated, ending, scope, deletes, now, random, validFor, extras);
    }

    /** The same, with this said of issuers. */
    public Options activated(Set<Address> secrets) {
        return new Options(mode, rollback, rotate, secrets, ending, scope, deletes, now, random, validFor, extras);
    }

    /** The same, ending the overlaps of these secrets. */
    public Options ending(Set<Address> secrets) {
        return new Options(mode, rollback, rotate, activated, secrets, scope, deletes, now, random, validFor, extras);
    }
}
