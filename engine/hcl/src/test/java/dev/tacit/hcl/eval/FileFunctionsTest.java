package dev.tacit.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.hcl.syntax.HclParser;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFunctionsTest {
    private static final ReadableFiles FILES = new FilesInMemory(Map.of(
            "a.txt", "alpha\n",
            "conf/b.json", "{\"b\":1}",
            "conf/deep/c.json", "{}",
            "greeting.tpl", "Hello ${name}%{ if loud }!%{ endif }",
            "only.tpl", "${list}"));

    private final Provenances provenances = new Provenances("a key for tests".getBytes(StandardCharsets.UTF_8));
    private final Evaluator evaluator = new Evaluator(provenances, FILES);
    private final Diagnostics diagnostics = new Diagnostics();
    private Scope scope = Scope.of(Map.of());

    private String json(String expression) {
        var parsed = HclParser.parseExpression("test", expression.getBytes(StandardCharsets.UTF_8));
        return evaluator
                .evaluate(parsed.expression(), scope, diagnostics)
                .flatMap(JsonWriter::write)
                .orElse("failed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "file(\"a.txt\")|\"alpha\\n\"",
                "filebase64(\"./a.txt\")|\"YWxwaGEK\"",
                "filemd5(\"a.txt\")|\"9f9f90dbe3e5ee1218c86b8839db1995\"",
                "fileexists(\"a.txt\")|true",
                "fileexists(\"b.txt\")|false",
                "file(\"b.txt\")|failed",
                "fileset(\".\", \"*.txt\")|[\"a.txt\"]",
                "fileset(\"conf\", \"**/*.json\")|[\"b.json\",\"deep/c.json\"]",
                "fileset(\".\", \"conf/*.{json,yaml}\")|[\"conf/b.json\"]",
                "abspath(\"a.txt\")|\"/project/a.txt\"",
                "pathexpand(\"~/a\")|\"/home/user/a\"",
                "templatefile(\"greeting.tpl\", {name = \"you\", loud = true})|\"Hello you!\"",
                "templatefile(\"greeting.tpl\", {name = \"you\"})|failed",
                "templatefile(\"only.tpl\", {list = [1]})|[1]"
            })
    void answersWhatIsThere(String expression, String expected) {
        assertThat(json(expression)).isEqualTo(expected);
    }

    @Test
    void readsNothingAtAPathThatIsSecret() {
        scope = scope.with("path", Secret.opened(provenances.draw("a", "v"), new Text("a.txt")));

        assertThat(json("file(path)")).isEqualTo("failed");
        assertThat(diagnostics.list()).extracting(Diagnostic::code).containsExactly(EvalCode.INVALID_ARGUMENT);
    }

    @Test
    void keepsTemplatesOfSecretsSecret() {
        scope = scope.with("name", Secret.opened(provenances.draw("a", "v"), new Text("canary")));
        var parsed = HclParser.parseExpression(
                "test", "templatefile(\"greeting.tpl\", {name = name, loud = false})".getBytes(StandardCharsets.UTF_8));

        assertThat(evaluator.evaluate(parsed.expression(), scope, diagnostics))
                .get()
                .isInstanceOf(Secret.class);
    }
}
