package dev.tacit.core.resource;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.value.Text;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads lengths of time as they are written in declarations. */
final class Span {
    private static final Pattern WRITTEN =
            Pattern.compile("(?:(?<d>\\d{1,5})d)?(?:(?<h>\\d{1,6})h)?(?:(?<m>\\d{1,8})m)?(?:(?<s>\\d{1,10})s)?");

    private Span() {}

    /** @param more what else may stand there, a sentence; may be empty */
    static Optional<Duration> read(Body.Attribute attribute, String more, Diagnostics diagnostics) {
        var span = parse(attribute.value() instanceof Text t ? t.string() : "");
        if (span.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    ResourceCode.INVALID_DURATION,
                    "Not a length of time",
                    "A length of time is written as \"30d\", \"12h\", \"90m\", or several of these together, as in \"1d12h\"."
                            + (more.isEmpty() ? "" : " " + more),
                    attribute.range()));
        }
        return span;
    }

    private static Optional<Duration> parse(String text) {
        var m = WRITTEN.matcher(text);
        if (text.isEmpty() || !m.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(number(m.group("d")))
                .plusHours(number(m.group("h")))
                .plusMinutes(number(m.group("m")))
                .plusSeconds(number(m.group("s"))));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
