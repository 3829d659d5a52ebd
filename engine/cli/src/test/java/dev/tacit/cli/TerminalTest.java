package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program at a real terminal, which util-linux' {@code script} makes; run after packaging. */
@EnabledOnOs(OS.LINUX)
class TerminalTest {
    @TempDir
    Path place;

    @BeforeEach
    void project() throws IOException {
        Assumptions.assumeTrue(
                Stream.of("/usr/bin/script", "/bin/script").map(Path::of).anyMatch(Files::isExecutable),
                "NOT TESTED: nothing at a terminal, since util-linux' script is not installed");
        Files.copy(Path.of("../../examples/quickstart/main.tacit.hcl"), place.resolve("main.tacit.hcl"));
    }

    /** What is typed once the screen shows {@code after}. */
    private record Typed(String after, String keys) {}

    private record Ended(int code, String screen) {}

    @SuppressWarnings("JdkObsolete") // two threads use the buffer
    private Ended at(Map<String, String> environment, String command, Typed... typing) throws Exception {
        var tacit = Path.of("target", "tacit-" + version(), "bin", "tacit").toAbsolutePath();
        var builder = new ProcessBuilder(
                        "script", "-qefc", "trap : INT; stty rows 40 cols 100; '" + tacit + "' " + command, "/dev/null")
                .directory(place.toFile())
                .redirectErrorStream(true);
        builder.environment().put("TACIT_DATA_DIR", place.resolve("data").toString());
        builder.environment().put("TERM", "xterm");
        builder.environment().put("SHELL", "/bin/sh"); // which script starts
        builder.environment().remove("NO_COLOR");
        builder.environment().putAll(environment);
        var process = builder.start();
        var screen = new StringBuffer();
        var reading = Thread.startVirtualThread(() -> {
            var bytes = new byte[4096];
            try (var in = process.getInputStream()) {
                for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                    screen.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                screen.append(e);
            }
        });
        int from = 0;
        for (var typed : typing) {
            from = await(screen, typed.after(), from);
            process.getOutputStream().write(typed.keys().getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ends; " + screen).isTrue();
        reading.join();
        return new Ended(process.exitValue(), screen.toString());
    }

    private static int await(StringBuffer screen, String shown, int from) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            int at = screen.indexOf(shown, from);
            if (at >= 0) {
                Thread.sleep(100); // echo is turned off after the question is shown
                return at + shown.length();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("never shown: " + shown + ", but " + screen);
    }

    private static String version() {
        return Quick.answer(List.of("version")).orElseThrow().strip().replace("Tacit ", "");
    }

    @Test
    void anExpressionIsEditedAndGoesOnOverSeveralLines() throws Exception {
        var ended = at(
                Map.of(),
                "console",
                new Typed("> ", "1+2\u007f7\r"),
                new Typed("8\r\n", "{\r"),
                new Typed("{", "a = 4\r"),
                new Typed("a = 4", "}\r"),
                new Typed("\"a\" = 4", "oops\u0003"),
                new Typed("> ", "\"x!y\"\r"),
                new Typed("\"x!y\"\r\n", "\u0004"));

        assertThat(ended.code()).as(ended.screen()).isZero();
        assertThat(ended.screen()).contains("{\r\n  \"a\" = 4\r\n}\r\n").doesNotContain("Error");
        assertThat(names(place)).as("no history is kept").containsExactly("main.tacit.hcl");
    }

    /** JLine's key for an editor writes a file first. */
    @Test
    void noKeyHandsWhatWasTypedToAnEditor() throws Exception {
        var ended = at(
                Map.of(),
                "console",
                new Typed("> ", "40+\u0018\u0005"),
                new Typed("40+", "2\r"),
                new Typed("42\r\n", "\u0004"));

        assertThat(ended.code()).as(ended.screen()).isZero();
        assertThat(ended.screen()).doesNotContain("Exception");
    }

    @Test
    void aDumbTerminalHasNoEditingAndNoColours() throws Exception {
        var dumb = Map.of("TERM", "dumb");

        assertThat(at(dumb, "console", new Typed("> ", "1+2\r"), new Typed("3\r\n> ", "\u0004")))
                .satisfies(e -> assertThat(e.code()).isZero())
                .satisfies(e -> assertThat(e.screen()).doesNotContain("\u001b"));
        assertThat(at(dumb, "plan").screen()).contains("Plan:").doesNotContain("\u001b");
    }

    @Test
    void aPlanHasColoursUnlessTheyAreUnwelcome() throws Exception {
        assertThat(at(Map.of(), "plan").screen()).contains("\u001b[32m+\u001b[0m secret.db");
        assertThat(at(Map.of("NO_COLOR", "1"), "plan").screen())
                .contains("+ secret.db")
                .doesNotContain("\u001b[");
        assertThat(at(Map.of(), "plan | cat").screen()).contains("+ secret.db").doesNotContain("\u001b[");
    }

    @Test
    void aQuestionIsAnsweredOrGivenUp() throws Exception {
        var asked = "taken for an answer: ";
        var no = at(Map.of(), "apply", new Typed(asked, "no\r"));
        assertThat(no.code()).as(no.screen()).isEqualTo(5);
        assertThat(no.screen()).contains("Nothing was changed.");

        var givenUp = at(Map.of(), "apply", new Typed(asked, "\u0003"));
        assertThat(givenUp.code()).as(givenUp.screen()).isEqualTo(1);
        assertThat(place.resolve("run")).doesNotExist();

        var yes = at(Map.of(), "apply", new Typed(asked, "yes\r"));
        assertThat(yes.code()).as(yes.screen()).isZero();
        assertThat(place.resolve("run/db/password")).exists();
    }

    @Test
    void aSecretIsTypedUnseen() throws Exception {
        Files.writeString(place.resolve("main.tacit.hcl"), """
                secret "note" {
                  data = { note = provided("a note") }
                }
                """);
        var set = at(Map.of(), "set secret.note note", new Typed("not shown while you type: ", "unseen-4711\r"));
        assertThat(set.code()).as(set.screen()).isZero();
        assertThat(set.screen()).contains("is set, 11 bytes").doesNotContain("4711");

        // The terminal is as it was: what is typed is shown again.
        var given = at(
                Map.of(),
                "set secret.note note; code=$?; stty -a; exit $code",
                new Typed("not shown while you type: ", "half\u0003"));
        assertThat(given.code()).as(given.screen()).isEqualTo(1);
        assertThat(given.screen()).contains(" echo ").doesNotContain("half");
    }

    private static List<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return new ArrayList<>(
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }
}
