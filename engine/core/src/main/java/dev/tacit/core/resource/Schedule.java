package dev.tacit.core.resource;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.value.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * When the versions of a secret are valid.
 *
 * @param notBefore a moment, for the versions made before it
 * @param delay from the making of a version to its first delivery, where that is declared instead of a moment
 * @param expiresAfter from the making of a version
 * @param warnBefore so long before expiry a plan warns
 */
public record Schedule(
        Optional<Instant> notBefore, Optional<Duration> delay, Optional<Duration> expiresAfter, Duration warnBefore) {
    private static final Duration WARN_BEFORE = Duration.ofDays(14);

    static Schedule read(Body body, Diagnostics diagnostics) {
        var notBefore = body.attribute("not_before");
        var moment = notBefore.flatMap(a -> moment(text(a)));
        return new Schedule(
                moment,
                moment.isPresent() ? Optional.empty() : notBefore.flatMap(a -> span(a, diagnostics)),
                body.attribute("expires_after").flatMap(a -> span(a, diagnostics)),
                body.attribute("warn_before").flatMap(a -> span(a, diagnostics)).orElse(WARN_BEFORE));
    }

    private static String text(Body.Attribute attribute) {
        return attribute.value() instanceof Text t ? t.string() : "";
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> span(Body.Attribute attribute, Diagnostics diagnostics) {
        return Span.read(attribute, "\"not_before\" may be a moment too, as in \"2026-12-01T06:00:00Z\".", diagnostics);
    }
}
