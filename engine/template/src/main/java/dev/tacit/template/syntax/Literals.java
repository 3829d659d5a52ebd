package dev.tacit.template.syntax;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.value.Octets;

/** Reads literals as Go's strconv does. */
final class Literals {
    private Literals() {}

    static int character(Token token) {
        var scan = new Escapes(token, '\'');
        int value = scan.one();
        if (!scan.atEnd()) {
            throw Failure.syntax(token.offset(), "A character constant holds exactly one character.");
        }
        return value;
    }

    /** The octets that a string literal means. */
    static String string(Token token) {
        if (token.kind() == Token.Kind.RAW_STRING) {
            return Octets.of(
                    token.text().substring(1, token.text().length() - 1).replace("\r", ""));
        }
        var scan = new Escapes(token, '"');
        var octets = new StringBuilder();
        while (!scan.atEnd()) {
            int value = scan.one();
            octets.append(scan.isByte ? String.valueOf((char) value) : Octets.ofRune(value));
        }
        return octets.toString();
    }

    /** Reads the characters between quotes, one at a time. */
    private static final class Escapes {
        private final Token token;
        private final String text;
        private final char quote;
        private int position = 1;
        private boolean isByte;

        Escapes(Token token, char quote) {
            this.token = token;
            this.text = token.text();
            this.quote = quote;
        }

        boolean atEnd() {
            return position == text.length() - 1;
        }

        int one() {
            isByte = false;
            if (atEnd()) {
                throw malformed();
            }
            int c = text.codePointAt(position);
            position += Character.charCount(c);
            if (c != '\\') {
                return c;
            }
            char escape = text.charAt(position++);
            return switch (escape) {
                case 'a' -> 7;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'v' -> 11;
                case '\\' -> '\\';
                case '\'', '"' -> {
                    if (escape != quote) {
                        throw malformed();
                    }
                    yield escape;
                }
                case 'x' -> octet(2, 16);
                case 'u' -> scalar(4);
                case 'U' -> scalar(8);
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    position--;
                    yield octet(3, 8);
                }
                default -> throw malformed();
            };
        }

        private int octet(int digits, int radix) {
            long value = digits(digits, radix);
            if (value > 255) {
                throw malformed();
            }
            isByte = true;
            return (int) value;
        }

        private int scalar(int digits) {
            long value = digits(digits, 16);
            if (value > Character.MAX_CODE_POINT || (value >= 0xD800 && value < 0xE000)) {
                throw malformed();
            }
            return (int) value;
        }

        private long digits(int count, int radix) {
            long value = 0;
            for (int i = 0; i < count; i++) {
                char c = position < text.length() - 1 ? text.charAt(position++) : ' ';
                int digit = c < 128 ? Character.digit(c, radix) : -1;
                if (digit < 0) {
                    throw malformed();
                }
                value = value * radix + digit;
            }
            return value;
        }

        private Failure malformed() {
            return Failure.syntax(token.offset(), "This literal has an invalid escape or is empty.");
        }
    }
}
