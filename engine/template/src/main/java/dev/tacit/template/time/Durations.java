package dev.tacit.template.time;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Go's durations: nanoseconds in 64 bits. */
final class Durations {
    private static final Pattern PART = Pattern.compile("\\G([0-9]*)(?:\\.([0-9]*))?([^.0-9]+)");
    private static final Map<String, Long> UNITS = Map.of(
            "ns",
            1L,
            "us",
            1_000L,
            "\u00c2\u00b5s",
            1_000L,
            "\u00ce\u00bcs",
            1_000L,
            "ms",
            1_000_000L,
            "s",
            1_000_000_000L,
            "m",
            60_000_000_000L,
            "h",
            3_600_000_000_000L);
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(63);

    private Durations() {}

    /** Empty when the octets are no duration. */
    static OptionalLong parse(String octets) {
        boolean negative = octets.startsWith("-");
        var rest = negative || octets.startsWith("+") ? octets.substring(1) : octets;
        if (rest.equals("0")) {
            return OptionalLong.of(0);
        }
        var parts = PART.matcher(rest);
        var sum = BigInteger.ZERO;
        int end = 0;
        while (parts.find()) {
            var unit = UNITS.get(parts.group(3));
            var fraction = parts.group(2) == null ? "" : parts.group(2);
            if (unit == null || parts.group(1).length() + fraction.length() == 0) {
                return OptionalLong.empty();
            }
            sum = sum.add(nanos(parts.group(1), fraction, unit));
            if (sum.compareTo(LIMIT) > 0) {
                return OptionalLong.empty();
            }
            end = parts.end();
        }
        boolean fits = end == rest.length() && end > 0 && (negative || sum.compareTo(LIMIT) < 0);
        return fits ? OptionalLong.of(negative ? sum.negate().longValue() : sum.longValue()) : OptionalLong.empty();
    }

    private static BigInteger nanos(String whole, String fraction, long unit) {
        var significant = whole.replaceFirst("^0+", "");
        if (significant.length() > 19) {
            return LIMIT.shiftLeft(1);
        }
        var nanos = new BigInteger("0" + significant).multiply(BigInteger.valueOf(unit));
        return fraction.isEmpty() ? nanos : nanos.add(BigInteger.valueOf(fraction(fraction, unit)));
    }

    /** In doubles, of as many digits as fit 63 bits. */
    private static long fraction(String digits, long unit) {
        long value = 0;
        double scale = 1;
        for (int i = 0; i < digits.length() && value <= Long.MAX_VALUE / 10; i++) {
            long next = value * 10 + digits.charAt(i) - '0';
            if (next < 0) {
                break;
            }
            value = next;
            scale *= 10;
        }
        return (long) (value * (unit / scale));
    }

    /** As Go prints one: {@code 1h2m3.5s}. */
    static String shown(long nanos) {
        var size = BigDecimal.valueOf(nanos).abs();
        var sign = nanos < 0 ? "-" : "";
        if (nanos == 0) {
            return "0s";
        }
        if (size.compareTo(BigDecimal.valueOf(1_000_000_000L)) < 0) {
            int places = size.precision() > 6 ? 6 : size.precision() > 3 ? 3 : 0;
            var unit = places == 6 ? "ms" : places == 3 ? "\u00c2\u00b5s" : "ns";
            return sign + plain(size.movePointLeft(places)) + unit;
        }
        var minutes = size.divideToIntegralValue(BigDecimal.valueOf(60_000_000_000L));
        var seconds = plain(size.subtract(minutes.multiply(BigDecimal.valueOf(60_000_000_000L)))
                        .movePointLeft(9)) + "s";
        long whole = minutes.longValueExact();
        return sign + (whole >= 60 ? whole / 60 + "h" : "") + (whole > 0 ? whole % 60 + "m" : "") + seconds;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** In whole ones of the largest unit that it is longer than. */
    static String rounded(long nanos) {
        var size = BigInteger.valueOf(nanos).abs();
        long hour = UNITS.getOrDefault("h", 0L);
        for (var unit : new Unit[] {
            new Unit(365 * 24 * hour, "y"),
            new Unit(30 * 24 * hour, "mo"),
            new Unit(24 * hour, "d"),
            new Unit(hour, "h"),
            new Unit(hour / 60, "m"),
            new Unit(hour / 3600, "s")
        }) {
            var length = BigInteger.valueOf(unit.nanos());
            if (size.compareTo(length) > 0) {
                return size.divide(length) + unit.name();
            }
        }
        return "0s";
    }

    private record Unit(long nanos, String name) {}
}
