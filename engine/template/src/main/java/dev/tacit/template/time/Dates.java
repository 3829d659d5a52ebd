package dev.tacit.template.time;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.format.Layout;
import dev.tacit.template.format.TimeFormat;
import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.number.Digits;
import dev.tacit.template.value.GoValue;
import dev.tacit.template.value.GoValue.Time;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The functions of sprig on dates, all but those that read the clock. The local zone is UTC, wherever Tacit runs. */
public final class Dates {
    private static final String DAY = "2006-01-02";
    private static final String LOCAL = "UTC";
    /** What is there where no date could be read. */
    private static final Time ZERO = new Time(LocalDateTime.of(1, 1, 1, 0, 0), 0, "UTC");

    private Dates() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "date" -> function(name, "string any", a -> written(a, a.octets(0), 1, LOCAL));
            case "dateInZone", "date_in_zone" ->
                function(name, "string any string", a -> written(a, a.octets(0), 1, a.octets(2)));
            case "htmlDate" -> function(name, "any", a -> written(a, DAY, 0, LOCAL));
            case "htmlDateInZone" -> function(name, "any string", a -> written(a, DAY, 0, a.octets(1)));
            case "dateModify", "date_modify" ->
                function(name, "string time", a -> modified(a).orElse((Time) a.at(1)));
            case "mustDateModify", "must_date_modify" ->
                function(
                        name,
                        "string time",
                        a -> modified(a)
                                .orElseThrow(() -> a.failure("This is not a duration such as \"1h30m\" or \"-24h\".")));
            case "toDate" -> function(name, "string string", a -> read(a).orElse(ZERO));
            case "mustToDate" ->
                function(
                        name,
                        "string string",
                        a -> read(a).orElseThrow(() -> a.failure("The date is not written as the layout says.")));
            case "unixEpoch" -> function(name, "time", a -> a.answer(Long.toString(((Time) a.at(0)).epochSecond())));
            case "duration" -> function(name, "any", a -> a.answer(Durations.shown(seconds(a) * 1_000_000_000L)));
            case "durationRound" -> function(name, "any", a -> a.answer(Durations.rounded(nanos(a))));
            default -> null;
        };
    }

    private static Optional<Time> read(Arguments arguments) {
        return TimeReading.read(layout(arguments, arguments.octets(0)), arguments.octets(1));
    }

    private static OptionalLong duration(Arguments arguments) {
        var octets = arguments.octets(0);
        arguments.spend(octets.length());
        return Durations.parse(octets);
    }

    /** Each octet of a layout is as much work as a step of the engine. */
    private static String layout(Arguments arguments, String octets) {
        arguments.spend(octets.length());
        return octets;
    }

    private static GoValue written(Arguments arguments, String layout, int index, String zone) {
        var name = zone.equals("Local") || zone.isEmpty() ? LOCAL : zone;
        var time = switch (arguments.at(index)) {
            case Time moment -> Zones.in(name, moment.epochSecond(), moment.nanos());
            case GoValue.Int i when i.width() != GoValue.Int.Width.UINT8 -> Zones.in(name, i.value(), 0);
            case GoValue value ->
                throw clock(
                        arguments,
                        "\"" + arguments.function() + "\" of a value of type " + value
                                + " would read the clock, so each rendering would have another result. Give it seconds"
                                + " since 1970 or what \"toDate\" made.");
        };
        var moment = time.orElseThrow(() -> beyond(arguments));
        if (!moment.zone().equals("UTC") && Layout.of(layout).contains(Layout.Field.ZONE)) {
            throw Failure.unsupported(
                    arguments.offset(),
                    "The abbreviation of a zone (\"MST\" in the layout) is known for UTC only. Write its offset: \"-07:00\".");
        }
        arguments.room(layout.length() * 3L);
        return arguments.answer(TimeFormat.of(moment, layout(arguments, layout)));
    }

    private static Failure clock(Arguments arguments, String detail) {
        return Failure.unsupported(arguments.offset(), detail);
    }

    private static Failure beyond(Arguments arguments) {
        return arguments.failure("This moment lies beyond the calendar.");
    }

    private static Optional<Time> modified(Arguments arguments) {
        var nanos = duration(arguments);
        if (nanos.isEmpty()) {
            return Optional.empty();
        }
        var time = (Time) arguments.at(1);
        try {
            return Optional.of(new Time(time.clock().plusNanos(nanos.getAsLong()), time.offset(), time.zone()));
        } catch (DateTimeException _) {
            throw beyond(arguments);
        }
    }

    /** As in sprig, a constant integer counts as nothing: it is an {@code int}, not an {@code int64}. */
    private static long seconds(Arguments arguments) {
        return switch (arguments.at(0)) {
            case GoValue.Str _ -> Digits.nearest(arguments.octets(0));
            case GoValue value -> int64(value);
        };
    }

    private static long nanos(Arguments arguments) {
        return switch (arguments.at(0)) {
            case GoValue.Str _ -> duration(arguments).orElse(0);
            case Time _ ->
                throw clock(
                        arguments,
                        "\"durationRound\" of a date would read the clock, so each rendering would have another result."
                                + " Give it a duration.");
            case GoValue value -> int64(value);
        };
    }

    private static long int64(GoValue value) {
        return value instanceof GoValue.Int i && i.width() == GoValue.Int.Width.INT64 ? i.value() : 0;
    }
}
