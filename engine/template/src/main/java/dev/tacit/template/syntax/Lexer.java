package dev.tacit.template.syntax;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Splits a template into tokens by the rules of Go's text/template/parse. */
final class Lexer {
    static final Set<String> KEYWORDS =
            Set.of("block", "break", "continue", "define", "else", "end", "if", "range", "template", "with");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:0[xX][0-9a-fA-F_]*\\.?[0-9a-fA-F_]*(?:[pP][+-]?[0-9_]*)?"
                    + "|0[oO][0-7_]*\\.?[0-7_]*|0[bB][01_]*\\.?[01_]*|[0-9_]*\\.?[0-9_]*(?:[eE][+-]?[0-9_]*)?)i?");
    private static final String SPACES = " \t\r\n";

    private final String input;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int start;

    private Lexer(String input) {
        this.input = input;
    }

    /** All tokens, the last one of kind {@code END}; or those before a failure, which is thrown once that end is reached. */
    static Cursor cursor(String input) {
        var lexer = new Lexer(input);
        try {
            lexer.run();
            return new Cursor(lexer.tokens, null);
        } catch (Failure failure) {
            lexer.emit(Kind.END);
            return new Cursor(lexer.tokens, failure);
        }
    }

    private void run() {
        boolean trim = false;
        while (true) {
            int open = input.indexOf("{{", position);
            int end = open < 0 ? input.length() : open;
            text(position, end, trim, open >= 0 && trimsLeft(open + 2));
            start = position = end;
            if (open < 0) {
                emit(Kind.END);
                return;
            }
            position += 2;
            int body = trimsLeft(position) ? position + 2 : position;
            if (input.startsWith("/*", body)) {
                position = body;
                comment();
            } else {
                emit(Kind.LEFT_DELIMITER);
                start = position = body;
                action();
            }
            trim = trimsRight(position);
            position += trim ? 4 : 2;
        }
    }

    private void text(int from, int to, boolean trimFront, boolean trimBack) {
        while (trimFront && from < to && isSpace(input.charAt(from))) {
            from++;
        }
        while (trimBack && from < to && isSpace(input.charAt(to - 1))) {
            to--;
        }
        if (from < to) {
            tokens.add(new Token(Kind.TEXT, input.substring(from, to), from));
        }
    }

    private void comment() {
        int open = position;
        int close = input.indexOf("*/", position + 2);
        if (close < 0) {
            throw Failure.syntax(position, "This comment is not closed; a comment ends with \"*/}}\".");
        }
        position = close + 2;
        if (!atRightDelimiter()) {
            throw Failure.syntax(open, "A comment must be alone in its braces: \"{{/*\" to \"*/}}\".");
        }
    }

    /** Leaves the position at the right delimiter, which is emitted. */
    private void action() {
        int parentheses = 0;
        while (!atRightDelimiter()) {
            start = position;
            int c = next();
            switch (c) {
                case -1 -> throw Failure.syntax(start, "This action is not closed; actions end with \"}}\".");
                case ' ', '\t', '\r', '\n' -> space();
                case '=' -> emit(Kind.ASSIGN);
                case ':' -> {
                    if (next() != '=') {
                        throw Failure.syntax(start, "A colon is only valid as part of \":=\".");
                    }
                    emit(Kind.DECLARE);
                }
                case '|' -> emit(Kind.PIPE);
                case ',' -> emit(Kind.COMMA);
                case '"' -> quoted('"', Kind.STRING);
                case '\'' -> quoted('\'', Kind.CHARACTER);
                case '`' -> rawString();
                case '$' -> word(Kind.VARIABLE, Kind.VARIABLE);
                case '.' -> {
                    if (position < input.length() && isDecimal(input.charAt(position))) {
                        number();
                    } else {
                        word(Kind.FIELD, Kind.DOT);
                    }
                }
                case '(' -> {
                    parentheses++;
                    emit(Kind.LEFT_PARENTHESIS);
                }
                case ')' -> {
                    if (--parentheses < 0) {
                        throw Failure.syntax(start, "There is no open parenthesis for this \")\".");
                    }
                    emit(Kind.RIGHT_PARENTHESIS);
                }
                default -> {
                    if (c == '+' || c == '-' || isDecimal(c)) {
                        number();
                    } else if (isAlphaNumeric(c)) {
                        identifier();
                    } else {
                        throw Failure.syntax(start, "This character has no meaning inside an action.");
                    }
                }
            }
        }
        if (parentheses > 0) {
            throw Failure.syntax(position, "The action ends before its open parenthesis is closed.");
        }
        tokens.add(new Token(Kind.RIGHT_DELIMITER, "}}", position));
        start = position;
    }

    private void space() {
        while (position < input.length() && isSpace(input.charAt(position))) {
            position++;
        }
        // The last space may belong to a closing " -}}".
        if (trimsRight(position - 1)) {
            position--;
        }
        if (position > start) {
            emit(Kind.SPACE);
        }
    }

    private void word(Kind kind, Kind alone) {
        absorbWord();
        emit(position == start + 1 ? alone : kind);
    }

    private void identifier() {
        absorbWord();
        var word = input.substring(start, position);
        emit(
                KEYWORDS.contains(word)
                        ? Kind.KEYWORD
                        : switch (word) {
                            case "true", "false" -> Kind.BOOL;
                            case "nil" -> Kind.NIL;
                            default -> Kind.IDENTIFIER;
                        });
    }

    private void absorbWord() {
        while (isAlphaNumeric(peek())) {
            next();
        }
        int c = peek();
        if (c != -1 && !isSpace(c) && ".,|:)(".indexOf(c) < 0 && !input.startsWith("}}", position)) {
            throw Failure.syntax(position, "This character cannot follow a name; separate operands by a space.");
        }
    }

    private void number() {
        position = start;
        scanNumber();
        boolean isComplex = isSign(peek());
        if (isComplex) {
            scanNumber();
            if (input.charAt(position - 1) != 'i') {
                throw Failure.syntax(start, "This is not a valid number.");
            }
        }
        emit(isComplex ? Kind.COMPLEX : Kind.NUMBER);
    }

    /** Only where a number ends; whether it is one is seen later. */
    private void scanNumber() {
        var number = NUMBER.matcher(input).region(position, input.length());
        position = number.lookingAt() ? number.end() : position;
        if (isAlphaNumeric(peek())) {
            throw Failure.syntax(start, "This is not a valid number.");
        }
    }

    private void quoted(char quote, Kind kind) {
        for (int c = next(); c != quote; c = next()) {
            if (c == '\\') {
                c = next();
            }
            if (c == -1 || c == '\n') {
                throw Failure.syntax(start, "This literal is not closed on its line.");
            }
        }
        emit(kind);
    }

    private void rawString() {
        int close = input.indexOf('`', position);
        if (close < 0) {
            throw Failure.syntax(start, "This raw string is not closed.");
        }
        position = close + 1;
        emit(Kind.RAW_STRING);
    }

    private boolean trimsLeft(int at) {
        return at + 1 < input.length() && input.charAt(at) == '-' && isSpace(input.charAt(at + 1));
    }

    private boolean trimsRight(int at) {
        return at >= 0 && at < input.length() && isSpace(input.charAt(at)) && input.startsWith("-}}", at + 1);
    }

    private boolean atRightDelimiter() {
        return input.startsWith("}}", position) || trimsRight(position);
    }

    private int peek() {
        return position < input.length() ? input.codePointAt(position) : -1;
    }

    private int next() {
        int c = peek();
        position += c < 0 ? 0 : Character.charCount(c);
        return c;
    }

    private void emit(Kind kind) {
        tokens.add(new Token(kind, input.substring(start, position), start));
        start = position;
    }

    private static boolean isSpace(int c) {
        return SPACES.indexOf(c) >= 0;
    }

    private static boolean isSign(int c) {
        return c == '+' || c == '-';
    }

    private static boolean isDecimal(int c) {
        return '0' <= c && c <= '9';
    }

    private static boolean isAlphaNumeric(int c) {
        return c == '_' || (c >= 0 && (Character.isLetter(c) || Character.isDigit(c)));
    }
}
