package dev.tacit.template.format;

import java.util.Locale;
import java.util.Optional;

/** Go's verbs for floating-point numbers. */
public final class FloatFormat {
    private FloatFormat() {}

    /** As {@code %v} prints it: the fewest digits that name the number. */
    public static String shortest(double value) {
        return of(value, Spec.PLAIN).orElseThrow();
    }

    /** As Go writes it into JSON; for finite numbers. */
    public static String json(double value) {
        double size = Math.abs(value);
        var sign = value < 0 || 1 / value < 0 ? "-" : "";
        var decimal = Decimal.shortest(size);
        if (size == 0 || (size >= 1e-6 && size < 1e21)) {
            return sign + decimal.plain();
        }
        return sign + decimal.scientific(decimal.digits().length() - 1).replaceFirst("e-0", "e-");
    }

    /** Empty when the verb is none for such numbers. */
    static Optional<String> of(double value, Spec spec) {
        return Optional.ofNullable(
                switch (spec.verb()) {
                    case 'v' -> padded(value, 'g', Spec.NONE, spec.inside());
                    case 'b', 'g', 'G', 'x', 'X' -> padded(value, (char) spec.verb(), Spec.NONE, spec);
                    case 'f', 'e', 'E' -> padded(value, (char) spec.verb(), 6, spec);
                    case 'F' -> padded(value, 'f', 6, spec);
                    default -> null;
                });
    }

    private static String padded(double value, char verb, int usual, Spec spec) {
        int precision = spec.precision() == Spec.NONE ? usual : spec.precision();
        boolean negative = !Double.isNaN(value) && (value < 0 || 1 / value < 0);
        var sign = negative ? "-" : spec.plus() ? "+" : spec.space() ? " " : "";
        if (!Double.isFinite(value)) {
            var shown = Double.isNaN(value) ? sign + "NaN" : (sign.isEmpty() ? "+" : sign) + "Inf";
            return spec.padded(shown, ' ');
        }
        var number = unsigned(Math.abs(value), verb, precision);
        if (spec.sharp() && verb != 'b') {
            number = withPoint(number, verb, precision);
        }
        int missing = spec.width() - sign.length() - number.length();
        // The sign stands before the zeros.
        return spec.zero() && !spec.minus() && missing > 0
                ? sign + "0".repeat(missing) + number
                : spec.padded(sign + number, ' ');
    }

    private static String unsigned(double value, char verb, int precision) {
        return switch (verb) {
            case 'b' -> Binary.mantissaAndExponent(value);
            case 'x' -> Binary.hex(value, precision);
            case 'X' -> Binary.hex(value, precision).toUpperCase(Locale.ROOT);
            case 'e' -> Decimal.rounded(value, precision + 1).scientific(precision);
            case 'E' ->
                Decimal.rounded(value, precision + 1).scientific(precision).toUpperCase(Locale.ROOT);
            case 'f' -> Decimal.plain(value, precision);
            default -> {
                var number = general(value, precision);
                yield verb == 'G' ? number.toUpperCase(Locale.ROOT) : number;
            }
        };
    }

    /** Whichever form is shorter for its exponent. */
    private static String general(double value, int precision) {
        boolean shortest = precision == Spec.NONE;
        var decimal = shortest ? Decimal.shortest(value) : Decimal.rounded(value, Math.max(precision, 1));
        int digits = decimal.digits().length();
        int limit = shortest ? 6 : Math.max(precision, 1);
        if (!shortest && limit > digits && digits >= decimal.point()) {
            limit = digits;
        }
        int exponent = decimal.point() - 1;
        return exponent < -4 || exponent >= limit ? decimal.scientific(digits - 1) : decimal.plain();
    }

    /** The flag "#": there is always a point, and as many digits as the precision says. */
    private static String withPoint(String number, char verb, int precision) {
        boolean hex = verb == 'x' || verb == 'X';
        int exponent = number.length();
        boolean point = false;
        boolean counts = false;
        int digits = verb == 'g' || verb == 'G' || verb == 'x' ? (precision == Spec.NONE ? 6 : precision) : 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == '.') {
                point = true;
            } else if (c == 'p' || c == 'P' || (!hex && (c == 'e' || c == 'E'))) {
                exponent = i;
                break;
            } else {
                counts |= c != '0';
                digits -= counts ? 1 : 0;
            }
        }
        var mantissa = number.substring(0, exponent);
        if (!point) {
            digits -= mantissa.equals("0") ? 1 : 0;
            mantissa += ".";
        }
        return mantissa + "0".repeat(Math.max(digits, 0)) + number.substring(exponent);
    }
}
