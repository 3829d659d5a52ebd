package dev.tacit.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.rules.Claims;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostileTemplatesTest {
    private static final List<String> PROBLEMS = List.of(
            "TEMPLATE_LIMIT", "TEMPLATE_SYNTAX", "TEMPLATE_UNSUPPORTED", "TEMPLATE_MISSING_KEY", "TEMPLATE_EXECUTION");

    @Test
    void endWithADiagnosticWithinASecondAnd256Megabytes() throws Exception {
        Claims.prove("hostile templates end within 1 s in 256 MB, with a diagnostic", () -> {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-Xss512k",
                            "-cp",
                            System.getProperty("java.class.path"),
                            HostileTemplates.class.getName())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            long slowest = 0;
            for (var line : output.lines().toList()) {
                var parts = line.split("\t", -1);
                assertThat(parts).as(line).hasSize(3);
                assertThat(PROBLEMS).as(line).contains(parts[1]);
                assertThat(Long.parseLong(parts[2])).as(line).isLessThan(1000);
                slowest = Math.max(slowest, Long.parseLong(parts[2]));
            }
            assertThat(output.lines().count()).isGreaterThan(20);
            return output.lines().count() + " templates, the slowest in " + slowest + " ms";
        });
    }
}
