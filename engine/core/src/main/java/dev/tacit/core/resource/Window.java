package dev.tacit.core.resource;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Hours of a week in which something may happen, as in {@code Sun 02:00-04:00 Europe/Berlin} or
 * {@code Mon-Fri 22:00-06:00}. A window whose end is not after its start ends on the next day; the days are those it
 * starts on. Times are of the zone's clock; one that is skipped when the clock is put forward is as much later, one that
 * comes twice is the first of the two.
 *
 * @param days on which it starts
 */
public record Window(Set<DayOfWeek> days, LocalTime start, LocalTime end, ZoneId zone) {
    private static final Pattern WRITTEN = Pattern.compile(
            "(?:(?<days>[A-Za-z,-]+)\\s+)?(?<start>\\d{2}:\\d{2})-(?<end>\\d{2}:\\d{2})(?:\\s+(?<zone>\\S+))?");
    private static final Map<String, DayOfWeek> NAMES = names();

    public Window {
        days = Set.copyOf(days);
    }

    private static Map<String, DayOfWeek> names() {
        var names = new HashMap<String, DayOfWeek>();
        for (var day : DayOfWeek.values()) {
            names.put(day.name().substring(0, 3), day);
            names.put(day.name(), day);
        }
        return names;
    }

    /** Every day where no days are written; UTC where no zone is. Empty when {@code text} is no window. */
    static Optional<Window> parse(String text) {
        var m = WRITTEN.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        var days = m.group("days") == null
                ? Optional.<Set<DayOfWeek>>of(EnumSet.allOf(DayOfWeek.class))
                : days(m.group("days"));
        try {
            var start = LocalTime.parse(m.group("start"));
            var end = m.group("end").equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(m.group("end"));
            var zone = m.group("zone") == null ? ZoneId.of("UTC") : ZoneId.of(m.group("zone"));
            return days.map(d -> new Window(d, start, end, zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Set<DayOfWeek>> days(String text) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var part : text.toUpperCase(Locale.ROOT).split(",", -1)) {
            var ends = part.split("-", -1);
            var first = NAMES.get(ends[0]);
            var last = NAMES.get(ends[ends.length - 1]);
            if (first == null || last == null || ends.length > 2) {
                return Optional.empty();
            }
            for (var day = first; ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return Optional.of(days);
    }

    /** Whether {@code moment} lies in it; its end does not. */
    public boolean open(Instant moment) {
        var today = moment.atZone(zone).toLocalDate();
        return startsOn(today.minusDays(1), moment) || startsOn(today, moment);
    }

    private boolean startsOn(LocalDate day, Instant moment) {
        return days.contains(day.getDayOfWeek()) && !moment.isBefore(start(day)) && moment.isBefore(end(day));
    }

    private Instant start(LocalDate day) {
        return ZonedDateTime.of(day, start, zone).toInstant();
    }

    private Instant end(LocalDate day) {
        return ZonedDateTime.of(end.isAfter(start) ? day : day.plusDays(1), end, zone)
                .toInstant();
    }

    /** When it opens next; {@code moment} itself while it is open. */
    public Instant opens(Instant moment) {
        if (open(moment)) {
            return moment;
        }
        var day = moment.atZone(zone).toLocalDate();
        // A change of the clock may swallow a whole window, but not that of the week after too.
        return IntStream.rangeClosed(0, 15)
                .mapToObj(day::plusDays)
                .filter(next -> days.contains(next.getDayOfWeek()))
                .filter(next -> !start(next).isBefore(moment) && start(next).isBefore(end(next)))
                .map(this::start)
                .findFirst()
                .orElseThrow();
    }
}
