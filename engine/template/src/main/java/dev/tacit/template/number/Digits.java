package dev.tacit.template.number;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads numbers from strings as Go's strconv does. */
public final class Digits {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern OCTAL = Pattern.compile("[+-]?[0-7]+");
    private static final Pattern PREFIXED = Pattern.compile("(?<sign>[+-]?)(?:0[xX](?<hex>[0-9a-fA-F_]+)"
            + "|0[bB](?<bin>[01_]+)|0(?:[oO](?=.))?(?<oct>[0-7_]*)|(?<dec>[1-9][0-9_]*))");
    private static final Pattern REAL = Pattern.compile(
            "[+-]?(?:(?<hex>0[xX])(?:[0-9a-fA-F_]+\\.?[0-9a-fA-F_]*|\\.[0-9a-fA-F_]+)[pP][+-]?[0-9][0-9_]*"
                    + "|(?:[0-9_]+\\.?[0-9_]*|\\.[0-9_]+)(?:[eE][+-]?[0-9][0-9_]*)?)");
    private static final Pattern INFINITE = Pattern.compile("[+-]?(?i:inf|infinity)");
    private static final Pattern STRAY = Pattern.compile("(?:^|[^0-9])_|_(?:$|[^0-9])");
    private static final Pattern STRAY_IN_HEX = Pattern.compile("(?:^|[^0-9a-fA-F])_|_(?:$|[^0-9a-fA-F])");
    private static final Pattern PREFIX = Pattern.compile("[+-]?0[xXbBoO]");

    /** Stands for all integers that do not fit. */
    private static final BigInteger BEYOND = BigInteger.ONE.shiftLeft(100);

    private Digits() {}

    /** An integer of base ten; the nearest that fits where it does not, 0 where there is none. */
    public static long nearest(String text) {
        var number = DECIMAL.matcher(text);
        if (!number.lookingAt()) {
            return 0;
        }
        var value = integer(number.group(), 10);
        // Go looks at what comes after a number that is too large no more.
        if (number.end() < text.length() && value.abs().bitLength() <= Long.SIZE) {
            return 0;
        }
        return value.max(BigInteger.valueOf(Long.MIN_VALUE))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    /** An integer of base eight, whatever it begins with; 0 where there is none that fits. */
    static long octal(String text) {
        return OCTAL.matcher(text).matches() ? fitting(integer(text, 8)) : 0;
    }

    /** An integer whose prefix tells its base, perhaps with underscores; 0 where there is none that fits. */
    static long prefixed(String text) {
        var number = PREFIXED.matcher(text);
        if (!number.matches() || !underscoresFit(text)) {
            return 0;
        }
        var magnitude = Optional.ofNullable(number.group("hex"))
                .map(digits -> integer(digits, 16))
                .or(() -> Optional.ofNullable(number.group("bin")).map(digits -> integer(digits, 2)))
                .or(() -> Optional.ofNullable(number.group("dec")).map(digits -> integer(digits, 10)))
                .orElseGet(() -> integer("0" + number.group("oct"), 8));
        return fitting(number.group("sign").equals("-") ? magnitude.negate() : magnitude);
    }

    /** Empty where there is no number, or none that fits. */
    static OptionalDouble real(String text) {
        if (INFINITE.matcher(text).matches()) {
            return OptionalDouble.of(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        if (text.equalsIgnoreCase("nan")) {
            return OptionalDouble.of(Double.NaN);
        }
        if (!REAL.matcher(text).matches() || !underscoresFit(text)) {
            return OptionalDouble.empty();
        }
        var digits = text.replace("_", "");
        if (digits.matches("[+-]?(?:0[xX])?\\.?(?:[pPeE].*)?")) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(digits);
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Whether each underscore stands between digits; a base prefix counts as a digit. */
    private static boolean underscoresFit(String text) {
        if (text.indexOf('_') < 0) {
            return true;
        }
        var prefix = PREFIX.matcher(text);
        boolean prefixed = prefix.lookingAt();
        boolean hex = prefixed && Character.toLowerCase(text.charAt(prefix.end() - 1)) == 'x';
        var digits = prefixed ? "0" + text.substring(prefix.end()) : text;
        return !(hex ? STRAY_IN_HEX : STRAY).matcher(digits).find();
    }

    private static BigInteger integer(String digits, int radix) {
        var plain = digits.replace("_", "");
        boolean negative = plain.startsWith("-");
        var significant = plain.replaceFirst("^[+-]?0*", "");
        if (significant.isEmpty()) {
            return BigInteger.ZERO;
        }
        var magnitude = significant.length() > 64 ? BEYOND : new BigInteger(significant, radix);
        return negative ? magnitude.negate() : magnitude;
    }

    private static long fitting(BigInteger value) {
        return value.bitLength() <= 63 ? value.longValueExact() : 0;
    }
}
