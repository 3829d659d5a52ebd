package dev.tacit.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.diagnostic.TextAnchor;
import dev.tacit.core.provider.Rendering;
import dev.tacit.core.provider.TemplateText;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.template.failure.TemplateCode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoTemplatesTest {
    private static final SourceRange PLACE =
            new SourceRange("main.tacit.hcl", new SourcePosition(70, 7, 3), new SourcePosition(99, 9, 1));
    private static final String CANARY = "hunter2-canary";

    @Test
    void namesTheMissingKeyAndTheKeysThatAreThere() {
        var problem = problem("{{ .pasword }}");
        assertThat(problem.code()).isEqualTo(TemplateCode.TEMPLATE_MISSING_KEY);
        assertThat(problem.detail()).contains("\"pasword\"").contains("number, password");
    }

    @Test
    void namesTheFunctionThatThereIsNot() {
        var problem = problem("{{ .password | nope }}");
        assertThat(problem.code()).isEqualTo(TemplateCode.TEMPLATE_UNSUPPORTED);
        assertThat(problem.detail()).contains("\"nope\"").contains("\".nope\"");
    }

    @Test
    void failsWhereGoWouldPrintAComplaint() {
        for (var template : List.of(
                "{{ printf \"%d\" \"x\" }}",
                "{{ printf \"%d\" }}",
                "{{ printf \"x\" 1 }}",
                "{{ printf \"%\" }}",
                "{{ printf \"%[3]d\" 1 }}",
                "{{ printf \"%*d\" \"x\" 1 }}",
                "{{ html nil }}",
                "{{ index .empty \"x\" }}")) {
            assertThat(problem(template).code()).as(template).isEqualTo(TemplateCode.TEMPLATE_EXECUTION);
        }
    }

    @Test
    void reportsEveryUnknownFunctionAtOnce() {
        var diagnostics = new Diagnostics();
        new GoTemplates().compile(computed("{{ one }}{{ two }}"), diagnostics);
        assertThat(diagnostics.list()).hasSize(2);
    }

    @Test
    void pointsIntoTheDeclaration() {
        // "a: {{ .x }}" on line 20 and "é{{ .nope }}" on line 21 of a heredoc.
        var text = new TemplateText(
                new Text("a: {{ .password }}\né{{ .nope }}\n"),
                PLACE,
                List.of(
                        new TextAnchor(0, new SourcePosition(300, 20, 5), true),
                        new TextAnchor(19, new SourcePosition(330, 21, 5), true)));
        var subject = problem(text).subject();
        assertThat(subject)
                .isEqualTo(new SourceRange(
                        "main.tacit.hcl", new SourcePosition(335, 21, 9), new SourcePosition(340, 21, 14)));
    }

    @Test
    void givesLineAndColumnOfTheTemplateWhereItsPlaceIsUnknown() {
        var problem = problem("one\n  {{ .nope }}");
        assertThat(problem.subject()).isEqualTo(PLACE);
        assertThat(problem.detail()).contains("line 2, column 6 of the template");
    }

    @Test
    void showsTheMessageOfFailOnlyWhereItIsATextOfTheTemplate() {
        assertThat(problem("{{ fail \"no such stage\" }}").detail()).contains("no such stage");
        assertThat(problem("{{ \"no such stage\" | fail }}").detail()).contains("no such stage");
        assertThat(problem("{{ fail (print \"no such stage\") }}").detail()).doesNotContain("no such stage");
    }

    @Test
    void saysWhatToUseInsteadOfTheClock() {
        for (var template : List.of("{{ now }}", "{{ ago 0 }}", "{{ htmlDate nil }}", "{{ date \"2006\" \"x\" }}")) {
            var problem = problem(template);
            assertThat(problem.code()).as(template).isEqualTo(TemplateCode.TEMPLATE_UNSUPPORTED);
            assertThat(problem.detail()).as(template).contains("since 1970", "\"toDate\"");
        }
    }

    @Test
    void changesNoDataForTheNextRendering() {
        var compiled = new GoTemplates()
                .compile(computed("{{ set . \"x\" (len .) | len }}"), new Diagnostics())
                .orElseThrow();
        var data = new MapValue(Type.STRING, new TreeMap<>());
        assertThat(compiled.render(data)).isEqualTo(new Rendering.Rendered(new Text("1")));
        assertThat(compiled.render(data)).isEqualTo(new Rendering.Rendered(new Text("1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ .password.x }}",
                "{{ .password 1 }}",
                "{{ printf .password }}{{ .nope }}",
                "{{ printf \"%d\" .password }}",
                "{{ eq .password 1 }}",
                "{{ lt .password 1 }}",
                "{{ index .password 99 }}",
                "{{ index .list .password }}",
                "{{ range .password }}{{ end }}",
                "{{ printf .password 1 }}",
                "{{ len .number }}{{ .password }}",
                "{{ \"hunter2-canary\" 1 }}",
                "{{ \"hunter2-canary }}",
                "{{ .nope \"hunter2-canary\" }}",
                "{{ fail .password }}",
                "{{ .password | fail }}",
                "{{ fail (print .password) }}",
                "{{ (dict .password 1).nope }}",
                "{{ $_ := set . .password 1 }}{{ .nope }}",
                "{{ mustFromJson .password }}",
                "{{ mustToDate \"2006\" .password }}",
                "{{ mustDateModify .password (toDate \"\" \"\") }}",
                "{{ date \"2006\" .password }}",
                "{{ first .password }}",
                "{{ dig .password \"x\" \"d\" (dict .password 1) }}",
                "{{ div 1 .password }}",
                "{{ get .password \"x\" }}",
                "{{ mustToJson (list .password 1i) }}",
            })
    void keepsValuesOutOfProblems(String template) {
        var problem = problem(template);
        assertThat(problem.summary() + problem.detail() + problem).doesNotContain(CANARY);
    }

    @Test
    void keepsBytesThatAreNoText() {
        byte[] der = {(byte) 0xff, 1};
        assertThat(result("{{ .cert.der }}")).isEqualTo(new Bytes(der));
        assertThat(result("{{ index .cert \"der\" }}")).isEqualTo(new Bytes(der));
        assertThat(result("{{ printf \"%x %d\" .cert.der (len .cert.der) }}")).isEqualTo(new Text("ff01 2"));
        assertThat(result("{{ \"\\xc3\" }}{{ \"\\xa9\" }}")).isEqualTo(new Text("é"));
        assertThat(result("{{ .utf8 }}")).isEqualTo(new Text("é"));
    }

    @Test
    void refusesNumbersThatWouldLoseDigits() {
        assertThat(problem("{{ .huge }}").code()).isEqualTo(TemplateCode.TEMPLATE_CONTENT);
    }

    @Test
    void refusesDataNestedTooDeeply() {
        Value nested = new Text("x");
        for (int i = 0; i < 1000; i++) {
            nested = new ListValue(Type.DYNAMIC, List.of(nested));
        }
        var compiled = new GoTemplates()
                .compile(computed("{{ . }}"), new Diagnostics())
                .orElseThrow();
        assertThat(compiled.render(nested)).isInstanceOf(Rendering.Failed.class);
    }

    private static Value result(String template) {
        var compiled =
                new GoTemplates().compile(computed(template), new Diagnostics()).orElseThrow();
        return switch (compiled.render(data())) {
            case Rendering.Rendered(Value value) -> value;
            case Rendering.Failed failed -> throw new AssertionError(failed.toString());
        };
    }

    private static Diagnostic problem(String template) {
        return problem(computed(template));
    }

    private static Diagnostic problem(TemplateText text) {
        var diagnostics = new Diagnostics();
        var compiled = new GoTemplates().compile(text, diagnostics);
        if (compiled.isEmpty()) {
            return diagnostics.list().getFirst();
        }
        return switch (compiled.get().render(data())) {
            case Rendering.Rendered _ -> throw new AssertionError("rendered");
            case Rendering.Failed(var problems) -> problems.getFirst();
        };
    }

    private static TemplateText computed(String template) {
        return TemplateText.computed(new Text(template), PLACE);
    }

    private static Value data() {
        var data = new TreeMap<String, Value>();
        data.put("password", new Text(CANARY));
        data.put("number", Num.of(7));
        data.put("huge", Num.parse("123456789012345678901234567890").orElseThrow());
        data.put("list", new ListValue(Type.NUMBER, List.of(Num.of(1))));
        data.put("utf8", new Bytes("é".getBytes(StandardCharsets.UTF_8)));
        data.put("cert", new MapValue(Type.BYTES, new TreeMap<>(Collections.singletonMap("der", new Bytes(new byte[] {
            (byte) 0xff, 1
        })))));
        data.put("empty", new MapValue(Type.STRING, new TreeMap<>()));
        return new MapValue(Type.DYNAMIC, data);
    }
}
