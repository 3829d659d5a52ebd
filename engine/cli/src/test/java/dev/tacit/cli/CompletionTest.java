package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts, run by the shells they are for. */
class CompletionTest {
    @TempDir
    Path project;

    @TempDir
    Path data;

    private String script(String shell) throws IOException {
        var result = new Shell(project, data).run("completion " + shell);
        assertThat(result.code()).isZero();
        var file = project.resolve("completion." + shell);
        Files.writeString(file, result.out());
        return file.toString();
    }

    private String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    /** What bash offers for the words, of which the last is being typed; {@code =} is a word, as in bash. */
    private List<String> offered(String... words) throws IOException, InterruptedException {
        var line = new StringBuilder("source " + script("bash") + "; COMP_WORDS=(tacit");
        for (var word : words) {
            line.append(" '").append(word).append('\'');
        }
        line.append("); COMP_CWORD=").append(words.length).append("; _tacit; printf '%s\\n' \"${COMPREPLY[@]}\"");
        return run("bash", "-u", "-c", line.toString()).lines().sorted().toList();
    }

    @Test
    void completesInBash() throws Exception {
        Files.writeString(project.resolve("some.tacitvars"), "");
        assertThat(offered("")).contains("plan", "apply", "state", "version", "help");
        assertThat(offered("pl")).containsExactly("plan");
        assertThat(offered("plan", "-o")).containsExactly("-out=");
        assertThat(offered("plan", "--det")).containsExactly("--detailed-exitcode");
        assertThat(offered("-chdir", "=", "x", "apply", "-appr")).containsExactly("-approved=");
        assertThat(offered("plan", "--format", "=", "m")).containsExactly("markdown");
        assertThat(offered("graph", "-format", "=")).containsExactly("dot", "svg");
        assertThat(offered("plan", "-var-file", "some")).containsExactly("some.tacitvars");
        assertThat(offered("template", "")).containsExactly("test");
        assertThat(offered("template", "test", "-data", "some")).containsExactly("some.tacitvars");
        assertThat(offered("state", "")).containsExactly("list", "mv", "rm", "show");
        assertThat(offered("-chdir", "dir", "completion", "z")).containsExactly("zsh");
        assertThat(offered("state", "list", "-raw")).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zsh", "fish"})
    void parsesWhereTheShellIsInstalled(String shell) throws Exception {
        var script = script(shell);
        assertThat(Files.readString(Path.of(script)))
                .contains("detailed-exitcode", "markdown", "svg", "-F".substring(1));
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/" + shell)) || Files.isExecutable(Path.of("/bin/" + shell)));
        run(shell, "-n", script);
    }
}
