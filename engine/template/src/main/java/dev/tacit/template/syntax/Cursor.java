package dev.tacit.template.syntax;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.syntax.Token.Kind;
import java.util.List;

/** Where a parser is among the tokens. */
final class Cursor {
    /** Blocks or parentheses inside one another. */
    private static final int DEPTH = 100;

    private final List<Token> tokens;
    private int next;
    private int depth;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        var token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    private int afterSpace(int index) {
        return tokens.get(index).kind() == Kind.SPACE ? index + 1 : index;
    }

    void skipSpace() {
        next = afterSpace(next);
    }

    /** The next token that is no space. */
    Token beyondSpace() {
        return tokens.get(afterSpace(next));
    }

    /** The token behind the next one, and behind a space if there is one. */
    Token second() {
        return tokens.get(afterSpace(next + 1));
    }

    /** Takes that one too. */
    void takeBoth() {
        next = afterSpace(next + 1) + 1;
    }

    void enter(Token token) {
        if (++depth > DEPTH) {
            throw Failure.limit(token.offset(), "Blocks and parentheses are nested more than " + DEPTH + " deep.");
        }
    }

    void leave() {
        depth--;
    }

    /** Takes the end of an action, and a space before it. */
    void takeRightDelimiter(String context) {
        skipSpace();
        var token = take();
        if (token.kind() != Kind.RIGHT_DELIMITER) {
            throw unexpected(token, context);
        }
    }

    static Failure unexpected(Token token, String context) {
        return Failure.syntax(token.offset(), "Unexpected " + token.describe() + " in " + context + ".");
    }
}
