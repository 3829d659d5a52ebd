package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import java.nio.charset.StandardCharsets;

/** Undoes the escapes of literal text: {@code $$}{ and {@code %%}{ everywhere, backslashes in quoted strings. */
final class Escapes {
    private final Token token;
    private final Diagnostics diagnostics;
    private final String text;
    private final StringBuilder result = new StringBuilder();
    private int at;

    private Escapes(Token token, Diagnostics diagnostics) {
        this.token = token;
        this.diagnostics = diagnostics;
        this.text = token.text();
    }

    static String undo(Token token, Diagnostics diagnostics) {
        return new Escapes(token, diagnostics).undo();
    }

    private String undo() {
        boolean quoted = token.is(TokenType.QUOTED_TEXT);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quoted && c == '\\') {
                backslash();
            } else if ((c == '$' || c == '%') && text.startsWith(c + "{", at + 1)) {
                result.append(c).append('{');
                at += 3;
            } else {
                result.append(c);
                at++;
            }
        }
        return result.toString();
    }

    private void backslash() {
        char selector = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        switch (selector) {
            case 'n' -> simple('\n');
            case 'r' -> simple('\r');
            case 't' -> simple('\t');
            case '"', '\\' -> simple(selector);
            case 'u' -> unicode(4);
            case 'U' -> unicode(8);
            default -> {
                int length = at + 1 < text.length() ? 1 + Character.charCount(text.codePointAt(at + 1)) : 1;
                invalid(
                        length,
                        "After a backslash one of n, r, t, \", \\, u, U is expected. For the backslash itself write \\\\.");
            }
        }
    }

    private void simple(char c) {
        result.append(c);
        at += 2;
    }

    private void unicode(int digits) {
        int end = at + 2;
        while (end < text.length()
                && end < at + 2 + digits
                && Character.digit(text.charAt(end), 16) >= 0
                && text.charAt(end) < 128) {
            end++;
        }
        if (end < at + 2 + digits) {
            invalid(end - at, "After \\u exactly four hexadecimal digits are needed, after \\U eight.");
            return;
        }
        long code = Long.parseLong(text.substring(at + 2, end), 16);
        if (code > Character.MAX_CODE_POINT || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)) {
            invalid(end - at, "There is no Unicode character of this number.");
            return;
        }
        result.appendCodePoint((int) code);
        at = end;
    }

    private void invalid(int length, String detail) {
        byte[] before = text.substring(0, at).getBytes(StandardCharsets.UTF_8);
        byte[] through = text.substring(0, at + length).getBytes(StandardCharsets.UTF_8);
        var tokenStart = token.range().start();
        var positions = new Positions(through, new SourcePosition(0, tokenStart.line(), tokenStart.column()));
        var start = shift(positions.advance(before.length), tokenStart.offset());
        var end = shift(positions.advance(through.length), tokenStart.offset());
        diagnostics.error(
                SyntaxCode.INVALID_ESCAPE,
                "Invalid escape sequence",
                detail,
                new SourceRange(token.range().file(), start, end));
        at += length;
    }

    private static SourcePosition shift(SourcePosition position, int offset) {
        return new SourcePosition(position.offset() + offset, position.line(), position.column());
    }
}
