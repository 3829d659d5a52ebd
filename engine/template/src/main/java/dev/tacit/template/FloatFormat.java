package dev.tacit.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Go's {@code %g} with the fewest digits that name the number. */
final class FloatFormat {
    private FloatFormat() {}

    static String shortest(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        var decimal = decimal(value);
        var digits = decimal.unscaledValue().abs().toString();
        int exponent = digits.length() - decimal.scale() - 1;
        if (exponent < -4 || exponent >= 6) {
            return scientific(value < 0, digits, exponent);
        }
        return decimal.toPlainString();
    }

    private static String scientific(boolean negative, String digits, int exponent) {
        return (negative ? "-" : "") + digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + "e"
                + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    /** Java never prints fewer than two digits, Go does where one is enough. */
    private static BigDecimal decimal(double value) {
        var decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (decimal.precision() == 2) {
            for (var mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP}) {
                var shorter = decimal.round(new MathContext(1, mode)).stripTrailingZeros();
                if (shorter.doubleValue() == value) {
                    return shorter;
                }
            }
        }
        return decimal;
    }
}
