package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
    @TempDir
    Path home;

    private Shell shell;

    @BeforeEach
    void prepare() throws IOException {
        shell = new Shell(Files.createDirectory(home.resolve("project")), home.resolve("data"));
    }

    private void declare() throws IOException {
        shell.write("main.tacit.hcl", """
                variable "region" { default = "eu" }
                generator "password" "db" { length = 32 }
                locals { name = "billing-${var.region}" }
                secret "db" {
                  data = {
                    username = "billing"
                    password = generator.password.db.value
                  }
                }
                """);
    }

    @Test
    void answersEachLineOfJsonWithOne() {
        var told = shell.feeding("\"1 + 1\"\n\"[\\\"a\\\", null]\"\n\"{\\\"a\\\" = tolist([1/2])}\"\n")
                .run("console", "--json");

        assertThat(told.out()).isEqualTo("""
                {"value":2,"type":"number"}
                {"value":["a",null],"type":["tuple",["string","dynamic"]]}
                {"value":{"a":[0.5]},"type":["object",{"a":["list","number"]}]}
                """);
        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
    }

    @Test
    void answersBadLinesWithDiagnosticsAndGoesOn() {
        var told = shell.feeding("nonsense\n\"1 +\"\n\"upper(1, 2)\"\n\"\\u0000\"\n\"1/0\"\n\"true\"\n")
                .run("console", "--json");

        var lines = told.out().lines().toList();
        assertThat(lines).hasSize(6);
        assertThat(lines.subList(0, 5))
                .allMatch(line -> line.startsWith("{\"diagnostics\":[{\"severity\":\"error\",\"code\":\""));
        assertThat(lines.get(0)).contains("\"code\":\"console-line\"");
        assertThat(lines.get(2)).contains("\"code\":\"argument-count\"", "\"line\":1,\"column\":10");
        assertThat(lines.get(5)).isEqualTo("{\"value\":true,\"type\":\"bool\"}");
        assertThat(told.code()).isZero();
    }

    @Test
    void namesSecretsInsteadOfShowingThem() throws IOException {
        declare();

        var told = shell.feeding("""
                        "local.name"
                        "secret.db.data"
                        "nonsensitive(secret.db.data.password)"
                        "can(regex(\\"^[a-m]\\", secret.db.data.password))"
                        "length(secret.db.data.password)"
                        """).run("console", "--json");

        assertThat(told.out().lines().toList())
                .containsExactly(
                        "{\"value\":\"billing-eu\",\"type\":\"string\"}",
                        "{\"value\":{\"password\":\"(sensitive value)\",\"username\":\"(sensitive value)\"},"
                                + "\"type\":[\"object\",{\"password\":\"string\",\"username\":\"string\"}],\"sensitive\":true}",
                        "{\"value\":\"(sensitive value)\",\"type\":\"string\",\"sensitive\":true}",
                        "{\"value\":\"(sensitive value)\",\"type\":\"bool\",\"sensitive\":true}",
                        "{\"value\":\"(sensitive value)\",\"type\":\"number\",\"sensitive\":true}");
        assertThat(home.resolve("project/.tacit")).doesNotExist();
    }

    @Test
    void knowsWhatIsRecorded() throws IOException {
        declare();
        shell.run("apply -auto-approve");

        var told = shell.feeding("secret.db.version\nsecret.db.data.password\nvar.region\n")
                .run("console");

        assertThat(told.out()).isEqualTo("1\n(sensitive value)\n\"eu\"\n");
    }

    @Test
    void showsValuesAsTheyAreWritten() {
        var told = shell.typing("{a = [1, \"x\"], b = toset([])}\nexit\n").run("console");

        assertThat(told.out().lines())
                .containsExactly("> {", "  \"a\" = [", "    1,", "    \"x\",", "  ]", "  \"b\" = toset([])", "}", "> ");
    }

    @Test
    void failsWhenALineOfAScriptDoes() {
        var told = shell.feeding("1 +\n2\n").run("console");

        assertThat(told.out()).isEqualTo("2\n");
        assertThat(told.code()).isEqualTo(1);
    }

    @Test
    void isFastEnoughForManyLines() {
        var lines = "\"[for n in range(10) : upper(format(\\\"%03d\\\", n))]\"\n".repeat(5_000);

        long start = System.nanoTime();
        var told = shell.feeding(lines).run("console", "--json");

        assertThat(told.out().lines()).hasSize(5_000);
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    }
}
