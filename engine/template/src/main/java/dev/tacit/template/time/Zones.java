package dev.tacit.template.time;

import dev.tacit.template.value.GoValue.Time;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** Zones by their names in the database of zones. That of whoever runs Tacit is none: it would make the result depend on them. */
final class Zones {
    private static final Set<String> GREENWICH =
            Set.of("Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "UCT", "Universal", "Zulu");

    private Zones() {}

    /** That moment by clocks of the zone; by those of UTC where there is no such zone. Empty beyond Java's calendar. */
    static Optional<Time> in(String name, long second, int nano) {
        try {
            if (!ZoneId.getAvailableZoneIds().contains(name)) {
                return Optional.of(at(second, nano, 0, "UTC"));
            }
            int offset = ZoneId.of(name)
                    .getRules()
                    .getOffset(Instant.ofEpochSecond(second))
                    .getTotalSeconds();
            return Optional.of(at(second, nano, offset, GREENWICH.contains(name) ? "UTC" : name));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Time at(long second, int nano, int offset, String zone) {
        var clock = LocalDateTime.ofEpochSecond(Math.addExact(second, offset), nano, ZoneOffset.UTC);
        return new Time(clock, offset, zone);
    }
}
