package dev.tacit.template;

import dev.tacit.core.value.Unicode;

/** The verb {@code %q}, as Go's strconv quotes. */
final class Quoting {
    private Quoting() {}

    static String string(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> append(quoted, c, '"'));
        return quoted.append('"').toString();
    }

    static String character(long value) {
        boolean valid = value >= 0 && value <= Character.MAX_CODE_POINT && (value < 0xD800 || value > 0xDFFF);
        var quoted = new StringBuilder("'");
        append(quoted, valid ? (int) value : 0xFFFD, '\'');
        return quoted.append('\'').toString();
    }

    private static void append(StringBuilder quoted, int c, char quote) {
        switch (c) {
            case '\\' -> quoted.append("\\\\");
            case 7 -> quoted.append("\\a");
            case '\b' -> quoted.append("\\b");
            case '\f' -> quoted.append("\\f");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case 11 -> quoted.append("\\v");
            default -> {
                if (c == quote) {
                    quoted.append('\\').append(quote);
                } else if (Unicode.isPrinted(c)) {
                    quoted.appendCodePoint(c);
                } else if (c < ' ' || c == 0x7f) {
                    quoted.append(String.format("\\x%02x", c));
                } else {
                    quoted.append(String.format(c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
                }
            }
        }
    }
}
