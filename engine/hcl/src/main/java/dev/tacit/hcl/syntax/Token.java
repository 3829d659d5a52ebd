package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.SourceRange;

/**
 * A stretch of source text.
 *
 * @param text as written, so for literals it may hold a secret
 */
public record Token(TokenType type, String text, SourceRange range) {
    boolean is(TokenType wanted) {
        return type == wanted;
    }

    boolean isKeyword(String word) {
        return type == TokenType.IDENTIFIER && text.equals(word);
    }

    @Override
    public String toString() {
        return type + " at " + range;
    }
}
