package dev.tacit.template.format;

import dev.tacit.core.value.Unicode;
import dev.tacit.template.value.Octets;

/** The verb {@code %q}, as Go's strconv quotes. Answers octets. */
public final class Quoting {
    private Quoting() {}

    /**
     * @param ascii whether characters beyond ASCII are escaped, too
     */
    public static String string(String octets, boolean ascii) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < octets.length(); i += Octets.width(octets, i)) {
            if (isBroken(octets, i)) {
                quoted.append(String.format("\\x%02x", (int) octets.charAt(i)));
            } else {
                append(quoted, Octets.rune(octets, i), '"', ascii);
            }
        }
        return quoted.append('"').toString();
    }

    static String character(int value, boolean ascii) {
        boolean valid = value < Character.MIN_SURROGATE || value > Character.MAX_SURROGATE;
        var quoted = new StringBuilder("'");
        append(quoted, valid ? value : Octets.BROKEN, '\'', ascii);
        return quoted.append('\'').toString();
    }

    /** Whether it can stand in a Go program between backquotes. */
    static boolean canBeRaw(String octets) {
        for (int i = 0; i < octets.length(); i += Octets.width(octets, i)) {
            int c = Octets.rune(octets, i);
            if (isBroken(octets, i) || (c < ' ' && c != '\t') || c == '`' || c == 0x7f || c == 0xFEFF) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBroken(String octets, int at) {
        return Octets.rune(octets, at) == Octets.BROKEN && Octets.width(octets, at) == 1;
    }

    private static void append(StringBuilder quoted, int c, char quote, boolean ascii) {
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
                } else if (c < 0x80 ? Unicode.isPrinted(c) : !ascii && Unicode.isPrinted(c)) {
                    quoted.append(Octets.ofRune(c));
                } else if (c < ' ' || c == 0x7f) {
                    quoted.append(String.format("\\x%02x", c));
                } else {
                    quoted.append(String.format(c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
                }
            }
        }
    }
}
