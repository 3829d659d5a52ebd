package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtTest {
    private static final String UNTIDY = "secret \"a\" {\ndata={password=\"CANARY-7d1f\"}\n}\n";
    private static final String TIDY = "secret \"a\" {\n  data = { password = \"CANARY-7d1f\" }\n}\n";

    @TempDir
    Path home;

    private Path project;
    private Shell shell;

    @BeforeEach
    void prepare() throws IOException {
        project = Files.createDirectory(home.resolve("project"));
        shell = new Shell(project, home.resolve("data"));
        shell.write("main.tacit.hcl", UNTIDY)
                .write("x.auto.tacitvars", "a=1\n")
                .write("other.txt", "a=1\n")
                .write("modules/m/main.tacit.hcl", "a=1\n");
    }

    @Test
    void formatsTheFilesOfTheDirectory() throws IOException {
        var told = shell.run("fmt");

        assertThat(told.out()).isEqualTo("main.tacit.hcl\nx.auto.tacitvars\n");
        assertThat(told.code()).isZero();
        assertThat(project.resolve("main.tacit.hcl")).hasContent(TIDY);
        assertThat(project.resolve("x.auto.tacitvars")).hasContent("a = 1\n");
        assertThat(project.resolve("other.txt")).hasContent("a=1\n");
        assertThat(project.resolve("modules/m/main.tacit.hcl")).hasContent("a=1\n");
        assertThat(shell.run("fmt").out()).isEmpty();
    }

    @Test
    void goesIntoDirectoriesWhenAsked() throws IOException {
        assertThat(shell.run("fmt -recursive -list=false").out()).isEmpty();

        assertThat(project.resolve("modules/m/main.tacit.hcl")).hasContent("a = 1\n");
    }

    @Test
    void checksWithoutWriting() throws IOException {
        var told = shell.run("fmt -check -recursive");

        assertThat(told.out()).isEqualTo("main.tacit.hcl\nmodules/m/main.tacit.hcl\nx.auto.tacitvars\n");
        assertThat(told.code()).isEqualTo(2);
        assertThat(project.resolve("main.tacit.hcl")).hasContent(UNTIDY);
    }

    @Test
    void showsDifferencesWithoutValues() throws IOException {
        var told = shell.run("fmt -diff -write=false -list=false main.tacit.hcl");

        assertThat(told.out()).isEqualTo("""
                --- old/main.tacit.hcl
                +++ new/main.tacit.hcl
                @@ -1,3 +1,3 @@
                 secret "a" {
                -data={password="…"}
                +  data = { password = "…" }
                 }
                """);
        assertThat(project.resolve("main.tacit.hcl")).hasContent(UNTIDY);
    }

    @Test
    void filtersStandardInput() {
        assertThat(shell.feeding(UNTIDY).run("fmt", "-").out()).isEqualTo(TIDY);
        assertThat(shell.feeding(TIDY).run("fmt", "-check", "-").code()).isZero();
        assertThat(shell.feeding(UNTIDY).run("fmt", "-check", "-").code()).isEqualTo(2);
    }

    @Test
    void leavesFilesWithErrorsAlone() throws IOException {
        shell.write("bad.tacit.hcl", "a=\n");

        var told = shell.run("fmt");

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("bad.tacit.hcl line 1");
        assertThat(project.resolve("bad.tacit.hcl")).hasContent("a=\n");
        assertThat(project.resolve("main.tacit.hcl")).hasContent(TIDY);
    }

    @Test
    void refusesWhatIsNoFileOfTacit() {
        assertThat(shell.run("fmt other.txt").code()).isEqualTo(1);
        assertThat(shell.run("fmt nowhere").code()).isEqualTo(1);
    }

    @Test
    void tellsProgramsWhichFiles() {
        assertThat(shell.run("fmt -check --json").out()).isEqualTo("""
                {"type":"unformatted","file":"main.tacit.hcl"}
                {"type":"unformatted","file":"x.auto.tacitvars"}
                {"type":"end","code":2,"counts":{"unformatted":2}}
                """);
    }
}
