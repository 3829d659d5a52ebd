package dev.tacit.hcl.syntax;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An operator or a mark of punctuation. */
record Symbol(String text, TokenType type) {
    /** Longer ones first, so that the first match is the longest. */
    private static final List<Symbol> ALL = List.of(
            new Symbol("...", TokenType.ELLIPSIS),
            new Symbol("==", TokenType.EQUAL),
            new Symbol("!=", TokenType.NOT_EQUAL),
            new Symbol(">=", TokenType.GREATER_OR_EQUAL),
            new Symbol("<=", TokenType.LESS_OR_EQUAL),
            new Symbol("&&", TokenType.AND),
            new Symbol("||", TokenType.OR),
            new Symbol("::", TokenType.DOUBLE_COLON),
            new Symbol("=>", TokenType.ARROW),
            new Symbol("\r\n", TokenType.NEWLINE),
            new Symbol("\n", TokenType.NEWLINE),
            new Symbol("{", TokenType.OPEN_BRACE),
            new Symbol("}", TokenType.CLOSE_BRACE),
            new Symbol("[", TokenType.OPEN_BRACKET),
            new Symbol("]", TokenType.CLOSE_BRACKET),
            new Symbol("(", TokenType.OPEN_PAREN),
            new Symbol(")", TokenType.CLOSE_PAREN),
            new Symbol(".", TokenType.DOT),
            new Symbol(",", TokenType.COMMA),
            new Symbol("*", TokenType.STAR),
            new Symbol("/", TokenType.SLASH),
            new Symbol("%", TokenType.PERCENT),
            new Symbol("+", TokenType.PLUS),
            new Symbol("-", TokenType.MINUS),
            new Symbol("=", TokenType.ASSIGN),
            new Symbol("<", TokenType.LESS),
            new Symbol(">", TokenType.GREATER),
            new Symbol("!", TokenType.NOT),
            new Symbol("?", TokenType.QUESTION),
            new Symbol(":", TokenType.COLON));

    private static final Map<Integer, List<Symbol>> BY_FIRST =
            ALL.stream().collect(Collectors.groupingBy(symbol -> (int) symbol.text.charAt(0)));

    static @Nullable Symbol at(Chars chars, int offset) {
        for (var symbol : BY_FIRST.getOrDefault(chars.at(offset), List.of())) {
            if (chars.startsWith(offset, symbol.text)) {
                return symbol;
            }
        }
        return null;
    }

    /** What to say about a character that begins no token. */
    static String problem(Chars chars, int offset) {
        return switch (chars.codePoint(offset)) {
            case '\'', '`' ->
                "Strings are written in double quotes (\"), or as heredocs (<<EOT) when they have several lines.";
            case 0x201C, 0x201D, 0x2018, 0x2019 ->
                "Curly quotes often come from a document or chat the text was copied from. Use straight double quotes"
                        + " (\").";
            case ';' ->
                "Arguments are separated by line breaks, items of collections by commas; semicolons have no meaning.";
            case '&', '|', '^', '~' -> "There are no bitwise operators. The logical ones are &&, || and !.";
            default -> "This character has no meaning outside of a string.";
        };
    }
}
