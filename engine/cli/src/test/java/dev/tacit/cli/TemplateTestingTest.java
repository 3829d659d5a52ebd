package dev.tacit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTestingTest {
    private static final String CASE = "{\"id\":\"a\",\"template\":\"{{ .x }}\",\"data\":{\"x\":1}}\n";

    @TempDir
    Path home;

    private Path project;
    private Shell shell;

    @BeforeEach
    void prepare() throws IOException {
        project = Files.createDirectory(home.resolve("project"));
        shell = new Shell(project, home.resolve("data")).write("url.tpl", "postgres://{{ .user }}:{{ .port }}/\n");
    }

    @Test
    void printsTheResultByteForByteAndMakesNothing() throws IOException {
        shell.write("data.json", "{\"user\": \"José\", \"port\": 5432}");

        var told = shell.run("template test url.tpl --data data.json");

        assertThat(told.out()).isEqualTo("postgres://José:5432/\n");
        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
        try (var files = Files.list(home)) {
            assertThat(files).containsExactly(project);
        }
    }

    @Test
    void takesDataInYamlFromStandardInputOrNone() throws IOException {
        shell.write("data.yaml", "user: b\nport: 5000000\n").write("none.tpl", "plain");

        assertThat(shell.run("template test url.tpl -data=data.yaml").out()).isEqualTo("postgres://b:5000000/\n");
        assertThat(shell.piping("user: c\nport: '1'".getBytes(UTF_8))
                        .run("template test url.tpl -data -")
                        .out())
                .isEqualTo("postgres://c:1/\n");
        assertThat(shell.run("template test none.tpl").out()).isEqualTo("plain");
    }

    @Test
    void tellsProgramsTheResult() throws IOException {
        shell.write("bytes.tpl", "{{ \"\\xff\" }}");

        assertThat(shell.run("template test bytes.tpl --json").out()).isEqualTo("""
                {"type":"value","base64":"/w=="}
                {"type":"end","code":0,"counts":{}}
                """);
    }

    @Test
    void saysWhereInTheTemplateAMistakeIs() throws IOException {
        shell.write("bad.tpl", "one\r\né {{ .nope }}\r\n").write("syntax.tpl", "\n  {{ if }}");

        var told = shell.run("template test bad.tpl");
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("on bad.tpl line 2:\n   2: é {{ .nope }}\n           ^^^^^");
        assertThat(shell.run("template test bad.tpl --json").out())
                .contains("\"code\":\"template-missing-key\"", "\"file\":\"bad.tpl\",\"line\":2,\"column\":6");
        assertThat(shell.run("template test syntax.tpl --json").out())
                .contains("\"code\":\"template-syntax\"", "\"line\":2");
    }

    @Test
    void saysWhereInTheDataAMistakeIs() throws IOException {
        shell.write("data.json", "{\"user\": 1,\n \"port\": CANARY}").write("data.yaml", "user: 1\nuser: CANARY\n");

        for (var file : new String[] {"data.json", "data.yaml"}) {
            var told = shell.run("template test url.tpl --json -data=" + file);
            assertThat(told.code()).isEqualTo(1);
            assertThat(told.out())
                    .contains("\"code\":\"test-data\"", "\"file\":\"" + file + "\",\"line\":2")
                    .doesNotContain("CANARY");
        }
    }

    @Test
    void answersEveryCaseAndTellsOfLinesThatAreNone() throws IOException {
        var cases = CASE
                + "{\"id\":\"b\",\"template\":\"\\n{{ .x }}\"}\r\n"
                + "\n"
                + "CANARY\n"
                + "{\"id\":\"c\",\"template\":\"{{ end }}\"}\n"
                + "{\"id\":\"d\",\"template\":\"\u00ff\"}\n"
                + "{\"id\":\"e\",\"template\":\"{{ \\\"\\\\xff\\\" }}\"}";
        Files.write(project.resolve("cases.jsonl"), cases.getBytes(ISO_8859_1));

        var told = shell.run("template test --cases cases.jsonl");

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.out().lines().map(line -> line.replaceAll(",\"message\":\".*", "")))
                .containsExactly(
                        "{\"id\":\"a\",\"result\":\"1\"}",
                        "{\"id\":\"b\",\"error\":\"exec\",\"line\":2",
                        "{\"id\":\"c\",\"error\":\"parse\",\"line\":1",
                        "{\"id\":\"e\",\"result_base64\":\"/w==\"}");
        assertThat(told.err())
                .contains("on cases.jsonl line 4", "on cases.jsonl line 6")
                .doesNotContain("CANARY");
    }

    @Test
    void aCaseThatFailsIsAnAnswer() {
        var told = shell.piping("{\"id\":\"a\",\"template\":\"{{ .x }}\"}".getBytes(UTF_8))
                .run("template test -cases=-");
        assertThat(told.code()).isZero();
        assertThat(told.err()).isEmpty();
        assertThat(told.out()).startsWith("{\"id\":\"a\",\"error\":\"exec\"");
    }

    @Test
    void tellsProgramsOfBadLinesBesideTheAnswers() {
        assertThat(shell.piping(("x\n" + CASE).getBytes(UTF_8))
                        .run("template test -cases=- --json")
                        .out()
                        .lines()
                        .map(line -> line.replaceAll(",\"summary.*", "")))
                .containsExactly(
                        "{\"type\":\"diagnostic\",\"severity\":\"error\",\"code\":\"test-data\"",
                        "{\"id\":\"a\",\"result\":\"1\"}",
                        "{\"type\":\"end\",\"code\":1,\"counts\":{\"errors\":1}}");
    }

    @Test
    void answersTenThousandCasesAtOnce() {
        var told = shell.piping(CASE.repeat(10_000).getBytes(UTF_8)).run("template test -cases=-");
        assertThat(told.out().lines().distinct()).containsExactly("{\"id\":\"a\",\"result\":\"1\"}");
        assertThat(told.out().lines()).hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "template",
                "template test",
                "template render url.tpl",
                "template test url.tpl -cases=x",
                "template test -cases=x -data=y",
                "template test nowhere.tpl",
                "template test -cases=nowhere",
                "template test url.tpl -data=nowhere"
            })
    void refusesWhatCannotBeRead(String line) {
        var told = shell.run(line);
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).startsWith("Error: ");
    }
}
