package dev.tacit.generator.kind;

import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/** One type of generator. Stateless. */
public interface Kind {
    /** The type label, for example {@code password}. */
    String type();

    Schema schema();

    /** What each draw exports, all of it secret; {@link Type#STRING} or {@link Type#BYTES}. */
    SortedMap<String, Type> exports();

    /** Reads opened inputs; empty when they got an error. */
    Optional<Drawing> read(Inputs inputs);

    /** Reports what no draw could satisfy while secrets are still closed: nothing, unless a kind knows better. */
    default void check(Inputs inputs) {
        if (!inputs.holdSecrets()) {
            read(inputs);
        }
    }

    /** A draw whose inputs were found good. */
    @FunctionalInterface
    interface Drawing {
        /**
         * @param random cryptographically strong
         * @return one value for each of {@link #exports}
         */
        SortedMap<String, Value> draw(RandomGenerator random, Instant now);

        /** Until when what is drawn at {@code now} is good; empty when it does not expire by itself. */
        default Optional<Instant> expires(Instant now) {
            return Optional.empty();
        }
    }
}
