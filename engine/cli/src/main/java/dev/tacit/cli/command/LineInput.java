package dev.tacit.cli.command;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines as bytes, without their ends: what is in them need not be text. For one thread. */
final class LineInput implements Closeable {
    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    /** Where the next line begins. */
    private int start;

    private int end;

    LineInput(InputStream in) {
        this.in = in;
    }

    /** Null at the end. The last line may lack its end. */
    byte @Nullable [] next() throws IOException {
        for (int at = start; ; at++) {
            if (at == end) {
                int looked = at - start;
                if (!fill()) {
                    return looked == 0 ? null : take(end, end);
                }
                at = start + looked;
            }
            if (buffer[at] == '\n') {
                return take(at, at + 1);
            }
        }
    }

    /** Whether the next line has to be waited for. */
    boolean isDry() throws IOException {
        return start == end && in.available() == 0;
    }

    private byte[] take(int to, int next) {
        var line = Arrays.copyOfRange(buffer, start, to);
        start = next;
        return line;
    }

    /** Makes room at the buffer's end and reads once. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * end);
        }
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(read, 0);
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
