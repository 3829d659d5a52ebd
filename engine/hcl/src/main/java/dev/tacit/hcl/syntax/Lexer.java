package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts a file into tokens (HCL 2 native syntax specification, "Lexical elements"). Templates nest code in text, so it
 * keeps a stack of modes; it never recurses. Complains about what can never be right and goes on.
 */
final class Lexer {
    /** What the text at hand is read as. */
    private sealed interface Mode {
        /** Code: the file itself, or what stands in <code>${ }</code> and counts its braces. */
        final class Code implements Mode {
            int braces;
        }

        record Quoted(SourceRange open) implements Mode {}

        final class Heredoc implements Mode {
            final String marker;
            boolean lineStart = true;

            Heredoc(String marker) {
                this.marker = marker;
            }
        }
    }

    /** The tokens of a file, and the stretches of it that may hold a secret. */
    record Result(List<Token> tokens, List<Span> literals) {}

    /** Byte offsets, half-open. */
    record Span(int start, int end, boolean comment) {}

    private final String file;
    private final Chars chars;
    private final Positions positions;
    private final Diagnostics diagnostics;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Span> literals = new ArrayList<>();
    private final Deque<Mode> modes = new ArrayDeque<>();
    private int at;
    private int lineComplainedAbout;
    private int shownFrom;

    private Lexer(String file, byte[] bytes, Diagnostics diagnostics) {
        this.file = file;
        this.chars = new Chars(bytes);
        this.diagnostics = diagnostics;
        this.at = chars.startsWith(0, "\uFEFF") ? 3 : 0;
        this.positions = new Positions(bytes, at);
        modes.push(new Mode.Code());
    }

    static Result lex(String file, byte[] bytes, Diagnostics diagnostics) {
        var lexer = new Lexer(file, bytes, diagnostics);
        lexer.run();
        return new Result(lexer.tokens, lexer.literals);
    }

    private void run() {
        while (at < chars.length()) {
            switch (modes.element()) {
                case Mode.Code code -> code(code);
                case Mode.Quoted quoted -> quoted(quoted);
                case Mode.Heredoc heredoc -> heredoc(heredoc);
            }
        }
        emit(TokenType.END, at);
    }

    private void code(Mode.Code mode) {
        int c = chars.at(at);
        if (c == ' ' || c == '\t') {
            at++;
            positions.advance(at);
        } else if (c == '#' || chars.startsWith(at, "//")) {
            lineComment(c == '#' ? 1 : 2);
        } else if (chars.startsWith(at, "/*")) {
            blockComment();
        } else if (c == '"') {
            modes.push(new Mode.Quoted(emit(TokenType.OPEN_QUOTE, at + 1).range()));
        } else if (chars.startsWith(at, "<<") && openHeredoc()) {
            return;
        } else if (modes.size() > 1 && mode.braces == 0 && (c == '}' || chars.startsWith(at, "~}"))) {
            emit(TokenType.CLOSE_TEMPLATE, at + (c == '}' ? 1 : 2));
            modes.pop();
        } else {
            scan(mode);
        }
    }

    private void scan(Mode.Code mode) {
        int end = chars.identifierEnd(at);
        if (end > at) {
            emit(TokenType.IDENTIFIER, end);
            return;
        }
        end = chars.numberEnd(at);
        if (end > at) {
            emit(TokenType.NUMBER, end);
            return;
        }
        var symbol = Symbol.at(chars, at);
        if (symbol == null) {
            invalid();
            return;
        }
        if (symbol.type() == TokenType.OPEN_BRACE) {
            mode.braces++;
        } else if (symbol.type() == TokenType.CLOSE_BRACE && mode.braces > 0) {
            mode.braces--;
        }
        emit(symbol.type(), at + symbol.text().length(), symbol.text());
    }

    private void lineComment(int marker) {
        int end = chars.lineEnd(at);
        comment(at + marker, end);
        if (end < chars.length()) {
            emit(TokenType.NEWLINE, chars.afterNewline(end));
        } else {
            at = end;
            positions.advance(end);
        }
    }

    private void blockComment() {
        int start = at;
        int close = chars.find("*/", at + 2);
        int end = close < 0 ? chars.length() : close + 2;
        comment(at + 2, close < 0 ? end : close);
        if (close < 0) {
            var from = positions.here();
            var open = new SourceRange(file, from, positions.advance(start + 2));
            diagnostics.error(
                    SyntaxCode.UNTERMINATED_COMMENT,
                    "Unterminated comment",
                    "This comment has no end: close it with */. Everything after it was read as part of it.",
                    open);
        }
        at = end;
        positions.advance(end);
    }

    /** Whether a heredoc begins here; a marker that a shell would take but HCL does not is complained about. */
    private boolean openHeredoc() {
        var opening = HeredocOpening.at(chars, at);
        if (opening == null) {
            return false;
        }
        var token = emit(TokenType.OPEN_HEREDOC, opening.end());
        if (!opening.valid()) {
            diagnostics.error(
                    SyntaxCode.INVALID_HEREDOC_MARKER,
                    "Invalid heredoc marker",
                    "After << or <<- the marker must follow at once, without quotes, and end the line.",
                    token.range());
        }
        modes.push(new Mode.Heredoc(opening.marker()));
        return true;
    }

