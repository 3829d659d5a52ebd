package dev.tacit.hcl.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.hcl.eval.Tofu;
import dev.tacit.testing.rules.Claims;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real:opentofu")
class InvalidFilesTest {
    private static final Pattern PLACE =
            Pattern.compile("\"range\": \\{[^{}]*\"start\": \\{\\s*\"line\": (\\d+),\\s*\"column\": (\\d+)");
    private static final String HEREDOC = "At the opening of the heredoc: the end of the file shows nothing.";
    private static final String IN_THE_WAY = "At what is in the way; OpenTofu points to where it goes on after it.";
    private static final String OPENING = "At the opening of the sequence that is not closed, not at what follows.";

    /** Where our first complaint stands elsewhere than OpenTofu's, and why. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("heredoc-unterminated", HEREDOC),
            Map.entry("heredoc-marker-at-end-of-file", HEREDOC),
            Map.entry("heredoc-comma-after-marker", HEREDOC),
            Map.entry("heredoc-flush-unterminated", HEREDOC),
            Map.entry("index-unclosed", IN_THE_WAY),
            Map.entry("index-two", IN_THE_WAY),
            Map.entry("splat-unclosed", IN_THE_WAY),
            Map.entry("splat-with-index", IN_THE_WAY),
            Map.entry("splat-dot-nothing", "After the last dot; OpenTofu points to the asterisk."),
            Map.entry("interp-unclosed", OPENING),
            Map.entry("interp-in-object-key-unclosed", OPENING),
            Map.entry("unclosed-brace-in-interp", OPENING));

    @TempDir
    Path directory;

    @Test
    void areFaultyAtTheSamePlaceForOpenTofu() throws Exception {
        Claims.prove("invalid files equal in line and column of the first diagnostic", () -> {
            var differ = new TreeMap<String, String>();
            int same = 0;
            for (var each : Cases.read("invalid.cases")) {
                var text = new String(each.source(), UTF_8);
                if (text.contains("\uFFFD")) {
                    continue; // what is no UTF-8 goes through no pipe of text
                }
                var ours = ours(each);
                var theirs = theirs(each);
                if (ours.equals(theirs)) {
                    same++;
                } else {
                    differ.put(each.id(), ours + ", there " + theirs);
                }
            }
            assertThat(differ.keySet()).as(differ.toString()).isEqualTo(ELSEWHERE.keySet());
            assertThat(same).isGreaterThanOrEqualTo(100);
            return Integer.toString(same);
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
        var m = PLACE.matcher(Tofu.run(directory, "validate", "-json").out());
        return m.find() ? m.group(1) + ":" + m.group(2) : "nowhere";
    }
}
