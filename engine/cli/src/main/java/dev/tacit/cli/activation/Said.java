package dev.tacit.cli.activation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What a program prints: counted, shown only where that was asked for. */
final class Said implements Runnable {
    private final InputStream from;
    private final Optional<OutputStream> shown;
    private final String hidden;
    private final AtomicLong lines = new AtomicLong();

    /** @param hidden why it is not shown */
    Said(InputStream from, Optional<OutputStream> shown, String hidden) {
        this.hidden = hidden;
        this.from = from;
        this.shown = shown;
    }

    @Override
    public void run() {
        byte[] some = new byte[4096];
        try (from) {
            for (int n = from.read(some); n >= 0; n = from.read(some)) {
                for (int i = 0; i < n; i++) {
                    if (some[i] == '\n') {
                        lines.incrementAndGet();
                    }
                }
                if (shown.isPresent()) {
                    shown.get().write(some, 0, n);
                    shown.get().flush();
                }
            }
        } catch (IOException e) {
            // It ended in the middle; what it ended with is told.
        }
    }

    /** How much there was, in a sentence. */
    String told() {
        return shown.isPresent()
                ? "What it printed is above."
                : "It printed " + lines
                        + (lines.get() == 1 ? " line" : " lines")
                        + ", not shown as " + hidden + "; -activation-output shows them.";
    }
}
