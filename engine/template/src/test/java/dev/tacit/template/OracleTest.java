package dev.tacit.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.template.cases.TemplateCase;
import dev.tacit.template.document.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against Go's text/template itself. */
@Tag("real:go-text-template")
class OracleTest {
    @Test
    void differsFromGoOnlyWhereListed() throws Exception {
        var cases = cases("cases.jsonl");
        assertThat(cases).hasSizeGreaterThan(2000);
        var answers = Oracle.answers(lines("cases.jsonl"));
        var listed = Differences.of("case");
        var found = new LinkedHashSet<String>();
        var unexpected = new ArrayList<String>();
        for (var each : cases) {
            var go = Objects.requireNonNull(answers.get(each.id()));
            var ours = Outcome.ofOurs(each.template(), each.data());
            if (!go.asks(ours)) {
                found.add(each.id());
                if (!listed.contains(each.id())) {
                    unexpected.add(each.id() + " " + each.template() + "\n  go    " + go + "\n  tacit " + ours);
                }
            }
        }
        assertThat(unexpected).isEmpty();
        assertThat(found).containsExactlyInAnyOrderElementsOf(listed);
    }

    private static List<TemplateCase> cases(String file) throws IOException, UnreadableException {
        var cases = new ArrayList<TemplateCase>();
        for (var line : lines(file)) {
            cases.add(TemplateCase.read(line));
        }
        return cases;
    }

    /** Cases without data of their own get the common data. */
    private static List<String> lines(String file) throws IOException {
        var data = resource("data.json").replace("\n", "");
        return resource(file)
                .lines()
                .map(line -> line.contains("\"data\": ")
                        ? line
                        : line.substring(0, line.length() - 1) + ", \"data\": " + data + "}")
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (var in = OracleTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
