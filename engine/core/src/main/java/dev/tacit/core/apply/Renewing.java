package dev.tacit.core.apply;

import dev.tacit.core.record.Ledger;
import dev.tacit.core.record.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Keeps the lock by commits without content while something else goes on for long. */
record Renewing(Ledger.Session session, Gate gate) {
    /**
     * What {@code work} answers. An interrupt is one more way of asking to stop, which what is running is not troubled by.
     *
     * @throws StoreException once {@code work}, which was interrupted then, has ended
     */
    <T> T during(Supplier<T> work) throws StoreException {
        var answer = new CompletableFuture<T>();
        var worker = Thread.ofVirtual().name("activation").start(() -> {
            try {
                answer.complete(work.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get(Rollout.RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    var renewal = new Edits().commit();
                    session.commit(renewal);
                    gate.renewed();
                } catch (InterruptedException e) {
                    interrupted = true;
                    gate.shut();
                } catch (ExecutionException e) {
                    switch (e.getCause()) {
                        case RuntimeException bug -> throw bug;
                        case Error bug -> throw bug;
                        case Throwable bug -> throw new IllegalStateException(bug);
                        case null -> throw new IllegalStateException(e);
                    }
                }
            }
        } finally {
            worker.interrupt();
            interrupted |= ended(worker);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits; answers whether this thread was interrupted meanwhile. */
    private static boolean ended(Thread worker) {
        boolean interrupted = false;
        while (true) {
            try {
                worker.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
