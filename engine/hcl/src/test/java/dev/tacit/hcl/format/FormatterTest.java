package dev.tacit.hcl.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.hcl.oracle.Differences;
import dev.tacit.hcl.oracle.Tofu;
import dev.tacit.hcl.syntax.Cases;
import dev.tacit.hcl.syntax.HclParser;
import dev.tacit.testing.rules.Claims;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real:opentofu")
class FormatterTest {
    @TempDir
    Path directory;

    private static List<Cases.Case> cases() {
        var cases = new ArrayList<>(Cases.read("/dev/tacit/hcl/format/fmt.cases"));
        cases.addAll(Cases.read("/dev/tacit/hcl/syntax/valid.cases"));
        return cases;
    }

    @Test
    void formatsAsOpenTofuDoes() throws Exception {
        Claims.prove("formatter inputs equal byte by byte", () -> {
            var differ = new TreeMap<String, String>();
            int same = 0;
            for (var each : cases()) {
                var theirs = Tofu.fed(new String(each.source(), UTF_8), directory, "fmt", "-");
                if (theirs.code() == 0 && formatted(each.source()).equals(theirs.out())) {
                    same++;
                } else {
                    differ.put(each.id(), formatted(each.source()) + theirs.err());
                }
            }
            assertThat(differ.keySet()).as(differ.toString()).isEqualTo(Differences.of(Differences.Kind.FORMAT));
            assertThat(same).isGreaterThanOrEqualTo(80);
            return "%d, %d listed".formatted(same, differ.size());
        });
    }

    @Test
    void changesNothingTheSecondTime() {
        for (var each : cases()) {
            if (each.id().equals("template-in-template")) {
                continue; // one level is unwrapped at a time, as OpenTofu does
            }
            var once = formatted(each.source());
            assertThat(formatted(once.getBytes(UTF_8))).as(each.id()).isEqualTo(once);
        }
    }

    private static String formatted(byte[] source) {
        var file = HclParser.parse("main.tacit.hcl", source);
        assertThat(file.hasErrors()).as(file.diagnostics().toString()).isFalse();
        return new String(Formatter.format(file, source), UTF_8);
    }
}
