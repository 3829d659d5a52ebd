package dev.tacit.template.syntax;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.syntax.Token.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a parser is among the tokens. */
final class Cursor {
    /** Blocks or parentheses inside one another. */
    private static final int DEPTH = 100;

    private final List<Token> tokens;
    /** Why there are no more tokens. A mistake that stands before it is told before it. */
    private final @Nullable Failure end;

    private int next;
    private int depth;

    Cursor(List<Token> tokens, @Nullable Failure end) {
        this.tokens = tokens;
        this.end = end;
    }

    private Token at(int index) {
        var token = tokens.get(index);
        if (token.kind() == Kind.END && end != null) {
            throw end;
        }
        return token;
    }

    Token peek() {
        return at(next);
    }

    Token take() {
        var token = at(next);
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
        return at(afterSpace(next));
    }

    /** The token behind the next one, and behind a space if there is one. */
    Token second() {
        return at(afterSpace(next + 1));
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
