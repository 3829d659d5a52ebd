package dev.tacit.template.format;

import dev.tacit.template.value.GoValue.Time;
import java.util.Locale;

/** Writes moments by a {@link Layout}. */
public final class TimeFormat {
    private TimeFormat() {}

    /** As {@code %v} prints it. */
    public static String shown(Time time) {
        return of(time, "2006-01-02 15:04:05.999999999 -0700 MST");
    }

    /** As JSON has it. */
    public static String rfc3339(Time time) {
        return of(time, "2006-01-02T15:04:05.999999999Z07:00");
    }

    public static String of(Time time, String layout) {
        var written = new StringBuilder();
        for (var piece : Layout.of(layout)) {
            switch (piece) {
                case Layout.Verbatim(var octets) -> written.append(octets);
                case Layout.Fraction fraction -> written.append(fraction(time.nanos(), fraction));
                case Layout.Offset offset -> written.append(offset(time.offset(), offset));
                case Layout.Field field -> written.append(field(time, field));
            }
        }
        return written.toString();
    }

    private static String field(Time time, Layout.Field field) {
        var clock = time.clock();
        int hour = clock.getHour() % 12 == 0 ? 12 : clock.getHour() % 12;
        return switch (field) {
            case LONG_MONTH -> name(clock.getMonth());
            case MONTH -> name(clock.getMonth()).substring(0, 3);
            case NUMERIC_MONTH -> padded(clock.getMonthValue(), 1, '0');
            case TWO_DIGIT_MONTH -> padded(clock.getMonthValue(), 2, '0');
            case LONG_WEEKDAY -> name(clock.getDayOfWeek());
            case WEEKDAY -> name(clock.getDayOfWeek()).substring(0, 3);
            case DAY -> padded(clock.getDayOfMonth(), 1, '0');
            case PADDED_DAY -> padded(clock.getDayOfMonth(), 2, ' ');
            case TWO_DIGIT_DAY -> padded(clock.getDayOfMonth(), 2, '0');
            case PADDED_DAY_OF_YEAR -> padded(clock.getDayOfYear(), 3, ' ');
            case DAY_OF_YEAR -> padded(clock.getDayOfYear(), 3, '0');
            case HOUR -> padded(clock.getHour(), 2, '0');
            case HALF_HOUR -> padded(hour, 1, '0');
            case TWO_DIGIT_HALF_HOUR -> padded(hour, 2, '0');
            case MINUTE -> padded(clock.getMinute(), 1, '0');
            case TWO_DIGIT_MINUTE -> padded(clock.getMinute(), 2, '0');
            case SECOND -> padded(clock.getSecond(), 1, '0');
            case TWO_DIGIT_SECOND -> padded(clock.getSecond(), 2, '0');
            case YEAR -> (clock.getYear() < 0 ? "-" : "") + padded(Math.abs(clock.getYear()), 4, '0');
            case TWO_DIGIT_YEAR -> padded(Math.abs(clock.getYear()) % 100, 2, '0');
            case UPPER_NOON -> clock.getHour() < 12 ? "AM" : "PM";
            case LOWER_NOON -> clock.getHour() < 12 ? "am" : "pm";
            case ZONE -> time.zone().isEmpty() ? offset(time.offset(), NAMELESS) : time.zone();
        };
    }

    /** How a zone without a name is written. */
    private static final Layout.Offset NAMELESS = new Layout.Offset(false, false, true, false);

    private static String offset(int seconds, Layout.Offset offset) {
        if (seconds == 0 && offset.zulu()) {
            return "Z";
        }
        // As in Go, less than a minute has no sign.
        int minutes = Math.abs(seconds / 60);
        var separator = offset.colons() ? ":" : "";
        return (seconds / 60 < 0 ? "-" : "+")
                + padded(minutes / 60, 2, '0')
                + (offset.minutes() ? separator + padded(minutes % 60, 2, '0') : "")
                + (offset.seconds() ? separator + padded(Math.abs(seconds % 60), 2, '0') : "");
    }

    private static String fraction(int nanos, Layout.Fraction fraction) {
        if (fraction.trimmed() && nanos == 0) {
            return "";
        }
        var digits = padded(nanos, 9, '0').substring(0, Math.min(fraction.digits(), 9));
        if (fraction.trimmed()) {
            digits = digits.replaceFirst("0+$", "");
        }
        return digits.isEmpty() ? "" : fraction.separator() + digits;
    }

    private static String name(Enum<?> value) {
        return value.name().charAt(0) + value.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String padded(int value, int width, char filling) {
        var digits = Integer.toString(value);
        return String.valueOf(filling).repeat(Math.max(width - digits.length(), 0)) + digits;
    }
}
