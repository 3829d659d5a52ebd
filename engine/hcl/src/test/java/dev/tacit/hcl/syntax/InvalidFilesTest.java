package dev.tacit.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.hcl.oracle.Differences;
import dev.tacit.hcl.oracle.Tofu;
import dev.tacit.hcl.oracle.TofuJson;
import dev.tacit.testing.rules.Claims;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real:opentofu")
class InvalidFilesTest {
    @TempDir
    Path directory;

    @Test
    void areFaultyAtTheSamePlaceForOpenTofu() throws Exception {
        Claims.prove("invalid files equal in line and column of the first diagnostic", () -> {
            var differ = new TreeSet<String>();
            var there = new ArrayList<String>();
            int same = 0;
            for (var each : Cases.read("invalid.cases")) {
                var ours = ours(each);
                var theirs = theirs(each);
                if (ours.equals(theirs)) {
                    same++;
                } else {
                    differ.add(each.id() + " at " + ours);
                    there.add(each.id() + " there at " + theirs);
                }
            }
            var listed = new TreeSet<>(Differences.of(Differences.Kind.PLACE));
            listed.addAll(Differences.of(Differences.Kind.TOFU_PLACE));
            assertThat(differ).as("%s", there).isEqualTo(listed);
            assertThat(same).isGreaterThanOrEqualTo(100);
            return "%d, %d listed".formatted(same, differ.size());
        });
    }

    private static String ours(Cases.Case each) {
        var first = HclParser.parse("main.tf", each.source()).diagnostics().stream()
                .filter(Diagnostic::isError)
                .findFirst()
                .orElseThrow();
        var start = Objects.requireNonNull(first.subject()).start();
        return start.line() + ":" + start.column();
    }

    private String theirs(Cases.Case each) throws Exception {
        Files.write(directory.resolve("main.tf"), each.source());
        var faults = TofuJson.faults(Tofu.run(directory, "validate", "-json").out());
        return faults.isEmpty() ? "nowhere" : faults.getFirst().place();
    }
}
