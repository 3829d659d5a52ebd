package dev.tacit.hcl.syntax;

import org.jspecify.annotations.Nullable;

/**
 * The introduction of a heredoc.
 *
 * @param end after the line's end
 * @param valid false for forms that only a shell would take, such as {@code << EOT} or {@code <<"EOT"}; reading them as
 *     heredocs keeps the lines below from being taken, and shown, as code
 */
record HeredocOpening(String marker, int end, boolean valid) {
    static @Nullable HeredocOpening at(Chars chars, int offset) {
        int start = offset + 2;
        if (chars.at(start) == '-') {
            start++;
        }
        int markerStart = start;
        while (isAround(chars.at(markerStart))) {
            markerStart++;
        }
        int markerEnd = chars.identifierEnd(markerStart);
        int rest = markerEnd;
        while (isAround(chars.at(rest))) {
            rest++;
        }
        if (markerEnd == markerStart || !(chars.startsWith(rest, "\n") || chars.startsWith(rest, "\r\n"))) {
            return null;
        }
        var marker = chars.text(markerStart, markerEnd);
        boolean exact = markerStart == start && rest == markerEnd;
        if (!exact && !chars.hasLine(marker, rest)) {
            return null;
        }
        return new HeredocOpening(marker, chars.afterNewline(rest), exact);
    }

    private static boolean isAround(int c) {
        return c == ' ' || c == '\t' || c == '\'' || c == '"';
    }
}
