package dev.tacit.template.yaml;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.value.Octets;

/** The text of a document in the making. What decides about its next space or line break is known here only. */
final class Lines {
    static final int LONGEST_KEY = 128;
    private static final int WIDTH = 80;

    private final StringBuilder out = new StringBuilder();
    private final Arguments arguments;
    private int column;
    /** Whether the next token needs no space. */
    private boolean isSpaced = true;

    private boolean isAtIndent = true;

    Lines(Arguments arguments) {
        this.arguments = arguments;
    }

    /** Whether there is nothing on this line but indentation or marks that count as such. */
    boolean isAtIndent() {
        return isAtIndent;
    }

    /** All of it, without the end of its last line. */
    String text() {
        indent(0);
        int last = out.length() - 1;
        // It ends otherwise behind a text that ends in another line break.
        return last >= 0 && out.charAt(last) == '\n' ? out.substring(0, last) : out.toString();
    }

    /** Goes to that column, of a new line if this one has anything but indentation. */
    void indent(int to) {
        if (!isAtIndent || column > to || (column == to && !isSpaced)) {
            lineBreak();
        }
        if (column < to) {
            put(" ".repeat(to - column), to - column);
        }
        isSpaced = true;
        isAtIndent = true;
    }

    /** A mark that stands before its node, such as the dash of an element. */
    void mark(String mark, boolean staysAtIndent) {
        space();
        put(mark, mark.length());
        isSpaced = false;
        isAtIndent &= staysAtIndent;
    }

    /** Ends a key. */
    void colon() {
        put(":", 1);
        isSpaced = false;
        isAtIndent = false;
    }

    void empty(String open, String close) {
        mark(open, false);
        put(close, 1);
    }

    /** A text, in the first of these forms that keeps it: as it is, a block of lines, single quotes, double quotes. */
    void text(String octets, int indent, boolean isKey) {
        var shape = Shape.of(octets);
        boolean hasLines = octets.indexOf('\n') >= 0;
        if (isKey && shape.multiline()) {
            doubleQuoted(octets, indent, true);
        } else if (hasLines) {
            if (shape.block() && !isKey) {
                block(octets, indent);
            } else {
                doubleQuoted(octets, indent, !isKey);
            }
        } else if (Scalar.of(octets) != Scalar.Word.TEXT || Scalar.isSexagesimal(octets)) {
            doubleQuoted(octets, indent, !isKey);
        } else if (shape.plain()) {
            unquoted(octets, indent, isKey);
        } else if (shape.single()) {
            singleQuoted(octets, indent, !isKey);
        } else {
            doubleQuoted(octets, indent, !isKey);
        }
    }

    /** A scalar that is not text. */
    void plain(String scalar) {
        unquoted(scalar, 0, false);
    }

    private void unquoted(String octets, int indent, boolean isKey) {
        space();
        flow(octets, indent, !isKey, false);
        isSpaced = false;
        isAtIndent = false;
    }

    private void singleQuoted(String octets, int indent, boolean wraps) {
        mark("'", false);
        flow(octets, indent, wraps, true);
        put("'", 1);
        isSpaced = false;
        isAtIndent = false;
    }

    /** Words with line breaks at single spaces where a line got long. */
    private void flow(String octets, int indent, boolean wraps, boolean inQuotes) {
        boolean afterSpace = false;
        boolean afterBreak = false;
        for (int i = 0; i < octets.length(); ) {
            int rune = Octets.rune(octets, i);
            int width = Octets.width(octets, i);
            if (rune == ' ') {
                boolean inside = i > 0 && i < octets.length() - 1;
                if (wraps && !afterSpace && column > WIDTH && inside && octets.charAt(i + 1) != ' ') {
                    indent(indent);
                } else {
                    put(" ", 1);
                }
                afterSpace = true;
            } else if (Shape.isBreak(rune)) {
                put(octets.substring(i, i + width), 1);
                column = 0;
                isAtIndent = true;
                afterBreak = true;
            } else {
                if (afterBreak) {
                    indent(indent);
                }
                put(inQuotes && rune == '\'' ? "''" : octets.substring(i, i + width), rune == '\'' && inQuotes ? 2 : 1);
                isAtIndent = false;
                afterSpace = false;
                afterBreak = false;
            }
            i += width;
        }
    }

    private void doubleQuoted(String octets, int indent, boolean wraps) {
        mark("\"", false);
        boolean afterSpace = false;
        for (int i = 0; i < octets.length(); ) {
            int rune = Octets.rune(octets, i);
            int width = Octets.width(octets, i);
            if (rune == ' ') {
                if (wraps && !afterSpace && column > WIDTH && i > 0 && i < octets.length() - 1) {
                    indent(indent);
                    if (octets.charAt(i + 1) == ' ') {
                        put("\\", 1);
                    }
                } else {
                    put(" ", 1);
                }
            } else if (Shape.isPrintable(rune) && !Shape.isBreak(rune) && rune != '"' && rune != '\\') {
                put(octets.substring(i, i + width), 1);
            } else {
                var escaped = escaped(rune);
                put(escaped, escaped.length());
            }
            afterSpace = rune == ' ';
            i += width;
        }
        put("\"", 1);
        isSpaced = false;
        isAtIndent = false;
    }

    private static String escaped(int rune) {
        return switch (rune) {
            case 0 -> "\\0";
            case 7 -> "\\a";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case 11 -> "\\v";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            case 27 -> "\\e";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case 0x85 -> "\\N";
            case 0x2028 -> "\\L";
            case 0x2029 -> "\\P";
            default ->
                rune <= 0xFF
                        ? String.format("\\x%02X", rune)
                        : String.format(rune <= 0xFFFF ? "\\u%04X" : "\\U%08X", rune);
        };
    }

    private void block(String octets, int indent) {
        mark("|", false);
        int first = Octets.rune(octets, 0);
        put((first == ' ' || Shape.isBreak(first) ? "2" : "") + ending(octets), 1);
        lineBreak();
        isAtIndent = true;
        isSpaced = true;
        boolean afterBreak = true;
        for (int i = 0; i < octets.length(); ) {
            int rune = Octets.rune(octets, i);
            int width = Octets.width(octets, i);
            if (Shape.isBreak(rune)) {
                put(octets.substring(i, i + width), 1);
                column = 0;
                isAtIndent = true;
                afterBreak = true;
            } else {
                if (afterBreak) {
                    indent(indent);
                }
                put(octets.substring(i, i + width), 1);
                isAtIndent = false;
                afterBreak = false;
            }
            i += width;
        }
    }

    /** What tells a reader how many line breaks there are at the end: none, one, all of them. */
    private static String ending(String octets) {
        int[] runes = Octets.runes(octets);
        int last = runes.length - 1;
        if (!Shape.isBreak(runes[last])) {
            return "-";
        }
        return last == 0 || Shape.isBreak(runes[last - 1]) ? "+" : "";
    }

    private void space() {
        if (!isSpaced) {
            put(" ", 1);
        }
    }

    private void lineBreak() {
        put("\n", 1);
        column = 0;
    }

    private void put(String octets, int columns) {
        arguments.budget().append(out, octets, arguments.offset());
        column += columns;
    }
}
