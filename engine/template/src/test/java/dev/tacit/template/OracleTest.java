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

/** Against Go's text/template itself, with the functions of sprig. */
@Tag("real:go-text-template")
class OracleTest {
    private static final List<String> FILES =
            List.of("cases.jsonl", "sprig-text.jsonl", "sprig-data.jsonl", "external.jsonl");

    @Test
    void differsFromGoOnlyWhereListed() throws Exception {
        var lines = new ArrayList<String>();
        for (var file : FILES) {
            lines.addAll(lines(file));
        }
        var cases = cases(lines);
        assertThat(cases).hasSizeGreaterThan(2000).extracting(TemplateCase::id).doesNotHaveDuplicates();
        var answers = Oracle.answers(lines);
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

    private static List<TemplateCase> cases(List<String> lines) throws UnreadableException {
        var cases = new ArrayList<TemplateCase>();
        for (var line : lines) {
            cases.add(TemplateCase.read(line));
        }
        return cases;
    }

    /** Cases without data of their own get the common data. */
    private static List<String> lines(String file) throws IOException {
        var data = resource("data.json").replace("\n", "");
        return resource(file)
                .lines()
                .filter(line -> !line.isEmpty())
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
