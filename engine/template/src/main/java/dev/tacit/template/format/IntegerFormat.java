package dev.tacit.template.format;

import dev.tacit.template.value.Octets;
import java.util.Locale;
import java.util.Optional;

/** Go's verbs for integers. */
final class IntegerFormat {
    private IntegerFormat() {}

    /** Empty when the verb is none for integers. */
    static Optional<String> of(long value, boolean unsigned, Spec spec) {
        return Optional.ofNullable(
                switch (spec.verb()) {
                    case 'v' ->
                        spec.isGoSyntax() && unsigned ? goUnsigned(value, spec) : digits(value, 10, spec.inside());
                    case 'd' -> digits(value, 10, spec);
                    case 'b' -> digits(value, 2, spec);
                    case 'o', 'O' -> digits(value, 8, spec);
                    case 'x', 'X' -> digits(value, 16, spec);
                    case 'c' -> spec.padded(Octets.ofRune(rune(value)));
                    case 'q' -> spec.padded(Quoting.character(rune(value), spec.plus()));
                    case 'U' -> unicode(value, spec);
                    default -> null;
                });
    }

    private static String goUnsigned(long value, Spec spec) {
        return digits(
                value,
                16,
                new Spec('v', spec.minus(), false, true, spec.space(), spec.zero(), spec.width(), spec.precision()));
    }

    private static int rune(long value) {
        return value < 0 || value > Character.MAX_CODE_POINT ? Octets.BROKEN : (int) value;
    }

    private static String digits(long value, int base, Spec spec) {
        boolean negative = value < 0;
        if (spec.precision() == 0 && value == 0) {
            return " ".repeat(Math.max(spec.width(), 0));
        }
        int wanted = spec.precision();
        if (wanted == Spec.NONE && spec.zero() && !spec.minus()) {
            wanted = spec.width() - (negative || spec.plus() || spec.space() ? 1 : 0);
        }
        var digits = Long.toUnsignedString(negative ? -value : value, base);
        digits = "0".repeat(Math.max(wanted - digits.length(), 0)) + digits;
        var sign = negative ? "-" : spec.plus() ? "+" : spec.space() ? " " : "";
        var number = prefix(digits, base, spec) + digits;
        return spec.padded(sign + (spec.verb() == 'X' ? number.toUpperCase(Locale.ROOT) : number), ' ');
    }

    private static String prefix(String digits, int base, Spec spec) {
        var octal = spec.verb() == 'O' ? "0o" : "";
        if (!spec.sharp()) {
            return octal;
        }
        return switch (base) {
            case 2 -> "0b";
            case 8 -> octal + (digits.startsWith("0") ? "" : "0");
            case 16 -> "0x";
            default -> "";
        };
    }

    private static String unicode(long value, Spec spec) {
        var digits = Long.toHexString(value).toUpperCase(Locale.ROOT);
        var zeros = "0".repeat(Math.max(Math.max(spec.precision(), 4) - digits.length(), 0));
        boolean shows = spec.sharp()
                && value >= 0
                && value <= Character.MAX_CODE_POINT
                && dev.tacit.core.value.Unicode.isPrinted((int) value);
        return spec.padded("U+" + zeros + digits + (shows ? " '" + Octets.ofRune((int) value) + "'" : ""), ' ');
    }
}
