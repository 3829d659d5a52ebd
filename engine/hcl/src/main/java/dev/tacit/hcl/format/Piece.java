package dev.tacit.hcl.format;

import dev.tacit.hcl.syntax.TokenType;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/** A token or comment, and how many spaces are before it. */
final class Piece {
    private final TokenType type;
    private final boolean comment;
    private final String text;
    private final int offset;
    int before;

    private Piece(TokenType type, boolean comment, String text, int offset, int before) {
        this.type = type;
        this.comment = comment;
        this.text = text;
        this.offset = offset;
        this.before = before;
    }

    static Piece token(TokenType type, String text, int offset, int before) {
        boolean comment = type == TokenType.NEWLINE && (text.startsWith("#") || text.startsWith("/"));
        return new Piece(type, comment, text, offset, before);
    }

    /** A comment that does not end its line. */
    static Piece comment(String text, int offset, int before) {
        return new Piece(TokenType.INVALID, true, text, offset, before);
    }

    /** One that the source does not have. */
    static Piece made(TokenType type, String text) {
        return new Piece(type, false, text, -1, 0);
    }

    int offset() {
        return offset;
    }

    String text() {
        return text;
    }

    boolean is(TokenType wanted) {
        return type == wanted && !comment;
    }

    boolean isIn(List<TokenType> wanted) {
        return !comment && wanted.contains(type);
    }

    boolean isComment() {
        return comment;
    }

    boolean endsLine() {
        return type == TokenType.NEWLINE;
    }

    /** One for what opens, minus one for what closes. */
    int nesting() {
        return switch (type) {
            case OPEN_BRACE, OPEN_BRACKET, OPEN_PAREN, OPEN_INTERPOLATION, OPEN_DIRECTIVE -> 1;
            case CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PAREN, CLOSE_TEMPLATE -> -1;
            default -> 0;
        };
    }

    /** Its width with the spaces before it, in grapheme clusters. */
    int columns() {
        if (text.chars().allMatch(c -> c < 128 && c != '\r')) {
            return before + text.length();
        }
        var clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        int count = 0;
        while (clusters.next() != BreakIterator.DONE) {
            count++;
        }
        return before + count;
    }

    static int columns(List<Piece> pieces) {
        return pieces.stream().mapToInt(Piece::columns).sum();
    }
}
