package dev.tacit.generator.store;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** How a store is written. */
@FunctionalInterface
interface Format {
    byte[] write(Contents contents, String password, RandomGenerator random, Instant now);
}
