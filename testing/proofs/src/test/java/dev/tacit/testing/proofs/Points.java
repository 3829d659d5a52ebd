package dev.tacit.testing.proofs;

import dev.tacit.cli.project.Wiring;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers everything a run does to the world, in the order it happens; at one of the numbers it ends. */
final class Points {
    /** As if by SIGKILL. */
    static final int HALTED = 137;

    /** Ends a run but not its JVM. */
    private static final class Halted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final int last;
    private final boolean atQuestions;
    private final Runnable end;
    private final AtomicInteger passed = new AtomicInteger();

    private Points(int last, boolean atQuestions, Runnable end) {
        this.last = last;
        this.atQuestions = atQuestions;
        this.end = end;
    }

    /**
     * The process ends.
     *
     * @param last where; 0 for nowhere
     */
    static Points ofThisProcess(int last) {
        return new Points(last, true, () -> Runtime.getRuntime().halt(HALTED));
    }

    /**
     * The same as far as the world can tell, in a hundredth of the time: nothing after that point is done. Requests that
     * change nothing are no points here, since to end at one is to end at the change before it.
     */
    static Points ofThisRun(int last) {
        return new Points(last, false, () -> {
            throw new Halted();
        });
    }

    /** Whether requests that change nothing are points too. */
    boolean atQuestions() {
        return atQuestions;
    }

    void pass() {
        if (here()) {
            halt();
        }
    }

    /** Whether this point is the last one: for those that have something to do half before they halt. */
    boolean here() {
        int now = passed.incrementAndGet();
        if (last != 0 && now > last) {
            halt();
        }
        return now == last;
    }

    /** Where nothing changes: no point of its own, but the end for what the last one did not end yet. */
    void check() {
        if (halted()) {
            halt();
        }
    }

    void halt() {
        end.run();
    }

    boolean halted() {
        return last != 0 && passed.get() >= last;
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
