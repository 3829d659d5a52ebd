package dev.tacit.testing.proofs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Somebody who logs in every so often with what the delivered file says just then, be it its second password. */
final class Logins implements AutoCloseable {
    /** @param said why it failed; empty for a login that did not */
    record Attempt(long began, long ended, String user, String said) {
        boolean failed() {
            return !said.isEmpty();
        }
    }

    private final Postgres postgres;
    private final Path file;
    private final Duration pause;
    private final List<Attempt> attempts = new ArrayList<>();
    private final Thread thread = new Thread(this::logIn, "logins");

    /** @param file holds {@code user:password} or {@code user:password:earlier password} */
    Logins(Postgres postgres, Path file, Duration pause) {
        this.postgres = postgres;
        this.file = file;
        this.pause = pause;
        thread.start();
    }

    private void logIn() {
        try {
            for (var next = System.nanoTime(); !Thread.interrupted(); next += pause.toNanos()) {
                add(attempt());
                long rest = next + pause.toNanos() - System.nanoTime();
                if (rest > 0) {
                    Thread.sleep(Duration.ofNanos(rest));
                } else {
                    next = System.nanoTime() - pause.toNanos();
                }
            }
        } catch (InterruptedException e) {
            // it is enough
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Attempt attempt() throws IOException, InterruptedException {
        long began = System.nanoTime();
        // One file, opened once: either the old login or the new one.
        var login = read().split(":", 3);
        var answer = postgres.login(login[0], login[1]);
        if (answer.code() != 0 && login.length > 2 && !login[2].isEmpty()) {
            answer = postgres.login(login[0], login[2]);
        }
        boolean right = answer.code() == 0 && answer.said().strip().equals(login[0]);
        return new Attempt(
                began,
                System.nanoTime(),
                login[0],
                right ? "" : login[0] + ": " + answer.said().strip());
    }

    /** Whoever is between the link and the file when it is swapped looks again. */
    private String read() throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException _) {
            return Files.readString(file);
        }
    }

    private synchronized void add(Attempt attempt) {
        attempts.add(attempt);
        notifyAll();
    }

    synchronized List<Attempt> soFar() {
        return List.copyOf(attempts);
    }

    List<String> failures() {
        return soFar().stream().filter(Attempt::failed).map(Attempt::said).toList();
    }

    /** Until somebody has logged in who began after this was called; answers as whom. */
    synchronized String await() throws InterruptedException {
        long now = System.nanoTime();
        long end = now + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            for (var attempt : attempts.reversed()) {
                if (attempt.began() < now) {
                    break;
                }
                if (!attempt.failed()) {
                    return attempt.user();
                }
            }
            if (!thread.isAlive()) {
                break;
            }
            wait(1000);
        }
        throw new AssertionError("nobody logs in any more: " + failures());
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
