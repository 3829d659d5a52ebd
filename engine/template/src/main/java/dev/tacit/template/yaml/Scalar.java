package dev.tacit.template.yaml;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a scalar without quotes stands for in YAML 1.1, where {@code yes} is true, {@code 010} is 8. */
sealed interface Scalar {
    enum Word implements Scalar {
        NULL,
        /** A date or time: read as text, yet written in quotes. */
        MOMENT,
        TEXT
    }

    record Flag(boolean value) implements Scalar {}

    /** An integer of 64 bits, signed or not. */
    record Whole(BigInteger value) implements Scalar {}

    record Fraction(double value) implements Scalar {}

    static Scalar of(String octets) {
        var word = Words.ALL.get(octets);
        if (word != null) {
            return word;
        }
        char first = octets.charAt(0);
        if (first == '.') {
            return Numerals.POINT.matcher(octets).matches() ? Numerals.fraction(octets) : Word.TEXT;
        }
        if ("+-0123456789".indexOf(first) < 0) {
            return Word.TEXT;
        }
        return Moment.is(octets) ? Word.MOMENT : Numerals.of(octets.replace("_", ""));
    }

    /** Whether other readers of YAML 1.1 take it for a number to the base of 60. */
    static boolean isSexagesimal(String octets) {
        return octets.indexOf(':') > 0 && Numerals.SEXAGESIMAL.matcher(octets).matches();
    }

    /** Words with a meaning. */
    final class Words {
        private static final Map<String, Scalar> ALL = new HashMap<>();

        static {
            words(new Flag(true), "y", "yes", "true", "on");
            words(new Flag(false), "n", "no", "false", "off");
            words(Word.NULL, "", "~", "null");
            for (var nan : List.of(".nan", ".NaN", ".NAN")) {
                ALL.put(nan, new Fraction(Double.NaN));
            }
            words(new Fraction(Double.POSITIVE_INFINITY), ".inf", "+.inf");
            words(new Fraction(Double.NEGATIVE_INFINITY), "-.inf");
        }

        private Words() {}

        /** In lower case, in upper case, with a capital. */
        private static void words(Scalar meaning, String... words) {
            for (var word : words) {
                ALL.put(word, meaning);
                ALL.put(word.toUpperCase(Locale.ROOT), meaning);
                for (int i = 0; i < word.length(); i++) {
                    if (Character.isLetter(word.charAt(i))) {
                        ALL.put(
                                word.substring(0, i) + Character.toUpperCase(word.charAt(i)) + word.substring(i + 1),
                                meaning);
                        break;
                    }
                }
            }
        }
    }

    /** Numbers as they are written. */
    final class Numerals {
        private static final Pattern POINT = Pattern.compile("\\.[0-9]++(?:[eE][-+]?[0-9]++)?");
        private static final Pattern DECIMAL =
                Pattern.compile("[-+]?(?:\\.[0-9]++|[0-9]++(?:\\.[0-9]*+)?)(?:[eE][-+]?[0-9]++)?");
        private static final Pattern SEXAGESIMAL =
                Pattern.compile("[-+]?[0-9][0-9_]*+(?::[0-5]?[0-9])++(?:\\.[0-9_]*+)?");
        private static final Pattern WHOLE = Pattern.compile(
                "([-+]?)(?:0[xX]([0-9a-fA-F]++)|0[oO]([0-7]++)|0[bB]([01]++)|0([0-7]*+)|([1-9][0-9]*+))");
        private static final int[] BASES = {16, 8, 2, 8, 10};
        /** Go takes a sign there, too. */
        private static final Pattern SIGNED_BINARY = Pattern.compile("0b[-+][01]++");

        private static final BigInteger SIGNED_LIMIT = BigInteger.ONE.shiftLeft(63);
        private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(64);

        private Numerals() {}

        private static Scalar of(String plain) {
            var whole = whole(plain);
            if (whole.isPresent()) {
                return new Whole(whole.get());
            }
            return DECIMAL.matcher(plain).matches() ? fraction(plain) : Word.TEXT;
        }

        private static Optional<BigInteger> whole(String plain) {
            var match = WHOLE.matcher(
                    SIGNED_BINARY.matcher(plain).matches() ? plain.charAt(2) + "0b" + plain.substring(3) : plain);
            if (!match.matches()) {
                return Optional.empty();
            }
            for (int i = 0; i < BASES.length; i++) {
                @Nullable String digits = match.group(i + 2);
                if (digits != null) {
                    return inRange(digits, BASES[i], match.group(1));
                }
            }
            throw new IllegalStateException("one of the groups matched");
        }

        private static Optional<BigInteger> inRange(String digits, int base, String sign) {
            int zeros = 0;
            while (zeros < digits.length() && digits.charAt(zeros) == '0') {
                zeros++;
            }
            if (digits.length() - zeros > 64) {
                return Optional.empty();
            }
            var size = zeros == digits.length() ? BigInteger.ZERO : new BigInteger(digits.substring(zeros), base);
            return switch (sign) {
                case "" -> Optional.of(size).filter(s -> s.compareTo(LIMIT) < 0);
                case "+" -> Optional.of(size).filter(s -> s.compareTo(SIGNED_LIMIT) < 0);
                default -> Optional.of(size.negate()).filter(_ -> size.compareTo(SIGNED_LIMIT) <= 0);
            };
        }

        private static Scalar fraction(String decimal) {
            double value = Double.parseDouble(decimal);
            return Double.isInfinite(value) ? Word.TEXT : new Fraction(value);
        }
    }
}
