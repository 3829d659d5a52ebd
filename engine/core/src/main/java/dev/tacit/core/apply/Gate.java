package dev.tacit.core.apply;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets deliveries start while nobody asked to stop, no fault was found, the lock is surely held. A lock in a remote
 * store expires unless commits renew it; after half its life without one, deliveries wait.
 */
final class Gate {
    /** Half of the 30 seconds after which others may take the lock. */
    static final Duration TRUSTED = Duration.ofSeconds(15);

    private final BooleanSupplier stopping;
    private final InstantSource clock;
    private boolean shut;
    private Instant renewed;

    Gate(BooleanSupplier stopping, InstantSource clock) {
        this.stopping = stopping;
        this.clock = clock;
        this.renewed = clock.instant();
    }

    /** Waits until it is known whether one more delivery may start. */
    synchronized boolean opens() {
        boolean interrupted = false;
        while (!shut && !stopping.getAsBoolean() && lockInDoubt()) {
            try {
                TimeUnit.MILLISECONDS.timedWait(this, 100);
            } catch (InterruptedException e) {
                interrupted = true;
                shut = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !shut && !stopping.getAsBoolean();
    }

    /** Whether it opens no more. */
    synchronized boolean isShut() {
        return shut || stopping.getAsBoolean();
    }

    synchronized void shut() {
        shut = true;
        notifyAll();
    }

    synchronized void renewed() {
        renewed = clock.instant();
        notifyAll();
    }

    private boolean lockInDoubt() {
        return clock.instant().isAfter(renewed.plus(TRUSTED));
    }
}
