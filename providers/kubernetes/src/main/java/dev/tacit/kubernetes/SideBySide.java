package dev.tacit.kubernetes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does one thing to many, all at once; the API server's own limit bounds the requests. */
final class SideBySide {
    private SideBySide() {}

    static <T> void each(Collection<T> items, Consumer<T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            each(items, threads, work);
        }
    }

    static <T> void each(Collection<T> items, ExecutorService threads, Consumer<T> work) {
        var running = new ArrayList<Future<?>>(items.size());
        for (var item : items) {
            running.add(threads.submit(() -> work.accept(item)));
        }
        for (var one : running) {
            join(one);
        }
    }

    private static void join(Future<?> running) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    running.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true; // every request ends by itself within its time limit
                } catch (ExecutionException e) {
                    throw new IllegalStateException("observing failed: a bug in Tacit", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
