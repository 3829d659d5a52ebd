package dev.tacit.testing.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** Passes a stream on so that every piece comes late by the same, however many are on their way. */
final class LatePieces {
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final Supplier<Duration> by;

    LatePieces(Supplier<Duration> by) {
        this.by = by;
    }

    void takeAll(InputStream in) {
        try {
            byte[] chunk = new byte[16384];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                pieces.add(new Piece(
                        java.util.Arrays.copyOf(chunk, n),
                        System.nanoTime() + by.get().toNanos()));
            }
        } catch (IOException e) {
            // The stream ends here for its reader too.
        } finally {
            pieces.add(Piece.LAST);
        }
    }

    void giveAll(OutputStream out) throws IOException, InterruptedException {
        for (var piece = pieces.take(); piece != Piece.LAST; piece = pieces.take()) {
            Thread.sleep(Duration.ofNanos(Math.max(0, piece.due - System.nanoTime())));
            out.write(piece.bytes);
            out.flush();
        }
    }

    private static final class Piece {
        static final Piece LAST = new Piece(new byte[0], 0);

        private final byte[] bytes;
        private final long due;

        Piece(byte[] bytes, long due) {
            this.bytes = bytes;
            this.due = due;
        }
    }
}
