package dev.tacit.hcl.format;

import dev.tacit.hcl.syntax.TokenType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a space stands between two pieces of a line. */
final class Spacing {
    private static final List<TokenType> TEXT =
            List.of(TokenType.QUOTED_TEXT, TokenType.HEREDOC_TEXT, TokenType.OPEN_QUOTE, TokenType.OPEN_HEREDOC);
    private static final List<TokenType> BEFORE_TEXT =
            List.of(TokenType.QUOTED_TEXT, TokenType.HEREDOC_TEXT, TokenType.CLOSE_QUOTE, TokenType.CLOSE_HEREDOC);
    private static final List<TokenType> TEMPLATES = List.of(TokenType.OPEN_INTERPOLATION, TokenType.OPEN_DIRECTIVE);

    /** After these a minus is a sign, not a subtraction. */
    private static final List<TokenType> BEFORE_SIGN = List.of(
            TokenType.OPEN_PAREN,
            TokenType.OPEN_BRACE,
            TokenType.OPEN_BRACKET,
            TokenType.ASSIGN,
            TokenType.COLON,
            TokenType.COMMA,
            TokenType.QUESTION,
            TokenType.PLUS,
            TokenType.STAR,
            TokenType.SLASH,
            TokenType.PERCENT,
            TokenType.MINUS,
            TokenType.EQUAL,
            TokenType.NOT_EQUAL,
            TokenType.GREATER,
            TokenType.GREATER_OR_EQUAL,
            TokenType.LESS,
            TokenType.LESS_OR_EQUAL,
            TokenType.AND,
            TokenType.OR,
            TokenType.NOT);

    private Spacing() {}

    static void apply(List<Piece> pieces) {
        for (int i = 0; i + 1 < pieces.size(); i++) {
            var before = i == 0 ? null : pieces.get(i - 1);
            pieces.get(i + 1).before = between(before, pieces.get(i), pieces.get(i + 1)) ? 1 : 0;
        }
    }

    private static boolean between(@Nullable Piece before, Piece piece, Piece next) {
        if (next.is(TokenType.NEWLINE) || joins(piece, next)) {
            return false;
        }
        if (piece.is(TokenType.COMMA)) {
            return true;
        }
        if (piece.isIn(TEXT) || next.isIn(BEFORE_TEXT)) {
            return false;
        }
        if (piece.is(TokenType.IDENTIFIER)
                && piece.text().equals("in")
                && before != null
                && before.is(TokenType.IDENTIFIER)) {
            return true; // not an index, though a bracket may follow
        }
        boolean indexable = piece.is(TokenType.IDENTIFIER) || piece.is(TokenType.NUMBER) || piece.nesting() < 0;
        if ((next.is(TokenType.OPEN_BRACKET) && indexable) || piece.is(TokenType.NOT)) {
            return false;
        }
        if (piece.is(TokenType.MINUS)) {
            return before != null && !before.isIn(BEFORE_SIGN);
        }
        if (piece.is(TokenType.OPEN_BRACE) || next.is(TokenType.CLOSE_BRACE)) {
            return !(piece.is(TokenType.OPEN_BRACE) && next.is(TokenType.CLOSE_BRACE));
        }
        if ((piece.isIn(TEMPLATES) && next.is(TokenType.OPEN_BRACE))
                || (piece.is(TokenType.CLOSE_BRACE) && next.is(TokenType.CLOSE_TEMPLATE))) {
            return true;
        }
        boolean templates = piece.is(TokenType.CLOSE_TEMPLATE) && next.isIn(TEMPLATES);
        return !templates && piece.nesting() <= 0 && next.nesting() >= 0;
    }

    /** Calls, names with namespaces, steps of traversals, what belongs to the piece before it. */
    private static boolean joins(Piece piece, Piece next) {
        boolean name = piece.is(TokenType.IDENTIFIER);
        return (name && (next.is(TokenType.OPEN_PAREN) || next.is(TokenType.DOUBLE_COLON)))
                || (piece.is(TokenType.DOUBLE_COLON) && next.is(TokenType.IDENTIFIER))
                || piece.is(TokenType.DOT)
                || next.is(TokenType.DOT)
                || next.is(TokenType.COMMA)
                || next.is(TokenType.ELLIPSIS);
    }
}
