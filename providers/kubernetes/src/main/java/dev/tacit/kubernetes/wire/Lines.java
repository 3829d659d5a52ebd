package dev.tacit.kubernetes.wire;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Connections to one server, kept for the next request. As many as the callers use at once: several share the work of
 * TLS among processors, which one HTTP/2 connection cannot. Thread-safe.
 */
public final class Lines implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final long SWEEP_NANOS = 250_000_000;
    /** After so long a pause it is asked whether the server hung up: a write must not be lost to that. */
    private static final long DOUBT_NANOS = 1_000_000_000;
    /** Balancers hang up after a minute, some sooner. */
    private static final long MOST_IDLE_NANOS = 20_000_000_000L;

    /** Few to begin with, since a short run would spend most of its time on handshakes. */
    private static final int FIRST = 4;

    private static final int MOST = 16;
    private static final int REQUESTS_FOR_ANOTHER = 16;

    private final Route route;
    private final Semaphore slots = new Semaphore(FIRST);
    private final AtomicInteger answered = new AtomicInteger();
    private final Deque<Line> idle = new ConcurrentLinkedDeque<>();
    private final Set<Line> busy = ConcurrentHashMap.newKeySet();
    private final Thread sweeper;
    private volatile boolean closed;

    public Lines(Route route) {
        this.route = route;
        this.sweeper = Thread.ofVirtual().name("time limits").start(this::sweep);
    }

    /**
     * Sends once.
     *
     * @param path with its query
     * @param headers without host, length
     * @param body null for none
     * @throws IOException as {@link Line#open} says when nothing was sent; otherwise it is unknown what became of it
     */
    public Response send(
            SSLContext tls, String method, String path, Map<String, String> headers, byte @Nullable [] body)
            throws IOException {
        var request = request(method, path, headers, body);
        slots.acquireUninterruptibly();
        try {
            return send(tls, request);
        } finally {
            slots.release();
            int n = answered.incrementAndGet();
            if (n % REQUESTS_FOR_ANOTHER == 0 && n / REQUESTS_FOR_ANOTHER <= MOST - FIRST) {
                slots.release();
            }
        }
    }

    private Response send(SSLContext tls, byte[] request) throws IOException {
        var line = take(tls);
        try {
            var response = line.exchange(request, ANSWER.toNanos());
            busy.remove(line);
            if (response.reusable() && !closed) {
                idle.push(line);
            } else {
                line.close();
            }
            return response;
        } catch (IOException e) {
            busy.remove(line);
            line.close();
            if (line.isLate()) {
                throw new HttpTimeoutException("no answer in time");
            }
            throw e;
        }
    }

    private Line take(SSLContext tls) throws IOException {
        for (var line = idle.poll(); line != null; line = idle.poll()) {
            long since = line.idleNanos();
            if (line.isFor(tls) && since < MOST_IDLE_NANOS && (since < DOUBT_NANOS || !line.isStale())) {
                line.begin(ANSWER.toNanos());
                busy.add(line);
                return line;
            }
            line.close();
        }
        var line = new Line(tls);
        busy.add(line);
        try {
            line.open(route);
            return line;
        } catch (IOException e) {
            busy.remove(line);
            throw e;
        }
    }

    private byte[] request(String method, String path, Map<String, String> headers, byte @Nullable [] body) {
        var head = new StringBuilder(512)
                .append(method)
                .append(' ')
                .append(route.server().getRawPath())
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(route.server().getRawAuthority())
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (body != null) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        if (body == null) {
            return bytes;
        }
        var whole = Arrays.copyOf(bytes, bytes.length + body.length);
        System.arraycopy(body, 0, whole, bytes.length, body.length);
        return whole;
    }

    private void sweep() {
        while (!closed) {
            LockSupport.parkNanos(SWEEP_NANOS);
            busy.forEach(Line::endIfLate);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(sweeper);
        idle.forEach(Line::close);
        busy.forEach(Line::close);
    }
}
