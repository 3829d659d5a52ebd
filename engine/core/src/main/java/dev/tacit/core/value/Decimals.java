package dev.tacit.core.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Binary numbers in decimal digits, read as Terraform reads them, written as it writes them. */
final class Decimals {
    private static final int DECIMAL_LIMIT = 100_000;
    private static final Pattern DECIMAL =
            Pattern.compile("(?<sign>[+-]?)(?<whole>[0-9]*)(?:\\.(?<part>[0-9]*))?(?:[eE](?<exp>[+-]?[0-9]+))?");

    private Decimals() {}

    /** Empty for what is no number. */
    static Optional<Num> parse(String text) {
        var m = DECIMAL.matcher(text);
        if (!m.matches()) {
            return switch (text) {
                case "Inf", "inf", "+Inf", "+inf" -> Optional.of(Num.infinity(false));
                case "-Inf", "-inf" -> Optional.of(Num.infinity(true));
                default -> Optional.empty();
            };
        }
        var part = m.group("part") == null ? "" : m.group("part");
        var digits = m.group("whole") + part;
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        boolean negative = m.group("sign").equals("-");
        var whole = new BigInteger(digits);
        if (whole.signum() == 0) {
            return Optional.of(Num.rounded(negative, BigInteger.ZERO, 0, Num.FULL));
        }
        var scale = new BigInteger(m.group("exp") == null ? "0" : m.group("exp"))
                .subtract(BigInteger.valueOf(part.length()));
        if (scale.bitLength() > 31 || Math.abs(scale.longValue()) + digits.length() > DECIMAL_LIMIT) {
            return Optional.of(
                    scale.signum() > 0 ? Num.infinity(negative) : Num.rounded(negative, BigInteger.ZERO, 0, Num.FULL));
        }
        int ten = scale.intValueExact();
        return Optional.of(
                ten >= 0
                        ? Num.rounded(negative, whole.multiply(BigInteger.TEN.pow(ten)), 0, Num.FULL)
                        : Num.quotient(negative, whole, 0, BigInteger.TEN.pow(-ten), 0, Num.FULL));
    }

    /** The shortest digits, without exponent, that read back as magnitude × 2^exponent. */
    static String format(BigInteger magnitude, int exponent, int precision) {
        return exponent >= 0 && magnitude.bitLength() + exponent <= precision
                ? magnitude.shiftLeft(exponent).toString()
                : shortest(magnitude, exponent, precision).toPlainString();
    }

    private static BigDecimal shortest(BigInteger magnitude, int exponent, int precision) {
        int spare = precision - magnitude.bitLength();
        var scaled = magnitude.shiftLeft(spare + 1);
        int half = exponent - spare - 1;
        var exact = exact(scaled, half);
        var low = exact(scaled.subtract(BigInteger.ONE), half);
        var high = exact(scaled.add(BigInteger.ONE), half);
        boolean inclusive = !scaled.testBit(1);
        int few = 1;
        int many = exact.precision();
        while (few < many) {
            int middle = (few + many) >>> 1;
            var down = exact.round(new MathContext(middle, RoundingMode.DOWN));
            var up = exact.round(new MathContext(middle, RoundingMode.UP));
            if (within(down, low, high, inclusive) || within(up, low, high, inclusive)) {
                many = middle;
            } else {
                few = middle + 1;
            }
        }
        var nearest = exact.round(new MathContext(few, RoundingMode.HALF_EVEN));
        if (!within(nearest, low, high, inclusive)) {
            // The interval is not symmetric in decimal digits: only the farther neighbour is inside.
            var down = exact.round(new MathContext(few, RoundingMode.DOWN));
            nearest = within(down, low, high, inclusive) ? down : exact.round(new MathContext(few, RoundingMode.UP));
        }
        return nearest.stripTrailingZeros();
    }

    private static boolean within(BigDecimal x, BigDecimal low, BigDecimal high, boolean inclusive) {
        int below = x.compareTo(low);
        int above = x.compareTo(high);
        return inclusive ? below >= 0 && above <= 0 : below > 0 && above < 0;
    }

    /** All digits of magnitude × 2^exponent. */
    static BigDecimal exact(BigInteger magnitude, int exponent) {
        return exponent >= 0
                ? new BigDecimal(magnitude.shiftLeft(exponent))
                : new BigDecimal(magnitude.multiply(BigInteger.valueOf(5).pow(-exponent)), -exponent);
    }
}
