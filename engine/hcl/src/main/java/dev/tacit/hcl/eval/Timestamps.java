package dev.tacit.hcl.eval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Points in time as RFC 3339 writes them, and durations as Go does. */
final class Timestamps {
    private static final Pattern RFC3339 =
            Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]+))?"
                    + "(?:Z|([+-])([0-9]{2}):([0-9]{2}))");
    private static final Pattern DURATION =
            Pattern.compile("[+-]?(?:0|(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+)");
    private static final Pattern PART = Pattern.compile("([0-9.]+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "μs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private Timestamps() {}

    static Optional<OffsetDateTime> parse(String text) {
        var m = RFC3339.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            var fraction = ((m.group(7) == null ? "" : m.group(7)) + "000000000").substring(0, 9);
            var local = LocalDateTime.of(
                    number(m.group(1)),
                    number(m.group(2)),
                    number(m.group(3)),
                    number(m.group(4)),
                    number(m.group(5)),
                    number(m.group(6)),
                    number(fraction));
            int sign = "-".equals(m.group(8)) ? -1 : 1;
            int hours = m.group(9) == null ? 0 : number(m.group(9));
            int minutes = m.group(10) == null ? 0 : number(m.group(10));
            if (hours > 23 || minutes > 59) {
                return Optional.empty();
            }
            // Java knows no zone beyond 18 hours; nobody lives there.
            return Optional.of(local.atOffset(ZoneOffset.ofTotalSeconds(sign * (hours * 60 + minutes) * 60)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** In nanoseconds. */
    static Optional<Long> duration(String text) {
        if (!DURATION.matcher(text).matches()) {
            return Optional.empty();
        }
        var total = BigInteger.ZERO;
        var m = PART.matcher(text);
        while (m.find()) {
            var unit = BigDecimal.valueOf(NANOS.getOrDefault(m.group(2), 0L));
            total = total.add(new BigDecimal(m.group(1).endsWith(".") ? m.group(1) + "0" : m.group(1))
                    .multiply(unit)
                    .toBigInteger());
        }
        var signed = text.startsWith("-") ? total.negate() : total;
        return signed.bitLength() < 64 ? Optional.of(signed.longValue()) : Optional.empty();
    }

    static String text(OffsetDateTime time) {
        return String.format(
                java.util.Locale.ROOT,
                "%04d-%02d-%02dT%02d:%02d:%02d%s",
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                time.getOffset().getId());
    }
}
