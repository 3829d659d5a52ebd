package dev.tacit.core.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {
    private static Window window(String text) {
        return Window.parse(text).orElseThrow();
    }

    private static Instant at(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "Sun 02:00-04:00 Europe/Berlin, 2026-11-29T02:00+01:00, 2026-11-29T04:00+01:00",
        "sunday 02:00-04:00 Europe/Berlin, 2026-07-05T02:00+02:00, 2026-07-05T04:00+02:00",
        "22:00-06:00, 2026-11-25T22:00Z, 2026-11-26T06:00Z",
        "Fri-Mon 22:00-24:00 UTC, 2026-11-30T22:00Z, 2026-12-01T00:00Z",
        "Thu 23:00-01:00, 2026-12-31T23:00Z, 2027-01-01T01:00Z",
        "Sun 00:00-00:00 +05:30, 2026-11-29T00:00+05:30, 2026-11-30T00:00+05:30",
        "'Tue,Wed 05:00-05:01 America/New_York', 2026-11-25T05:00-05:00, 2026-11-25T05:01-05:00",
    })
    void isOpenFromItsStartToItsEnd(String text, String start, String end) {
        var window = window(text);
        assertThat(window.open(at(start).minusNanos(1))).isFalse();
        assertThat(window.open(at(start))).isTrue();
        assertThat(window.open(at(end).minusNanos(1))).isTrue();
        assertThat(window.open(at(end))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // The clocks of Berlin skip 02:00 to 03:00 on 2026-03-29 and repeat it on 2026-10-25.
        "Sun 02:00-04:00 Europe/Berlin, 2026-03-29T03:00+02:00, 2026-03-29T04:00+02:00",
        "Sun 01:00-02:30 Europe/Berlin, 2026-03-29T01:00+01:00, 2026-03-29T03:30+02:00",
        "Sun 02:15-02:45 Europe/Berlin, 2026-03-29T03:15+02:00, 2026-03-29T03:45+02:00",
        "Sat 22:00-06:00 Europe/Berlin, 2026-03-28T22:00+01:00, 2026-03-29T06:00+02:00",
        "Sun 02:00-04:00 Europe/Berlin, 2026-10-25T02:00+02:00, 2026-10-25T04:00+01:00",
        "Sun 02:15-02:45 Europe/Berlin, 2026-10-25T02:15+02:00, 2026-10-25T02:45+02:00",
    })
    void keepsToTheClockOfItsZoneAcrossItsChanges(String text, String start, String end) {
        isOpenFromItsStartToItsEnd(text, start, end);
    }

    @ParameterizedTest
    @CsvSource({
        "Sun 02:00-04:00 Europe/Berlin, 2026-11-25T14:00Z, 2026-11-29T02:00+01:00",
        "Sun 02:00-04:00 Europe/Berlin, 2026-11-29T02:30Z, 2026-11-29T02:30Z",
        "Sun 02:00-04:00 Europe/Berlin, 2026-11-29T04:00+01:00, 2026-12-06T02:00+01:00",
        "Thu 23:00-01:00, 2026-12-31T22:59Z, 2026-12-31T23:00Z",
        "Mon 23:00-01:00, 2026-12-30T12:00Z, 2027-01-04T23:00Z",
        // All of it is skipped once.
        "Sun 02:30-03:00 Europe/Berlin, 2026-03-23T12:00Z, 2026-04-05T02:30+02:00",
    })
    void opensNext(String text, String now, String next) {
        assertThat(window(text).opens(at(now))).isEqualTo(at(next));
    }

    @Test
    void isOpenExactlyFromWhenItSaysItOpens() {
        for (var window :
                List.of(window("Sun 02:30-03:00 Europe/Berlin"), window("Mon,Thu 23:10-00:40 Asia/Kolkata"))) {
            var wrong = new ArrayList<Instant>();
            for (var t = at("2026-01-01T00:00Z");
                    t.isBefore(at("2027-01-08T00:00Z"));
                    t = t.plus(Duration.ofMinutes(10))) {
                var opens = window.opens(t);
                if (window.open(t) != opens.equals(t) || !window.open(opens) || opens.isBefore(t)) {
                    wrong.add(t);
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sun",
                "02:00",
                "Sun 2:00-4:00",
                "Sun 02:00-25:00",
                "Sun 24:00-25:00",
                "Son 02:00-04:00",
                "Sun, 02:00-04:00",
                "Mon-Tue-Wed 02:00-04:00",
                "Sun 02:00-04:00 Berlin",
                "Sun 02:00-04:00 Europe/Berlin x",
                "Sun 02:00 - 04:00",
                "02:60-04:00"
            })
    void refusesOtherTexts(String text) {
        assertThat(Window.parse(text)).isEmpty();
    }
}
