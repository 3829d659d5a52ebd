package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * Counts lines and columns while the lexer moves through a file. A column is an extended grapheme cluster (UAX #29) within
 * one token: clusters never reach over a token's end, as in HashiCorp's implementation.
 */
final class Positions {
    private final byte[] bytes;
    private int offset;
    private int line;
    private int column;

    Positions(byte[] bytes, int offset) {
        this(bytes, new SourcePosition(offset, 1, 1));
    }

    /** Counts on from {@code start}, whose offset is one of {@code bytes}. */
    Positions(byte[] bytes, SourcePosition start) {
        this.bytes = bytes;
        this.offset = start.offset();
        this.line = start.line();
        this.column = start.column();
    }

    SourcePosition here() {
        return new SourcePosition(offset, line, column);
    }

    /** Moves to {@code end}, the end of one token or of the spaces between two. */
    SourcePosition advance(int end) {
        if (!countAscii(end)) {
            countClusters(new String(bytes, offset, end - offset, StandardCharsets.UTF_8));
            offset = end;
        }
        return here();
    }

    private boolean countAscii(int end) {
        int lines = 0;
        int at = column;
        for (int i = offset; i < end; i++) {
            byte b = bytes[i];
            if (b < 0) {
                return false;
            }
            if (b == '\n') {
                lines++;
                at = 1;
            } else if (b != '\r' || i + 1 == end || bytes[i + 1] != '\n') {
                at++;
            }
        }
        line += lines;
        column = at;
        offset = end;
        return true;
    }

    /** The iterator is made for the rare token that needs one: the first costs a start of Tacit milliseconds. */
    private void countClusters(String text) {
        var clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        int from = clusters.first();
        for (int to = clusters.next(); to != BreakIterator.DONE; to = clusters.next()) {
            if (text.charAt(to - 1) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
            from = to;
        }
        assert from == text.length();
    }
}
