package dev.tacit.generator.x509;

import dev.tacit.generator.kind.Inputs;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** From when until when. */
record Validity(Instant from, Instant until) {
    /** Clocks of those who check may be late. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofDays(36_525);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Pattern SPAN = Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?");

    /** A length of time that an attribute gives, {@code fallback} when left out. */
    static Duration span(Inputs inputs, String name, Duration fallback) {
        var given = inputs.text(name);
        if (given.isEmpty()) {
            return fallback;
        }
        var span = span(given.get());
        if (span.filter(length -> length.compareTo(SHORTEST) >= 0 && length.compareTo(LONGEST) <= 0)
                .isPresent()) {
            return span.get();
        }
        inputs.error(
                name,
                "\"" + name
                        + "\" must be a length of time from one minute to a hundred years, for example \"90d\" or \"1d12h\".");
        return fallback;
    }

    private static Optional<Duration> span(String text) {
        var found = SPAN.matcher(text);
        return found.matches()
                ? Optional.of(Duration.ofDays(number(found.group(1)))
                        .plusHours(number(found.group(2)))
                        .plusMinutes(number(found.group(3))))
                : Optional.empty();
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** Certificates know whole seconds. */
    static Validity of(Instant now, Duration length) {
        var second = now.truncatedTo(ChronoUnit.SECONDS);
        return new Validity(second.minus(SKEW), second.plus(length));
    }

    /** Never beyond the authority's own, which would be worth nothing. */
    Validity within(X509CertificateHolder authority) {
        var first = authority.getNotBefore().toInstant();
        var last = authority.getNotAfter().toInstant();
        return new Validity(first.isAfter(from) ? first : from, last.isBefore(until) ? last : until);
    }

    Date begin() {
        return Date.from(from);
    }

    Date end() {
        return Date.from(until);
    }
}
