package dev.tacit.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.tool.Tool;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UuidTest {
    private final RandomGenerator random = new SplittableRandom(20261101);

    @Test
    void isRandomUnlessToldOtherwise() {
        for (int i = 0; i < 1000; i++) {
            var uuid = UUID.fromString(Block.of("uuid").draw(random, "value"));
            assertThat(uuid.version()).isEqualTo(4);
            assertThat(uuid.variant()).isEqualTo(2);
        }
    }

    @Test
    void drawsAllOtherBits() {
        long high = 0;
        long low = 0;
        long highAll = -1;
        long lowAll = -1;
        for (int i = 0; i < 1000; i++) {
            var uuid = UUID.fromString(Block.of("uuid").draw(random, "value"));
            high |= uuid.getMostSignificantBits();
            low |= uuid.getLeastSignificantBits();
            highAll &= uuid.getMostSignificantBits();
            lowAll &= uuid.getLeastSignificantBits();
        }
        assertThat(high ^ highAll).isEqualTo(0xffff_ffff_ffff_0fffL);
        assertThat(low ^ lowAll).isEqualTo(0x3fff_ffff_ffff_ffffL);
    }

    @Test
    void startsWithTheTimeInVersionSeven() {
        var uuid = UUID.fromString(Block.of("uuid", "version", 7).draw(random, "value"));
        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.getMostSignificantBits() >>> 16)
                .isEqualTo(Instant.parse("2026-11-01T00:00:00Z").toEpochMilli());
    }

    @Test
    @Tag("real:python3")
    void isAUuidToPython() {
        var python = Tool.of("python3", "python3");
        for (int version : new int[] {4, 7}) {
            var drawn = Block.of("uuid", "version", version).draw(random, "value");
            assertThat(python.run(
                            "-c",
                            "import sys, uuid; u = uuid.UUID(sys.argv[1]); print(u, u.version, u.variant)",
                            drawn))
                    .isEqualToIgnoringWhitespace(drawn + " " + version + " specified in RFC 4122");
        }
    }

    @Test
    void refusesOtherVersions() {
        Block.of("uuid", "version", 1).assertRefused("version");
        Block.of("uuid", "version", 5).assertRefused("version");
    }
}
