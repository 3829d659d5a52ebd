package dev.tacit.hcl.syntax;

import java.nio.charset.StandardCharsets;

/** A file's bytes, asked about as UTF-8 text. Asking beyond the end answers −1, which is no character. */
final class Chars {
    /** How many bytes the end of a heredoc may be away whose beginning is doubtful; a key in PEM has a fifth of it. */
    private static final int FAR = 16_384;

    private final byte[] bytes;

    Chars(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return bytes.length;
    }

    /** The byte at an offset. */
    int at(int offset) {
        return offset < bytes.length ? bytes[offset] & 0xFF : -1;
    }

    boolean startsWith(int offset, String prefix) {
        if (prefix.charAt(0) >= 0x80) {
            byte[] wanted = prefix.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < wanted.length; i++) {
                if (at(offset + i) != (wanted[i] & 0xFF)) {
                    return false;
                }
            }
            return true;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (at(offset + i) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String text(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** The offset of {@code ascii} at or after {@code from}, −1 if there is none. */
    int find(String ascii, int from) {
        for (int i = from; i <= bytes.length - ascii.length(); i++) {
            if (startsWith(i, ascii)) {
                return i;
            }
        }
        return -1;
    }

    /** The offset of the line end at or after {@code from}: of its CR if it has one, of the file's end if there is none. */
    int lineEnd(int from) {
        int newline = find("\n", from);
        if (newline < 0) {
            return bytes.length;
        }
        return newline > from && bytes[newline - 1] == '\r' ? newline - 1 : newline;
    }

    int afterNewline(int lineEnd) {
        return lineEnd + (at(lineEnd) == '\r' ? 2 : 1);
    }

    /** The code point at an offset, or −1 where the bytes are not UTF-8. */
    int codePoint(int offset) {
        int first = at(offset);
        int length = length(first);
        if (length == 1 || length == 0) {
            return length == 0 ? -1 : first;
        }
        int value = first & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            int next = at(offset + i);
            if (next < 0 || (next & 0xC0) != 0x80) {
                return -1;
            }
            value = (value << 6) | (next & 0x3F);
        }
        boolean overlong = value < (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000);
        boolean surrogate = value >= 0xD800 && value <= 0xDFFF;
        return overlong || surrogate || value > Character.MAX_CODE_POINT ? -1 : value;
    }

    private static int length(int first) {
        if (first < 0) {
            return 0;
        }
        if (first < 0x80) {
            return 1;
        }
        return first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    }

    boolean invalid(int offset) {
        return codePoint(offset) < 0;
    }

    /** The offset after the character at {@code offset}. */
    int next(int offset) {
        return offset + Math.max(1, length(at(offset)));
    }

    /** <code>${</code> or <code>%{</code>. */
    boolean opensTemplate(int offset) {
        return (at(offset) == '$' || at(offset) == '%') && at(offset + 1) == '{';
    }

    /** <code>$${</code> or <code>%%{</code>. */
    boolean escapesTemplate(int offset) {
        return at(offset) == at(offset + 1) && opensTemplate(offset + 1);
    }

    /** The end of the identifier that starts at an offset, that offset if none does. */
    int identifierEnd(int offset) {
        int c = codePoint(offset);
        if (c != '_' && (c < 0 || !Character.isUnicodeIdentifierStart(c))) {
            return offset;
        }
        int end = next(offset);
        for (c = codePoint(end); c >= 0 && continuesIdentifier(c); c = codePoint(end)) {
            end = next(end);
        }
        return end;
    }

    private static boolean continuesIdentifier(int c) {
        return c == '-' || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    /** The end of the number that starts at an offset, that offset if none does. Not every such run is a valid number. */
    int numberEnd(int offset) {
        if (!isDigit(offset)) {
            return offset;
        }
        int end = offset + 1;
        for (int i = end; ; ) {
            if (isDigit(i)) {
                end = ++i;
            } else if (at(i) == '.') {
                i++;
            } else if (at(i) == 'e' || at(i) == 'E') {
                int digit = at(i + 1) == '+' || at(i + 1) == '-' ? i + 2 : i + 1;
                if (!isDigit(digit)) {
                    return end;
                }
                i = digit + 1;
                end = i;
            } else {
                return end;
            }
        }
    }

    private boolean isDigit(int offset) {
        return at(offset) >= '0' && at(offset) <= '9';
    }

    /** Whether one of the next lines after {@code from} is {@code word} with nothing but space around. */
    boolean hasLine(String word, int from) {
        int last = Math.min(bytes.length, from + FAR);
        for (int start = from; start < last; ) {
            int end = lineEnd(start);
            if (text(start, end).strip().equals(word)) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    /** Whether the line at an offset begins as an argument or block does, closes one, or has nothing but a comment. */
    boolean looksLikeItem(int offset) {
        int i = skipSpaces(offset);
        int c = at(i);
        if (c < 0 || c == '\n' || c == '\r' || c == '#' || c == '}' || startsWith(i, "//")) {
            return true;
        }
        int end = identifierEnd(i);
        int after = at(skipSpaces(end));
        return end > i && (after == '=' || after == '{' || after == '"');
    }

    private int skipSpaces(int offset) {
        int i = offset;
        while (at(i) == ' ' || at(i) == '\t') {
            i++;
        }
        return i;
    }
}
