package dev.tacit.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.Rendering;
import dev.tacit.core.provider.TemplateText;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against Go's text/template itself. */
@Tag("real:go-text-template")
class OracleTest {
    private static final SourceRange PLACE =
            new SourceRange("main.tacit.hcl", SourcePosition.START, SourcePosition.START);

    private record Case(String id, String template, Value data) {}

    @Test
    void agreesWithGoInResultOrInBeingAnError() throws Exception {
        var cases = cases("cases.jsonl");
        assertThat(cases).hasSizeGreaterThan(600);
        var answers = Oracle.answers(lines("cases.jsonl"));
        var disagreements = new ArrayList<String>();
        for (var each : cases) {
            var expected = answers.get(each.id());
            var actual = render(each);
            if (!actual.equals(expected)) {
                disagreements.add(each.id() + " " + each.template() + "\n  go    " + expected + "\n  tacit " + actual);
            }
        }
        assertThat(disagreements).isEmpty();
    }

    /** The complete list; each stands beside its reason. */
    @Test
    void differsFromGoOnlyWhereListed() throws Exception {
        var answers = Oracle.answers(lines("differences.jsonl"));
        for (var each : cases("differences.jsonl")) {
            assertThat(answers.get(each.id())).as("Go renders %s", each.id()).isPresent();
            assertThat(render(each)).as("Tacit refuses %s", each.id()).isEmpty();
        }
    }

    private static Optional<String> render(Case each) {
        var text = TemplateText.computed(new Text(each.template()), PLACE);
        var diagnostics = new Diagnostics();
        var compiled = new GoTemplates().compile(text, diagnostics);
        assertThat(diagnostics.hasErrors()).isEqualTo(compiled.isEmpty());
        return compiled.flatMap(template -> switch (template.render(each.data())) {
            case Rendering.Rendered(Value value) -> Optional.of(((Text) value).string());
            case Rendering.Failed _ -> Optional.empty();
        });
    }

    private static List<Case> cases(String file) throws IOException {
        var cases = new ArrayList<Case>();
        for (var line : lines(file)) {
            var fields = JsonValues.Line.of(line);
            cases.add(new Case(fields.text("id"), fields.text("template"), fields.get("data")));
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
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
