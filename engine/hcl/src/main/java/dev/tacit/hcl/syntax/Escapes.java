package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.diagnostic.TextAnchor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Undoes the escapes of literal text: <code>$${</code> and <code>%%{</code> everywhere, backslashes in quoted strings. */
final class Escapes {
    private final Token token;
    private final Diagnostics diagnostics;
    private final String text;
    private final Positions positions;
    private final StringBuilder result = new StringBuilder();
    private final List<TextAnchor> anchors = new ArrayList<>();
    private int at;
    /** Where the run of characters that stand for themselves began. */
    private int run;
    /** How far {@link #positions} has come, in characters, in bytes. */
    private int reached;

    private int counted;

    private Escapes(Token token, Diagnostics diagnostics) {
        this.token = token;
        this.diagnostics = diagnostics;
        this.text = token.text();
        var start = token.range().start();
        this.positions = new Positions(
                text.getBytes(StandardCharsets.UTF_8), new SourcePosition(0, start.line(), start.column()));
    }

    static LiteralText undo(Token token, Diagnostics diagnostics) {
        return new Escapes(token, diagnostics).undo();
    }

    private LiteralText undo() {
        boolean quoted = token.is(TokenType.QUOTED_TEXT);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quoted && c == '\\') {
                backslash();
            } else if ((c == '$' || c == '%') && text.startsWith(c + "{", at + 1)) {
                replace(3, c + "{");
            } else {
                at++;
            }
        }
        endRun();
        return new LiteralText(result.toString(), anchors);
    }

    private void backslash() {
        char selector = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        switch (selector) {
            case 'n' -> replace(2, "\n");
            case 'r' -> replace(2, "\r");
            case 't' -> replace(2, "\t");
            case '"', '\\' -> replace(2, String.valueOf(selector));
            case 'u' -> unicode(4);
            case 'U' -> unicode(8);
            default ->
                invalid(
                        at + 1 < text.length() ? 1 + Character.charCount(text.codePointAt(at + 1)) : 1,
                        "After a backslash one of n, r, t, \", \\, u, U is expected. For the backslash itself write \\\\.");
        }
    }

    private void unicode(int digits) {
        int end = at + 2;
        while (end < text.length() && end < at + 2 + digits && isHexadecimal(text.charAt(end))) {
            end++;
        }
        if (end < at + 2 + digits) {
            invalid(end - at, "After \\u exactly four hexadecimal digits are needed, after \\U eight.");
            return;
        }
        long code = Long.parseLong(text, at + 2, end, 16);
        if (code > Character.MAX_CODE_POINT || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)) {
            invalid(end - at, "There is no Unicode character of this number.");
            return;
        }
        replace(end - at, Character.toString((int) code));
    }

    private static boolean isHexadecimal(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    private void replace(int length, String replacement) {
        endRun();
        anchors.add(new TextAnchor(result.length(), advance(at), false));
        result.append(replacement);
        at += length;
        run = at;
    }

    private void endRun() {
        if (at > run) {
            anchors.add(new TextAnchor(result.length(), advance(run), true));
            result.append(text, run, at);
        }
    }

    private void invalid(int length, String detail) {
        endRun();
        var start = advance(at);
        at += length;
        run = at;
        diagnostics.error(
                SyntaxCode.INVALID_ESCAPE,
                "Invalid escape sequence",
                detail,
                new SourceRange(token.range().file(), start, advance(at)));
    }

    /** The position of a character, which must not lie before the one asked for last. */
    private SourcePosition advance(int index) {
        counted += text.substring(reached, index).getBytes(StandardCharsets.UTF_8).length;
        reached = index;
        var position = positions.advance(counted);
        int offset = token.range().start().offset() + position.offset();
        return new SourcePosition(offset, position.line(), position.column());
    }
}
