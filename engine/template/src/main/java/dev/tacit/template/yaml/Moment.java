package dev.tacit.template.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates, perhaps with a time, as YAML 1.1 of Go reads them. */
final class Moment {
    private static final String DATE = "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})";
    private static final String TIME = "([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]++)?";
    private static final Pattern FORM =
            Pattern.compile(DATE + "(?:[Tt]" + TIME + "(?:Z|[-+]([0-9]{2}):([0-9]{2}))| ++" + TIME + ")?");

    private Moment() {}

    static boolean is(String octets) {
        var match = FORM.matcher(octets);
        return match.matches()
                && isDate(match)
                && within(match, 4, 23)
                && within(match, 5, 59)
                && within(match, 6, 59)
                && within(match, 7, 24)
                && within(match, 8, 60)
                && within(match, 9, 23)
                && within(match, 10, 59)
                && within(match, 11, 59);
    }

    private static boolean isDate(Matcher match) {
        try {
            LocalDate.of(number(match, 1), number(match, 2), number(match, 3));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean within(Matcher match, int group, int most) {
        return match.group(group) == null || number(match, group) <= most;
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
