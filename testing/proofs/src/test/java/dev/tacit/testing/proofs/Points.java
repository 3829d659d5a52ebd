package dev.tacit.testing.proofs;

import dev.tacit.cli.project.Wiring;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers everything a run does to the world, in the order it happens; the process ends at one of the numbers. */
final class Points {
    /** As if by SIGKILL. */
    static final int HALTED = 137;

    private final int last;
    private final AtomicInteger passed = new AtomicInteger();

    /** @param last where the process ends; 0 for nowhere */
    Points(int last) {
        this.last = last;
    }

    void pass() {
        if (here()) {
            Runtime.getRuntime().halt(HALTED);
        }
    }

    /** Whether this point is the last one: for those that have something to do half before they halt. */
    boolean here() {
        return passed.incrementAndGet() == last;
    }

    int passed() {
        return passed.get();
    }

    Wiring wiring() {
        return new Wiring(
                store -> new HaltingStore(store, this),
                steps -> new HaltingSteps(steps, this),
                exchange -> new HaltingExchange(exchange, this));
    }
}
