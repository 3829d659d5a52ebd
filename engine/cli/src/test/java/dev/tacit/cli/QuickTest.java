package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.cli.arguments.Arguments;
import dev.tacit.cli.arguments.Completion;
import dev.tacit.cli.arguments.Parsed;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QuickTest {
    @Test
    void answersVersionAndHelpAlone() {
        assertThat(Quick.answer(List.of("version")).orElseThrow()).matches("Tacit \\S+\\s+");
        assertThat(Quick.answer(List.of()).orElseThrow()).contains("Usage: tacit");
        assertThat(Quick.answer(List.of("plan"))).isEmpty();
        assertThat(Quick.answer(List.of("version", "--json")).orElseThrow()).startsWith("{\"type\":\"version\"");
    }

    /** Help is written by hand, so that it costs no start-up: this keeps it true. */
    @Test
    void helpNamesCommandsThatExist() {
        var help = Quick.answer(List.of("help")).orElseThrow();
        var commands = Pattern.compile("^  (\\w+)  ", Pattern.MULTILINE)
                .matcher(help)
                .results()
                .map(m -> m.group(1))
                .filter(command -> !command.matches("version|completion"))
                .toList();

        assertThat(commands)
                .hasSizeGreaterThanOrEqualTo(15)
                .allSatisfy(
                        command -> assertThat(Arguments.parse(command, "-help")).isInstanceOf(Parsed.Help.class));
        assertThat(Completion.script(Completion.Shell.BASH)).contains(commands);
    }
}
