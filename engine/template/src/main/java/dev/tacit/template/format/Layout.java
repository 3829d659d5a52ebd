package dev.tacit.template.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How Go writes dates: an example of one moment, whose pieces say what stands where. */
public final class Layout {
    private Layout() {}

    /** A piece of a layout. */
    public sealed interface Piece {}

    /** Octets that stand for themselves. */
    public record Verbatim(String octets) implements Piece {}

    /**
     * A fraction of a second.
     *
     * @param trimmed without zeros at its end; none at all when there is nothing else
     */
    public record Fraction(char separator, int digits, boolean trimmed) implements Piece {}

    /**
     * An offset from Greenwich.
     *
     * @param zulu whether none at all is written "Z"
     */
    public record Offset(boolean zulu, boolean colons, boolean minutes, boolean seconds) implements Piece {
        /** How many octets it takes. */
        public int length() {
            int parts = (minutes ? 1 : 0) + (seconds ? 1 : 0);
            return 3 + 2 * parts + (colons ? parts : 0);
        }
    }

    /** A piece without parameters. */
    public enum Field implements Piece {
        LONG_MONTH("January"),
        MONTH("Jan"),
        NUMERIC_MONTH("1"),
        TWO_DIGIT_MONTH("01"),
        LONG_WEEKDAY("Monday"),
        WEEKDAY("Mon"),
        DAY("2"),
        PADDED_DAY("_2"),
        TWO_DIGIT_DAY("02"),
        PADDED_DAY_OF_YEAR("__2"),
        DAY_OF_YEAR("002"),
        HOUR("15"),
        HALF_HOUR("3"),
        TWO_DIGIT_HALF_HOUR("03"),
        MINUTE("4"),
        TWO_DIGIT_MINUTE("04"),
        SECOND("5"),
        TWO_DIGIT_SECOND("05"),
        YEAR("2006"),
        TWO_DIGIT_YEAR("06"),
        UPPER_NOON("PM"),
        LOWER_NOON("pm"),
        ZONE("MST");

        private final String example;

        Field(String example) {
            this.example = example;
        }
    }

    /** By their first octet; those of which one begins another stand after it. */
    private static List<Field> beginningWith(char first) {
        return switch (first) {
            case 'J' -> List.of(Field.LONG_MONTH, Field.MONTH);
            case 'M' -> List.of(Field.LONG_WEEKDAY, Field.WEEKDAY, Field.ZONE);
            case '0' -> ZERO;
            case '1' -> List.of(Field.HOUR, Field.NUMERIC_MONTH);
            case '2' -> List.of(Field.YEAR, Field.DAY);
            case '_' -> List.of(Field.PADDED_DAY, Field.PADDED_DAY_OF_YEAR);
            case '3' -> List.of(Field.HALF_HOUR);
            case '4' -> List.of(Field.MINUTE);
            case '5' -> List.of(Field.SECOND);
            case 'P' -> List.of(Field.UPPER_NOON);
            case 'p' -> List.of(Field.LOWER_NOON);
            default -> List.of();
        };
    }

    private static final List<Field> ZERO = List.of(
            Field.TWO_DIGIT_MONTH,
            Field.TWO_DIGIT_DAY,
            Field.TWO_DIGIT_HALF_HOUR,
            Field.TWO_DIGIT_MINUTE,
            Field.TWO_DIGIT_SECOND,
            Field.TWO_DIGIT_YEAR,
            Field.DAY_OF_YEAR);

    /** Longer ones first. */
    private static final List<String> OFFSETS = List.of("070000", "07:00:00", "0700", "07:00", "07");

    private record Found(Piece piece, int length) {}

    public static List<Piece> of(String octets) {
        var pieces = new ArrayList<Piece>();
        int start = 0;
        for (int i = 0; i < octets.length(); ) {
            var found = at(octets, i);
            if (found.isEmpty()) {
                i++;
                continue;
            }
            if (i > start) {
                pieces.add(new Verbatim(octets.substring(start, i)));
            }
            pieces.add(found.get().piece());
            i += found.get().length();
            start = i;
        }
        if (start < octets.length()) {
            pieces.add(new Verbatim(octets.substring(start)));
        }
        return pieces;
    }

    private static Optional<Found> at(String octets, int at) {
        return switch (octets.charAt(at)) {
            case '-', 'Z' -> offset(octets, at);
            case '.', ',' -> fraction(octets, at);
            default -> field(octets, at);
        };
    }

    private static Optional<Found> field(String octets, int at) {
        for (var field : beginningWith(octets.charAt(at))) {
            if (octets.startsWith(field.example, at) && fits(field, octets, at)) {
                return Optional.of(new Found(field, field.example.length()));
            }
        }
        return Optional.empty();
    }

    /** "Month" and the like are no names, and the underscore before a year is one. */
    private static boolean fits(Field field, String octets, int at) {
        int end = at + field.example.length();
        return switch (field) {
            case MONTH, WEEKDAY -> end == octets.length() || octets.charAt(end) < 'a' || octets.charAt(end) > 'z';
            case PADDED_DAY -> !octets.startsWith("2006", at + 1);
            default -> true;
        };
    }

    private static Optional<Found> offset(String octets, int at) {
        return OFFSETS.stream()
                .filter(digits -> octets.startsWith(digits, at + 1))
                .findFirst()
                .map(digits -> new Found(
                        new Offset(
                                octets.charAt(at) == 'Z',
                                digits.contains(":"),
                                digits.length() > 2,
                                digits.length() > 5),
                        1 + digits.length()));
    }

    private static Optional<Found> fraction(String octets, int at) {
        int end = at + 1;
        while (end < octets.length()
                && (octets.charAt(end) == '0' || octets.charAt(end) == '9')
                && octets.charAt(end) == octets.charAt(at + 1)) {
            end++;
        }
        boolean goesOn = end < octets.length() && octets.charAt(end) >= '0' && octets.charAt(end) <= '9';
        return end == at + 1 || goesOn
                ? Optional.empty()
                : Optional.of(new Found(
                        new Fraction(octets.charAt(at), end - at - 1, octets.charAt(at + 1) == '9'), end - at));
    }
}
