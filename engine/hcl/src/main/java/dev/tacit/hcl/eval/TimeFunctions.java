package dev.tacit.hcl.eval;

import static dev.tacit.hcl.eval.Arguments.give;
import static dev.tacit.hcl.eval.Function.parameter;

import dev.tacit.core.value.Content;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Type;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Functions on points in time; none of them asks what time it is. */
final class TimeFunctions {
    private static final String NOT_A_TIME = "a timestamp of RFC 3339 is required, as in \"2026-01-31T12:00:00Z\".";

    static final List<Function> ALL = List.of(
            Function.of(
                    "formatdate",
                    Type.STRING,
                    List.of(parameter("format", Type.STRING), parameter("time", Type.STRING)),
                    TimeFunctions::format),
            Function.of(
                    "timeadd",
                    Type.STRING,
                    List.of(parameter("timestamp", Type.STRING), parameter("duration", Type.STRING)),
                    TimeFunctions::add),
            Function.of(
                    "timecmp",
                    Type.NUMBER,
                    List.of(parameter("timestamp_a", Type.STRING), parameter("timestamp_b", Type.STRING)),
                    TimeFunctions::compare));

    private TimeFunctions() {}

    private static Content add(Arguments a) {
        var time = Timestamps.parse(a.text(0));
        var duration = Timestamps.duration(a.text(1));
        if (time.isEmpty()) {
            return a.refuse(0, NOT_A_TIME);
        }
        if (duration.isEmpty()) {
            return a.refuse(1, "a duration is required, as in \"1h30m\".");
        }
        try {
            return give(Timestamps.text(time.get().plusNanos(duration.get())));
        } catch (DateTimeException e) {
            return a.fail("the result is no date.");
        }
    }

    private static Content compare(Arguments a) {
        for (int i = 0; i < 2; i++) {
            if (Timestamps.parse(a.text(i)).isEmpty()) {
                return a.refuse(i, NOT_A_TIME);
            }
        }
        var first = Timestamps.parse(a.text(0)).get().toInstant();
        return give(Num.of(
                Integer.signum(first.compareTo(Timestamps.parse(a.text(1)).get().toInstant()))));
    }

    private static Content format(Arguments a) {
        var time = Timestamps.parse(a.text(1));
        if (time.isEmpty()) {
            return a.refuse(1, NOT_A_TIME);
        }
        var format = a.text(0);
        var out = new StringBuilder();
        for (int at = 0; at < format.length(); ) {
            char c = format.charAt(at);
            if (c == '\'') {
                at = literal(format, at, out);
                if (at < 0) {
                    return a.refuse(0, "text between single quotes has no end.");
                }
            } else if (isVerb(c)) {
                int end = at;
                while (end < format.length() && format.charAt(end) == c) {
                    end++;
                }
                var text = verb(c, end - at, time.get());
                if (text.isEmpty()) {
                    return a.refuse(0, "it has a letter, or a number of them, that means nothing.");
                }
                out.append(text.get());
                at = end;
            } else {
                out.append(c);
                at++;
            }
        }
        return give(out.toString());
    }

    private static boolean isVerb(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Appends what stands between quotes; answers where it ends, negative when it does not. */
    private static int literal(String format, int start, StringBuilder out) {
        if (format.startsWith("''", start)) {
            out.append('\'');
            return start + 2;
        }
        for (int at = start + 1; at < format.length(); at++) {
            if (format.charAt(at) != '\'') {
                out.append(format.charAt(at));
            } else if (format.startsWith("''", at)) {
                out.append('\'');
                at++;
            } else {
                return at + 1;
            }
        }
        return -1;
    }

    private static Optional<String> verb(char letter, int count, OffsetDateTime time) {
        int hour = time.getHour();
        return switch (letter) {
            case 'Y' ->
                switch (count) {
                    case 2 -> padded(time.getYear() % 100, 2);
                    case 4 -> padded(time.getYear(), 4);
                    default -> Optional.empty();
                };
            case 'M' ->
                count > 2
                        ? name(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), count)
                        : number(time.getMonthValue(), count);
            case 'D' -> number(time.getDayOfMonth(), count);
            case 'E' -> name(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH), count);
            case 'h' -> number(hour, count);
            case 'H' -> number(hour % 12 == 0 ? 12 : hour % 12, count);
            case 'A' -> count == 2 ? Optional.of(hour < 12 ? "AM" : "PM") : Optional.empty();
            case 'a' -> count == 2 ? Optional.of(hour < 12 ? "am" : "pm") : Optional.empty();
            case 'm' -> number(time.getMinute(), count);
            case 's' -> number(time.getSecond(), count);
            case 'Z' -> zone(time, count);
            default -> Optional.empty();
        };
    }

    private static Optional<String> name(String full, int count) {
        return switch (count) {
            case 3 -> Optional.of(full.substring(0, 3));
            case 4 -> Optional.of(full);
            default -> Optional.empty();
        };
    }

    private static Optional<String> number(int number, int count) {
        return count > 2 ? Optional.empty() : padded(number, count);
    }

    private static Optional<String> padded(int number, int width) {
        return Optional.of(String.format(Locale.ROOT, "%0" + width + "d", number));
    }

    private static Optional<String> zone(OffsetDateTime time, int count) {
        var id = time.getOffset().getId();
        var colons = id.equals("Z") ? "+00:00" : id;
        var plain = colons.replace(":", "");
        return switch (count) {
            case 1 -> Optional.of(id);
            case 3 -> Optional.of(plain.equals("+0000") ? "UTC" : plain);
            case 4 -> Optional.of(plain);
            case 5 -> Optional.of(colons);
            default -> Optional.empty();
        };
    }
}
