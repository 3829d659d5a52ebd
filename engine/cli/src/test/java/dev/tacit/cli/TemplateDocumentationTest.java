package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/templates.md} shows is what happens: each section is a directory with the files it shows. {@code
 * -Dgolden=write} writes what happens into it.
 */
class TemplateDocumentationTest {
    private static final Path PAGE = Path.of("../../docs/templates.md");
    private static final Pattern SECTION = Pattern.compile("(?ms)^## .*?(?=^## |\\z)");
    private static final Pattern FILE = Pattern.compile("`(?<name>[\\w.-]+)`:\n```\\w+\n(?<text>[^`]*)```");
    private static final Pattern TRANSCRIPT =
            Pattern.compile("```console\n\\$ tacit (?<command>.*)\n(?<output>[^`]*)```");

    @TempDir
    Path home;

    @Test
    void everySectionReplays() throws IOException {
        var page = Files.readString(PAGE);

        var replayed = SECTION.matcher(page).replaceAll(section -> Matcher.quoteReplacement(replayed(section.group())));

        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, replayed);
        }
        assertThat(replayed).isEqualTo(page);
    }

    private String replayed(String section) {
        var name = Integer.toHexString(section.hashCode());
        var shell = new Shell(home.resolve(name), home.resolve(name + "-data"));
        FILE.matcher(section).results().forEach(file -> {
            try {
                shell.write(file.group("name"), file.group("text"));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        return TRANSCRIPT.matcher(section).replaceAll(match -> {
            var told = shell.run(match.group("command"));
            assertThat(told.err()).isEmpty();
            return Matcher.quoteReplacement(
                    "```console\n$ tacit " + match.group("command") + "\n" + told.out() + "```");
        });
    }
}
