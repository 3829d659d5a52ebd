package dev.tacit.template.syntax;

/**
 * A piece of a template.
 *
 * @param text as written, except that trimmed space is gone from {@link Kind#TEXT}
 * @param offset where it begins, in {@code char}s
 */
record Token(Kind kind, String text, int offset) {
    enum Kind {
        TEXT("text"),
        LEFT_DELIMITER("\"{{\""),
        RIGHT_DELIMITER("\"}}\""),
        SPACE("space"),
        LEFT_PARENTHESIS("\"(\""),
        RIGHT_PARENTHESIS("\")\""),
        PIPE("\"|\""),
        COMMA("\",\""),
        DECLARE("\":=\""),
        ASSIGN("\"=\""),
        DOT("\".\""),
        FIELD("a field"),
        VARIABLE("a variable"),
        IDENTIFIER("a name"),
        KEYWORD("a keyword"),
        BOOL("a bool"),
        NIL("nil"),
        NUMBER("a number"),
        /** A sum of a real and an imaginary number. */
        COMPLEX("a number"),
        CHARACTER("a character constant"),
        STRING("a string"),
        RAW_STRING("a string"),
        END("the end of the template");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    boolean isKeyword(String word) {
        return kind == Kind.KEYWORD && text.equals(word);
    }

    /** For messages: what it is, without quoting literals. */
    String describe() {
        return kind == Kind.KEYWORD ? "\"" + text + "\"" : kind.words;
    }
}
