package dev.tacit.testing.kubernetes;

import java.time.Duration;
import java.util.function.Supplier;

/** What can go wrong between a client and its API server. */
public sealed interface Fault {
    /** The server acts at once, its answer comes late. */
    record Delay(Duration by) implements Fault {}

    /** Every piece of the answer comes late, those of a watch one by one; how late is asked for each. */
    record LateEvents(Supplier<Duration> by) implements Fault {}

    /** The connection ends before the server saw the request. */
    record CutBeforeServer() implements Fault {}

    /** The server did what it was asked to, but the connection ends instead of an answer. */
    record CutAfterServer() implements Fault {}

    /**
     * The server is never asked; the answer is a {@code Status} whose message and causes repeat the whole request body, as
     * admission webhooks do.
     */
    record Refuse(int status, String reason) implements Fault {}

    /** The server is never asked; the answer is 429, as from one that has too much to do. */
    record Busy(int retryAfterSeconds) implements Fault {}

    /** The server acts, but its answer ends in the middle of the body. */
    record CutAnswer() implements Fault {}
}
