package dev.tacit.template.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number that is not negative, by its digits.
 *
 * @param digits without zeros at either end; none for zero
 * @param point how many of them stand before the point; negative for zeros after it
 */
record Decimal(String digits, int point) {
    /** No {@code double} has more digits than this. */
    private static final int ALL = 1100;

    private static Decimal of(BigDecimal value) {
        if (value.signum() == 0) {
            return new Decimal("", 0);
        }
        var stripped = value.stripTrailingZeros();
        var digits = stripped.unscaledValue().toString();
        return new Decimal(digits, digits.length() - stripped.scale());
    }

    /** Correctly rounded to that many digits. */
    static Decimal rounded(double value, int digits) {
        return of(new BigDecimal(value).round(new MathContext(Math.min(digits, ALL), RoundingMode.HALF_EVEN)));
    }

    /** The fewest digits that name the number. Java never has fewer than two, Go has one where one is enough. */
    static Decimal shortest(double value) {
        var decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (decimal.precision() == 2) {
            for (var mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP}) {
                var shorter = decimal.round(new MathContext(1, mode));
                if (shorter.doubleValue() == value) {
                    return of(shorter);
                }
            }
        }
        return of(decimal);
    }

    /** With that many digits after the point, correctly rounded. */
    static String plain(double value, int places) {
        int exact = Math.min(places, ALL);
        var plain =
                new BigDecimal(value).setScale(exact, RoundingMode.HALF_EVEN).toPlainString();
        return plain + "0".repeat(places - exact);
    }

    /** With all its digits and no exponent. */
    String plain() {
        if (digits.isEmpty()) {
            return "0";
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return digits.length() <= point
                ? digits + "0".repeat(point - digits.length())
                : digits.substring(0, point) + "." + digits.substring(point);
    }

    /** With one digit before the point, that many after it. */
    String scientific(int places) {
        var all = digits.isEmpty() ? "0" : digits;
        int exponent = digits.isEmpty() ? 0 : point - 1;
        var after = all.substring(1, Math.min(all.length(), Math.max(places, 0) + 1));
        return all.charAt(0)
                + (places > 0 ? "." + after + "0".repeat(places - after.length()) : "")
                + exponent('e', exponent);
    }

    /** An exponent with its sign, in at least two digits. */
    static String exponent(char letter, int exponent) {
        int size = Math.abs(exponent);
        return letter + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }
}
