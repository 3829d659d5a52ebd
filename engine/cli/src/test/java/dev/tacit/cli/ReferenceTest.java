package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.cli.project.Project;
import dev.tacit.cli.project.Surroundings;
import dev.tacit.core.diagnostic.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/reference} tells what the code does. {@code -Dgolden=write} writes it anew. */
class ReferenceTest {
    private static final Path PAGES = Path.of("../../docs/reference");

    @TempDir
    Path home;

    @Test
    void blocksAreDescribed() throws IOException {
        var pages = new ReferencePages(Path.of("src/test/resources/reference/blocks.txt"));
        var providers =
                Project.at(home, Surroundings.ofThisProcess(), new Sources()).providers();
        PlanFiles.assertExpected(PAGES.resolve("blocks.md"), pages.blocks(providers));
        assertThat(pages.missing).isEmpty();
    }

    @Test
    void commandsAreListed() throws IOException {
        var shell = new Shell(home, home.resolve("data"));
        PlanFiles.assertExpected(
                PAGES.resolve("commands.md"),
                ReferencePages.commands(line -> shell.run(line).out()));
    }

    @Test
    void functionsAreDescribed() throws IOException {
        PlanFiles.assertExpected(PAGES.resolve("functions.md"), ReferencePages.functions());
    }

    @Test
    void diagnosticsAreListed() throws IOException {
        PlanFiles.assertExpected(PAGES.resolve("diagnostics.md"), ReferencePages.diagnostics(Path.of("../../errors")));
    }

    @Test
    void documentsLeadSomewhere() throws IOException {
        try (var files = Files.walk(Path.of("../../docs"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
                ReadmeTest.assertLinks(file);
            }
        }
    }

    @Test
    void theTutorialsDeclarationsAreValid() throws IOException {
        var declarations = Pattern.compile("```hcl\n([^`]*)```")
                .matcher(Files.readString(Path.of("../../docs/tutorial.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(declarations).hasSizeGreaterThan(3);
        var shell = new Shell(home, home.resolve("data")).write("main.tacit.hcl", String.join("\n", declarations));
        var validated = shell.run("validate");
        assertThat(validated.code()).as(validated.all()).isZero();
    }
}
