package dev.tacit.template.time;

import dev.tacit.template.format.Layout;
import dev.tacit.template.value.GoValue.Time;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a moment that is written by a {@link Layout}. What the layout does not say is 0 or 1; the zone is UTC then. */
final class TimeReading {
    private static final List<String> MONTHS =
            Arrays.stream(Month.values()).map(Enum::name).toList();
    private static final List<String> DAYS =
            Arrays.stream(java.time.DayOfWeek.values()).map(Enum::name).toList();
    private static final int NONE = -1;

    private final Scan scan;
    private int year;
    private int month = NONE;
    private int day = NONE;
    private int dayOfYear = NONE;
    private int hour;
    private int minute;
    private int second;
    private int nano;
    private boolean afternoon;
    private boolean morning;
    private boolean utc;
    private int offset = NONE;
    private String zone = "";

    private TimeReading(String octets) {
        scan = new Scan(octets);
    }

    /** Empty where the octets are not written so. */
    static Optional<Time> read(String layout, String octets) {
        try {
            var reading = new TimeReading(octets);
            var pieces = Layout.of(layout);
            for (int i = 0; i < pieces.size(); i++) {
                reading.piece(pieces.get(i), i + 1 < pieces.size() && pieces.get(i + 1) instanceof Layout.Fraction);
            }
            reading.scan.end();
            return Optional.of(reading.time());
        } catch (Scan.Mismatch _) {
            return Optional.empty();
        }
    }

    /**
     * @param beforeFraction otherwise a fraction after the seconds is read though the layout has none
     */
    private void piece(Layout.Piece piece, boolean beforeFraction) {
        switch (piece) {
            case Layout.Verbatim(var octets) -> scan.skip(octets);
            case Layout.Fraction(var _, int digits, boolean trimmed) -> {
                if (!trimmed) {
                    nano = scan.nanos(1 + digits);
                } else if (scan.atFraction()) {
                    nano = scan.allNanos();
                }
            }
            case Layout.Offset written -> {
                if (written.zulu() && scan.at('Z')) {
                    utc = true;
                } else {
                    offset = scan.offset(written);
                }
            }
            case Layout.Field field -> {
                field(field);
                boolean second = field == Layout.Field.SECOND || field == Layout.Field.TWO_DIGIT_SECOND;
                if (second && !beforeFraction && scan.atFraction()) {
                    nano = scan.allNanos();
                }
            }
        }
    }

    private void field(Layout.Field field) {
        switch (field) {
            case YEAR -> year = scan.year();
            case TWO_DIGIT_YEAR -> {
                int two = scan.signed(2);
                year = two + (two >= 69 ? 1900 : 2000);
            }
            case LONG_MONTH -> month = 1 + scan.name(MONTHS, Integer.MAX_VALUE);
            case MONTH -> month = 1 + scan.name(MONTHS, 3);
            case NUMERIC_MONTH -> month = scan.number(false, 1, 12);
            case TWO_DIGIT_MONTH -> month = scan.number(true, 1, 12);
            case LONG_WEEKDAY -> scan.name(DAYS, Integer.MAX_VALUE);
            case WEEKDAY -> scan.name(DAYS, 3);
            case DAY -> day = scan.number(false, 0, 99);
            case PADDED_DAY -> {
                scan.at(' ');
                day = scan.number(false, 0, 99);
            }
            case TWO_DIGIT_DAY -> day = scan.number(true, 0, 99);
            case PADDED_DAY_OF_YEAR -> {
                scan.at(' ');
                scan.at(' ');
                dayOfYear = scan.dayOfYear(false);
            }
            case DAY_OF_YEAR -> dayOfYear = scan.dayOfYear(true);
            case HOUR -> hour = scan.number(false, 0, 23);
            case HALF_HOUR -> hour = scan.number(false, 0, 12);
            case TWO_DIGIT_HALF_HOUR -> hour = scan.number(true, 0, 12);
            case MINUTE -> minute = scan.number(false, 0, 59);
            case TWO_DIGIT_MINUTE -> minute = scan.number(true, 0, 59);
            case SECOND -> second = scan.number(false, 0, 59);
            case TWO_DIGIT_SECOND -> second = scan.number(true, 0, 59);
            case UPPER_NOON -> noon(scan.either("AM", "PM"));
            case LOWER_NOON -> noon(scan.either("am", "pm"));
            case ZONE -> {
                var name = scan.zone();
                if (name.equals("UTC")) {
                    utc = true;
                } else {
                    zone = name;
                }
            }
        }
    }

    private void noon(boolean after) {
        afternoon |= after;
        morning |= !after;
    }

    private Time time() {
        if (afternoon && hour < 12) {
            hour += 12;
        } else if (!afternoon && morning && hour == 12) {
            hour = 0;
        }
        var clock = LocalDateTime.of(date(), java.time.LocalTime.of(hour, minute, second, nano));
        if (utc || (offset == NONE && zone.isEmpty())) {
            return new Time(clock, 0, "UTC");
        }
        if (offset != NONE) {
            return new Time(clock, offset, offset == 0 && zone.isEmpty() ? "UTC" : zone);
        }
        // The only zone known by its name is that of Greenwich. Go takes the clock for one there, and shows it
        // elsewhere.
        int hours = zone.length() > 3 && zone.startsWith("GMT") ? Integer.parseInt(zone.substring(3)) : 0;
        return new Time(clock.plusHours(hours), hours * 3600, zone);
    }

    private LocalDate date() {
        if (dayOfYear == NONE) {
            int ofMonth = day == NONE ? 1 : day;
            var inYear = YearMonth.of(year, month == NONE ? 1 : month);
            Scan.check(ofMonth >= 1 && ofMonth <= inYear.lengthOfMonth());
            return inYear.atDay(ofMonth);
        }
        Scan.check(dayOfYear >= 1 && dayOfYear <= Year.of(year).length());
        var date = LocalDate.ofYearDay(year, dayOfYear);
        Scan.check((month == NONE || month == date.getMonthValue()) && (day == NONE || day == date.getDayOfMonth()));
        return date;
    }
}
