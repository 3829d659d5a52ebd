package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plans that stand beside examples; {@code -Dgolden=write} writes them anew. */
final class PlanFiles {
    private PlanFiles() {}

    static void assertExpected(Path file, String plan) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, plan);
        }
        assertThat(plan).isEqualTo(Files.readString(file));
    }
}