    private void quoted(Mode.Quoted mode) {
        int c = chars.at(at);
        if (c == '"') {
            emit(TokenType.CLOSE_QUOTE, at + 1);
            modes.pop();
        } else if (c == '\r' || c == '\n') {
            brokenString(mode);
        } else if (!openTemplate()) {
            int end = at;
            boolean escaped = false;
            while (end < chars.length()) {
                c = chars.at(end);
                if (c == '\r' || c == '\n' || chars.invalid(end)) {
                    break;
                }
                if (!escaped && (c == '"' || chars.opensTemplate(end))) {
                    break;
                }
                if (!escaped && chars.escapesTemplate(end)) {
                    end += 3;
                    continue;
                }
                escaped = !escaped && c == '\\';
                end = chars.next(end);
            }
            text(TokenType.QUOTED_TEXT, end);
        }
    }

    /**
     * A line end within a quoted string. What follows is either more of the string or, after a forgotten quote, code; the
     * next line's looks decide, but up to the next quote nothing of it is ever shown.
     */
    private void brokenString(Mode.Quoted mode) {
        int end = chars.lineEnd(at) == at ? chars.afterNewline(at) : at + 1;
        boolean code = chars.looksLikeItem(end);
        if (at >= shownFrom) {
            int next = chars.find("\"", at);
            shownFrom = next < 0 ? chars.length() : next;
            mask(at, shownFrom);
        }
        var token = emit(code ? TokenType.BROKEN_STRING : TokenType.INVALID, end);
        if (lineComplainedAbout != mode.open().start().line()) {
            lineComplainedAbout = mode.open().start().line();
            diagnostics.error(
                    SyntaxCode.MULTI_LINE_STRING,
                    "Invalid multi-line string",
                    "A quoted string must end on the line it begins on. Add the missing quote, write \\n for a line break,"
                            + " or use a heredoc (<<EOT).",
                    token.range());
        }
        if (code) {
            while (modes.size() > 1) {
                modes.pop();
            }
        }
    }

    private void heredoc(Mode.Heredoc mode) {
        int lineEnd = chars.lineEnd(at);
        if (mode.lineStart
                && lineEnd < chars.length()
                && chars.text(at, lineEnd).strip().equals(mode.marker)) {
            mask(at, lineEnd);
            emit(TokenType.CLOSE_HEREDOC, lineEnd);
            modes.pop();
        } else if (openTemplate()) {
            mode.lineStart = false;
        } else {
            int end = at;
            while (end != lineEnd && chars.at(end) != '\r' && !chars.opensTemplate(end) && !chars.invalid(end)) {
                end = chars.escapesTemplate(end) ? end + 3 : chars.next(end);
            }
            mode.lineStart = end < chars.length() && end == lineEnd;
            text(TokenType.HEREDOC_TEXT, mode.lineStart ? chars.afterNewline(end) : end);
        }
    }

    private boolean openTemplate() {
        if (!chars.opensTemplate(at)) {
            return false;
        }
        var type = chars.at(at) == '$' ? TokenType.OPEN_INTERPOLATION : TokenType.OPEN_DIRECTIVE;
        emit(type, at + (chars.at(at + 2) == '~' ? 3 : 2));
        modes.push(new Mode.Code());
        return true;
    }

    private void text(TokenType type, int end) {
        if (end == at) {
            invalid();
        } else {
            mask(at, end);
            emit(type, end);
        }
    }

    private void invalid() {
        boolean encoding = chars.invalid(at);
        var problem = encoding ? null : Symbol.problem(chars, at);
        var token = emit(TokenType.INVALID, encoding ? at + 1 : chars.next(at));
        int line = token.range().start().line();
        if (line == lineComplainedAbout) {
            return;
        }
        lineComplainedAbout = line;
        if (problem == null) {
            diagnostics.error(
                    SyntaxCode.INVALID_ENCODING,
                    "Invalid character encoding",
                    "Files must be UTF-8. Save this one in that encoding. Content that is no text can be kept as"
                            + " base64.",
                    token.range());
        } else {
            diagnostics.error(SyntaxCode.INVALID_CHARACTER, "Invalid character", problem, token.range());
        }
    }

    private void mask(int start, int end) {
        if (end > start) {
            literals.add(new Span(start, end, false));
        }
    }

    private void comment(int start, int end) {
        if (end > start) {
            literals.add(new Span(start, end, true));
        }
    }

    private Token emit(TokenType type, int end) {
        return emit(type, end, new String(chars.bytes(), at, end - at, StandardCharsets.UTF_8));
    }

    private Token emit(TokenType type, int end, String text) {
        var start = positions.here();
        var token = new Token(type, text, new SourceRange(file, start, positions.advance(end)));
        tokens.add(token);
        at = end;
        return token;
    }
}
