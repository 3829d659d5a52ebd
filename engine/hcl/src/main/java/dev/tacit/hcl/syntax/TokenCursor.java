package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Where the parser is. After a failure it answers {@link TokenType#END} to everything, so that every rule of the grammar
 * returns by itself and says nothing more, until {@link #recover} finds the next argument or block.
 */
final class TokenCursor {
    /** How many brackets, blocks and prefix operators may be open at once; a limit of ours, not of the language. */
    static final int MAX_DEPTH = 200;

    private final List<Token> tokens;
    private final Diagnostics diagnostics;
    private int index;
    private int depth;
    private boolean newlines = true;
    private boolean failed;
    /** Of all that is open when the file ends, the innermost is reported. */
    private boolean endReported;
    /** Said once: whoever nests that deep does so in many places. */
    private boolean tooDeep;

    TokenCursor(List<Token> tokens, Diagnostics diagnostics) {
        this.tokens = tokens;
        this.diagnostics = diagnostics;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    boolean failed() {
        return failed;
    }

    int index() {
        return index;
    }

    Token peek() {
        if (failed) {
            var place = tokens.get(index).range();
            return new Token(TokenType.END, "", new SourceRange(place.file(), place.start(), place.start()));
        }
        if (!newlines) {
            while (tokens.get(index).is(TokenType.NEWLINE)) {
                index++;
            }
        }
        return tokens.get(index);
    }

    /** The next token that is no line end, without moving. */
    Token peekPastNewlines() {
        int i = index;
        while (tokens.get(i).is(TokenType.NEWLINE)) {
            i++;
        }
        return tokens.get(i);
    }

    boolean at(TokenType type) {
        return peek().is(type);
    }

    Token next() {
        var token = peek();
        if (!token.is(TokenType.END)) {
            index++;
        }
        return token;
    }

    boolean accept(TokenType type) {
        if (!at(type)) {
            return false;
        }
        next();
        return true;
    }

    /** The end of what was read last. */
    SourceRange previous() {
        return tokens.get(Math.max(0, index - 1)).range();
    }

    /** Says whether line ends count from here on; answers what was so before, for the caller to restore. */
    boolean newlines(boolean count) {
        boolean before = newlines;
        newlines = count;
        return before;
    }

    /** Reports the token at hand, unless the lexer has, and gives up the argument or block it is in. */
    void fail(SyntaxCode code, String summary, String detail) {
        fail(code, summary, detail, peek());
    }

    void fail(SyntaxCode code, String summary, String detail, Token at) {
        if (at.is(TokenType.INVALID) || at.is(TokenType.BROKEN_STRING)) {
            failed = true;
        } else {
            fail(code, summary, detail, at.range());
        }
    }

    void fail(SyntaxCode code, String summary, String detail, SourceRange range) {
        report(code, summary, detail, range);
        failed = true;
    }

    /** Reports without giving up. */
    void report(SyntaxCode code, String summary, String detail, SourceRange range) {
        boolean end = tokens.get(index).is(TokenType.END);
        if (!failed && !(end && endReported)) {
            diagnostics.error(code, summary, detail, range);
            endReported = end;
        }
    }

    void enter() {
        if (++depth > MAX_DEPTH) {
            tooDeep();
        }
    }

    void tooDeep() {
        if (tooDeep) {
            failed = true;
            return;
        }
        tooDeep = true;
        fail(
                SyntaxCode.NESTED_TOO_DEEPLY,
                "Nested too deeply",
                "At most " + MAX_DEPTH + " levels of brackets or blocks are read, and expressions of at most "
                        + ExpressionParser.MAX_HEIGHT + " steps. Move parts of this into local values.",
                peek().range());
    }

    void leave() {
        depth--;
    }

    int depth() {
        return depth;
    }

    /**
     * Goes on after a failure: behind the end of the line on which everything opened since {@code start} is closed; before
     * a line that looks like an argument or block and is indented no deeper than the failed one; before a brace that
     * closes the body around.
     */
    void recover(int start, int depth) {
        failed = false;
        newlines = true;
        this.depth = depth;
        if (tokens.get(index).is(TokenType.END)) {
            return;
        }
        Deque<TokenType> closers = new ArrayDeque<>();
        var first = tokens.get(start).range().start();
        for (int i = start; ; i++) {
            var token = tokens.get(i);
            boolean braceOfBody = token.is(TokenType.CLOSE_BRACE) && !closers.contains(TokenType.CLOSE_BRACE);
            if (token.is(TokenType.END) || (i >= index && braceOfBody)) {
                index = i;
                return;
            }
            if (token.is(TokenType.BROKEN_STRING)) {
                closers.clear();
            }
            if ((token.is(TokenType.NEWLINE) || token.is(TokenType.BROKEN_STRING)) && goesOnAfter(i, closers, first)) {
                index = i + 1;
                return;
            }
            if (token.type().closer() != token.type()) {
                closers.push(token.type().closer());
            } else if (token.type().closes() && closers.contains(token.type())) {
                while (closers.pop() != token.type()) {
                    // What is still open inside of a closed bracket was never closed.
                }
            }
        }
    }

    private boolean goesOnAfter(int lineEnd, Deque<TokenType> closers, SourcePosition first) {
        if (lineEnd < index - 1) {
            // Before the failure: an equals sign within brackets shows that they should have been closed.
            boolean inBrackets = closers.peek() == TokenType.CLOSE_BRACKET || closers.peek() == TokenType.CLOSE_PAREN;
            return inBrackets && itemFollows(lineEnd + 1, first);
        }
        return closers.isEmpty() || itemFollows(lineEnd + 1, first);
    }

    private boolean itemFollows(int i, SourcePosition first) {
        var token = tokens.get(i);
        return token.is(TokenType.IDENTIFIER)
                && token.range().start().column() <= first.column()
                && switch (tokens.get(i + 1).type()) {
                    case ASSIGN, OPEN_BRACE, OPEN_QUOTE -> true;
                    default -> false;
                };
    }
}
