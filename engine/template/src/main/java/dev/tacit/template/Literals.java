package dev.tacit.template;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads literals as Go's strconv does. */
final class Literals {
    private static final Pattern INTEGER =
            Pattern.compile("[+-]?(?:0[xX]_?(?<hex>[0-9a-fA-F_]+)|0[bB]_?(?<bin>[01_]+)|0[oO]?_?(?<oct>[0-7_]+)"
                    + "|(?<dec>[1-9][0-9_]*|0))");
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?(?:0[xX]_?(?:[0-9a-fA-F_]+\\.?[0-9a-fA-F_]*|\\.[0-9a-fA-F_]+)"
                    + "[pP][+-]?[0-9_]+|(?:[0-9_]+\\.?[0-9_]*|\\.[0-9_]+)(?:[eE][+-]?[0-9_]+)?)");
    private static final Pattern PREFIX = Pattern.compile("[+-]?(?:0[xXbBoO])?");
    private static final Pattern STRAY = Pattern.compile("(?:^|[^0-9])_|_(?:$|[^0-9])");
    private static final Pattern STRAY_IN_HEX = Pattern.compile("(?:^|[^0-9a-fA-F])_|_(?:$|[^0-9a-fA-F])");

    private Literals() {}

    static GoValue number(Token token) {
        var text = token.text();
        if (text.endsWith("i")) {
            throw Failure.unsupported(token.offset(), "Complex numbers are not supported in templates.");
        }
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        boolean underscoresFit = underscoresFit(text);
        // Go takes a signed hexadecimal integer with a digit e for a float; so do we.
        boolean isFloat = text.matches(hex ? ".*[pP].*" : ".*[.eEpP].*");
        var integer = INTEGER.matcher(text);
        if (underscoresFit && integer.matches()) {
            var value = integer(integer);
            if (text.startsWith("-")) {
                value = value.negate();
            }
            if (value.bitLength() > 63) {
                throw Failure.syntax(token.offset(), "This number is outside the range of 64-bit integers.");
            }
            return isFloat ? new GoValue.Real(value.doubleValue()) : GoValue.Int.constant(value.longValueExact());
        }
        if (underscoresFit && isFloat && FLOAT.matcher(text).matches()) {
            double value = Double.parseDouble(text.replace("_", ""));
            if (Double.isFinite(value)) {
                return new GoValue.Real(value);
            }
        }
        throw Failure.syntax(token.offset(), "This is not a valid number.");
    }

    /** Whether each underscore stands between digits; a base prefix counts as a digit. */
    private static boolean underscoresFit(String text) {
        var prefix = PREFIX.matcher(text);
        boolean prefixed = prefix.lookingAt() && prefix.end() > 1;
        var digits = (prefixed ? "0" : "") + text.substring(prefixed ? prefix.end() : 0);
        return !(prefixed ? STRAY_IN_HEX : STRAY).matcher(digits).find();
    }

    private static BigInteger integer(java.util.regex.Matcher m) {
        if (m.group("hex") != null) {
            return new BigInteger(m.group("hex").replace("_", ""), 16);
        }
        if (m.group("bin") != null) {
            return new BigInteger(m.group("bin").replace("_", ""), 2);
        }
        return m.group("oct") != null
                ? new BigInteger(m.group("oct").replace("_", ""), 8)
                : new BigInteger(m.group("dec").replace("_", ""));
    }

    static GoValue character(Token token) {
        var scan = new Escapes(token, '\'');
        int value = scan.one();
        if (!scan.atEnd()) {
            throw Failure.syntax(token.offset(), "A character constant holds exactly one character.");
        }
        return GoValue.Int.constant(value);
    }

    static String string(Token token) {
        if (token.kind() == Token.Kind.RAW_STRING) {
            return token.text().substring(1, token.text().length() - 1).replace("\r", "");
        }
        var scan = new Escapes(token, '"');
        var bytes = new ByteArrayOutputStream();
        while (!scan.atEnd()) {
            int value = scan.one();
            if (scan.isByte) {
                bytes.write(value);
            } else {
                bytes.writeBytes(Character.toString(value).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Failure.unsupported(token.offset(), "A string with bytes that are not UTF-8 is not supported.");
        }
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
