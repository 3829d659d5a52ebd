package dev.tacit.cli.render;

import dev.tacit.core.plan.Change;
import dev.tacit.core.plan.Due;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why something changes, as a person reads it. */
final class Reasons {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT);

    private Reasons() {}

    static String of(Change.NewVersion change) {
        return of(change, change.due(), change.next().current().created());
    }

    static String of(Change.Draw change) {
        return of(change, change.due(), change.next().created());
    }

    private static String of(Change change, @Nullable Due due, Instant now) {
        return due == null
                ? change.reason().text()
                : "rotation due since " + since(due.since(), now) + (due.inWindow() ? ", window open" : "");
    }

    /** The time of today, the day of this week, else the date. */
    private static String since(Instant moment, Instant now) {
        var then = moment.atZone(ZoneOffset.UTC);
        if (then.toLocalDate().equals(now.atZone(ZoneOffset.UTC).toLocalDate())) {
            return TIME.format(then);
        }
        return Duration.between(moment, now).compareTo(Duration.ofDays(6)) < 0
                ? then.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                : then.toLocalDate().toString();
    }
}
