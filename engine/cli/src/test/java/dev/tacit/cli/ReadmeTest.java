package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. {@code -Dgolden=write} writes what happens into it. */
class ReadmeTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path README = ROOT.resolve("README.md");
    private static final Pattern TRANSCRIPT =
            Pattern.compile("```console\n\\$ \\./tacit (?<command>.*)\n(?<output>[^`]*)```");
    private static final Pattern DECLARATION = Pattern.compile("```hcl\n(?<text>[^`]*)```");
    private static final Pattern LINK = Pattern.compile("\\]\\((?<path>[^)#:]+)\\)");

    @TempDir
    Path home;

    @Test
    void transcriptsReplay() throws IOException {
        var example = Files.createDirectories(home.resolve("examples/quickstart"));
        Files.copy(ROOT.resolve("examples/quickstart/main.tacit.hcl"), example.resolve("main.tacit.hcl"));
        var shell = new Shell(home, home.resolve("data")).with("TACIT_COMMAND", "./tacit");
        var readme = Files.readString(README);

        var replayed = TRANSCRIPT.matcher(readme).replaceAll(match -> {
            var result = shell.run(match.group("command"));
            assertThat(result.err()).isEmpty();
            return Matcher.quoteReplacement(
                    "```console\n$ ./tacit " + match.group("command") + "\n" + result.out() + "```");
        });

        golden(readme, replayed);
        assertThat(TRANSCRIPT.matcher(readme).results()).hasSizeGreaterThanOrEqualTo(1);
    }

    @Test
    void theDeclarationIsTheExample() throws IOException {
        var readme = Files.readString(README);
        var example = Files.readString(ROOT.resolve("examples/quickstart/main.tacit.hcl"));

        golden(
                readme,
                DECLARATION.matcher(readme).replaceFirst(Matcher.quoteReplacement("```hcl\n" + example + "```")));
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        assertLinks(README);
        assertLinks(ROOT.resolve("CONTRIBUTING.md"));
    }

    /** Every relative link of {@code file} leads to a file. */
    static void assertLinks(Path file) throws IOException {
        assertThat(LINK.matcher(Files.readString(file)).results())
                .as(file.toString())
                .allSatisfy(link ->
                        assertThat(file.resolveSibling(link.group("path"))).exists());
    }

    private static void golden(String before, String after) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(README, after);
        }
        assertThat(after).isEqualTo(before);
    }
}
