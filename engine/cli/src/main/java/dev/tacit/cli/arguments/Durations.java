package dev.tacit.cli.arguments;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as people type them: {@code 90m}, {@code 1h30m}, {@code 7d}. */
final class Durations {
    private static final Pattern FORM =
            Pattern.compile("(?:(?<d>\\d{1,3})d)?(?:(?<h>\\d{1,4})h)?(?:(?<m>\\d{1,6})m)?(?:(?<s>\\d{1,8})s)?");
    private static final Duration LONGEST = Duration.ofDays(366);

    private Durations() {}

    /** Empty for what is no time, for none at all, for more than a year. */
    static Optional<Duration> parse(String text) {
        var m = FORM.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        var sum = Duration.ofDays(number(m.group("d")))
                .plusHours(number(m.group("h")))
                .plusMinutes(number(m.group("m")))
                .plusSeconds(number(m.group("s")));
        return sum.isZero() || sum.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(sum);
    }

    private static long number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
