package dev.tacit.hcl.syntax;

/** What the lexer tells apart. Comments are no tokens; one that ends a line counts as that line's {@link #NEWLINE}. */
public enum TokenType {
    IDENTIFIER,
    NUMBER,
    NEWLINE,
    OPEN_BRACE,
    CLOSE_BRACE,
    OPEN_BRACKET,
    CLOSE_BRACKET,
    OPEN_PAREN,
    CLOSE_PAREN,
    DOT,
    COMMA,
    STAR,
    SLASH,
    PERCENT,
    PLUS,
    MINUS,
    ASSIGN,
    LESS,
    GREATER,
    NOT,
    QUESTION,
    COLON,
    EQUAL,
    NOT_EQUAL,
    GREATER_OR_EQUAL,
    LESS_OR_EQUAL,
    AND,
    OR,
    DOUBLE_COLON,
    ELLIPSIS,
    ARROW,
    OPEN_QUOTE,
    CLOSE_QUOTE,
    QUOTED_TEXT,
    OPEN_HEREDOC,
    CLOSE_HEREDOC,
    HEREDOC_TEXT,
    /** <code>${</code>, with or without a strip marker. */
    OPEN_INTERPOLATION,
    /** <code>%{</code>, with or without a strip marker. */
    OPEN_DIRECTIVE,
    CLOSE_TEMPLATE,
    /** Something the lexer has complained about. */
    INVALID,
    /** The line end that cuts off a quoted string, complained about. */
    BROKEN_STRING,
    END;

    /** The type that closes what this one opens, itself when it opens nothing. */
    TokenType closer() {
        return switch (this) {
            case OPEN_BRACE -> CLOSE_BRACE;
            case OPEN_BRACKET -> CLOSE_BRACKET;
            case OPEN_PAREN -> CLOSE_PAREN;
            case OPEN_QUOTE -> CLOSE_QUOTE;
            case OPEN_HEREDOC -> CLOSE_HEREDOC;
            case OPEN_INTERPOLATION, OPEN_DIRECTIVE -> CLOSE_TEMPLATE;
            default -> this;
        };
    }

    boolean closes() {
        return switch (this) {
            case CLOSE_BRACE, CLOSE_BRACKET, CLOSE_PAREN, CLOSE_QUOTE, CLOSE_HEREDOC, CLOSE_TEMPLATE -> true;
            default -> false;
        };
    }
}
