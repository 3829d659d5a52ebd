package dev.tacit.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.TemplateFormat;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.template.failure.TemplateCode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
    private static final SourceRange PLACE =
            new SourceRange("main.tacit.hcl", SourcePosition.START, SourcePosition.START);

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1}", "[]", "\"x\"", "null", " 12.5e3 \n", "{\"a\":[{\"b\":[]}]}"})
    void acceptsJson(String text) {
        assertThat(check(text, TemplateFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\": canary}",
                "{\"canary\": \"a\"b\"}",
                "{\"canary\":1,\"canary\":2}",
                "[1,]",
                "{} canary",
                "{}{}",
                "\"canary\n\"",
                "// canary",
                "'canary'",
                "NaN",
                "01",
                "]"
            })
    void refusesWhatIsNotJsonWithoutQuotingIt(String text) {
        assertRefused(check(text, TemplateFormat.JSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\nb: [x, y]\n", "--- a\n--- b\n", "\"q\"", "a: !custom x\n", "key: |\n  text\n"})
    void acceptsYaml(String text) {
        assertThat(check(text, TemplateFormat.YAML)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b: canary",
                "canary: [1",
                "a: 'canary",
                "canary: 1\ncanary: 2\n",
                "a:\n\tcanary: 1",
                "*canary",
                "- a\ncanary: b",
                "a: \"\\canary\"",
                "a: \u0007canary",
                "%YAML 9.9\n---\ncanary"
            })
    void refusesWhatIsNotYamlWithoutQuotingIt(String text) {
        assertRefused(check(text, TemplateFormat.YAML));
    }

    @Test
    void givesLineAndColumn() {
        assertThat(check("{\n \"a\": x}", TemplateFormat.JSON).getFirst().detail())
                .contains("at line 2, column ");
        assertThat(check("a: 1\nb: c: d", TemplateFormat.YAML).getFirst().detail())
                .contains("at line 2, column ");
    }

    @Test
    void leavesRawContentAlone() {
        assertThat(check("{", TemplateFormat.RAW)).isEmpty();
        assertThat(new GoTemplates().check(new Bytes(new byte[] {-1}), TemplateFormat.RAW, PLACE))
                .isEmpty();
        assertRefused(new GoTemplates().check(new Bytes(new byte[] {-1}), TemplateFormat.JSON, PLACE));
    }

    @Test
    void answersWhatADocumentSays() {
        assertThat(read("{\"a\": \"1\"}", TemplateFormat.JSON)).isEqualTo(opened(object("a", new Text("1"))));
        assertThat(read("a: '1'\nb: x\n", TemplateFormat.YAML))
                .isEqualTo(opened(object("a", new Text("1"), "b", new Text("x"))));
        assertThat(read("a: 1", TemplateFormat.YAML)).isEqualTo(opened(object("a", Num.of(1))));
        assertThat(read("a: 1", TemplateFormat.RAW)).isEqualTo(opened(new Text("a: 1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--- a\n--- b\n", "a: !custom x\n", "? [a]\n: b", "a: .nan"})
    void answersAsItIsWhatNoValueCanExpress(String text) {
        assertThat(read(text, TemplateFormat.YAML)).isEqualTo(opened(new Text(text)));
    }

    @Test
    void readsNoDocumentThatIsNone() {
        for (var text : List.of("{\"canary\": 1, \"canary\": 2}", "[")) {
            assertThat(read(text, TemplateFormat.JSON)).isInstanceOfSatisfying(Content.Failed.class, failed -> {
                assertThat(failed.diagnostic().code()).isEqualTo(TemplateCode.TEMPLATE_DOCUMENT);
                assertThat(failed.diagnostic().detail())
                        .contains("at line 1, column ")
                        .doesNotContain("canary");
            });
        }
    }

    private static Content read(String text, TemplateFormat format) {
        return new GoTemplates().read(new Text(text), format, PLACE);
    }

    private static Content opened(Value value) {
        return new Content.Opened(value);
    }

    private static Value object(String name, Value value) {
        return new ObjectValue(new TreeMap<>(Map.of(name, value)));
    }

    private static Value object(String name, Value value, String other, Value otherValue) {
        return new ObjectValue(new TreeMap<>(Map.of(name, value, other, otherValue)));
    }

    @Test
    void survivesDeepAndManyTimesReferencedDocuments() {
        assertRefused(check("[".repeat(100_000), TemplateFormat.JSON));
        assertRefused(check("[".repeat(100_000), TemplateFormat.YAML));
        var bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 100; i++) {
            bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }
        check(bomb.toString(), TemplateFormat.YAML);
    }

    private static void assertRefused(List<Diagnostic> problems) {
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().code()).isEqualTo(TemplateCode.TEMPLATE_DOCUMENT);
        assertThat(problems.toString()).doesNotContain("canary");
    }

    private static List<Diagnostic> check(String text, TemplateFormat format) {
        return new GoTemplates().check(new Text(text), format, PLACE);
    }
}
