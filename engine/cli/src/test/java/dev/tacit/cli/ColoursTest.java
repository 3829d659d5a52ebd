package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColoursTest {
    @TempDir
    Path project;

    @TempDir
    Path data;

    private String planned(String line, String terminal, String... environment) throws IOException {
        var shell =
                new Shell(project, data).write("main.tacit.hcl", "secret \"a\" { data = { user = \"somebody\" } }\n");
        for (int i = 0; i < environment.length; i += 2) {
            shell.with(environment[i], environment[i + 1]);
        }
        return (terminal.isEmpty() ? shell : shell.typing("")).run(line).out();
    }

    @Test
    void areForTerminalsThatWantThem() throws IOException {
        assertThat(planned("plan", "terminal")).contains("\u001b[");
        assertThat(planned("plan", "terminal", "NO_COLOR", "")).contains("\u001b[");
        assertThat(planned("plan", "")).doesNotContain("\u001b");
        assertThat(planned("plan -no-color", "terminal")).doesNotContain("\u001b");
        assertThat(planned("-no-color plan", "terminal")).doesNotContain("\u001b");
        assertThat(planned("plan", "terminal", "NO_COLOR", "1")).doesNotContain("\u001b");
        assertThat(planned("plan", "terminal", "TERM", "dumb")).doesNotContain("\u001b");
        assertThat(planned("plan --json", "terminal")).doesNotContain("\u001b");
        assertThat(planned("plan --format=markdown", "terminal")).doesNotContain("\u001b");
    }
}
