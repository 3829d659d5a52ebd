package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody meets first: the example, applied, changed, taken back. */
class QuickstartTest {
    private static final Path EXAMPLE = Path.of("../../examples/quickstart");

    @TempDir
    Path home;

    private Path project;
    private Shell shell;

    @BeforeEach
    void copyTheExample() throws IOException {
        project = Files.createDirectory(home.resolve("quickstart"));
        Files.copy(EXAMPLE.resolve("main.tacit.hcl"), project.resolve("main.tacit.hcl"));
        shell = new Shell(home, home.resolve("data"));
    }

    @Test
    void plansAsExpectedAndWritesNothing() throws IOException {
        var plan = shell.run("-chdir=quickstart plan");

        assertThat(plan.err()).isEmpty();
        PlanFiles.assertExpected(EXAMPLE.resolve("expected-plan.txt"), plan.out());
        assertThat(plan.code()).isZero();
        assertThat(shell.run("-chdir=quickstart plan -detailed-exitcode").code())
                .isEqualTo(2);
        try (var files = Files.list(project)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly("main.tacit.hcl");
        }
        assertThat(home.resolve("data")).doesNotExist();
    }

    @Test
    void appliesDeliversAndSaysWhatNext() throws IOException {
        var apply = shell.run("-chdir=quickstart apply -auto-approve");

        assertThat(apply.err()).isEmpty();
        assertThat(apply.code()).isZero();
        assertThat(apply.out())
                .startsWith(Files.readString(EXAMPLE.resolve("expected-plan.txt")))
                .contains("Applied:", "quickstart/run/db", "tacit -chdir=quickstart history secret.db");
        assertThat(apply.out().lines().filter(line -> line.contains("tacit -chdir=quickstart")))
                .hasSize(3);
        var password = Files.readString(project.resolve("run/db/password"));
        assertThat(password).hasSize(32);
        assertThat(Files.readString(project.resolve("run/db/username"))).isEqualTo("billing");
        assertThat(apply.all()).doesNotContain(password);

        var again = shell.run("-chdir=quickstart apply -auto-approve");
        assertThat(again.out()).startsWith("Nothing to change");
        assertThat(again.code()).isZero();
        assertThat(shell.run("-chdir=quickstart plan -detailed-exitcode").code())
                .isZero();
        assertThat(Files.readString(project.resolve("run/db/password"))).isEqualTo(password);
    }

    @Test
    void repairsWhatSomeoneEdited() throws IOException {
        shell.run("-chdir=quickstart apply -auto-approve");
        var file = project.resolve("run/db/username");
        Files.writeString(file, "somebody");

        var plan = shell.run("-chdir=quickstart plan");
        assertThat(plan.out()).contains("repair", "1 object to repair");
        shell.run("-chdir=quickstart apply -auto-approve");

        assertThat(Files.readString(file)).isEqualTo("billing");
    }

    @Test
    void keepsVersionsThatCanBeComparedAndTakenBack() throws IOException {
        shell.run("-chdir=quickstart apply -auto-approve");
        var first = Files.readString(project.resolve("run/db/password"));
        edit("length = 32", "length = 40");
        assertThat(shell.run("-chdir=quickstart apply -auto-approve").code()).isZero();
        assertThat(Files.readString(project.resolve("run/db/password"))).hasSize(40);

        var history = shell.run("-chdir=quickstart history secret.db");
        assertThat(history.out().lines()).hasSize(3);
        var diff = shell.run("-chdir=quickstart diff secret.db 1 2");
        assertThat(diff.out()).contains("password", "changed").doesNotContain("username");
        assertThat(shell.run("-chdir=quickstart diff secret.db 1 3").code()).isEqualTo(1);

        var back = shell.run("-chdir=quickstart rollback secret.db 1 -auto-approve");
        assertThat(back.err()).isEmpty();
        assertThat(back.code()).isZero();
        assertThat(Files.readString(project.resolve("run/db/password"))).isEqualTo(first);
        assertThat(shell.run("-chdir=quickstart plan -detailed-exitcode").code())
                .isZero();
    }

    @Test
    void revealsAValueAndNothingElseDoes() throws IOException {
        shell.run("-chdir=quickstart apply -auto-approve");
        var password = Files.readString(project.resolve("run/db/password"));

        assertThat(shell.run("-chdir=quickstart reveal secret.db password").out())
                .isEqualTo(password);
        assertThat(shell.run("-chdir=quickstart reveal secret.db").code()).isEqualTo(1);
        for (var command : new String[] {"show", "status", "output", "history secret.db", "plan", "show --json"}) {
            var result = shell.run("-chdir=quickstart " + command);
            assertThat(result.all()).as(command).doesNotContain(password).doesNotContain("Error");
            assertThat(result.code()).as(command).isZero();
        }
    }

    @Test
    void destroysWhatItDelivered() {
        shell.run("-chdir=quickstart apply -auto-approve");

        var destroy = shell.run("-chdir=quickstart destroy -auto-approve");

        assertThat(destroy.err()).isEmpty();
        assertThat(destroy.code()).isZero();
        assertThat(project.resolve("run/db")).doesNotExist();
        assertThat(shell.run("-chdir=quickstart show").out()).doesNotContain("secret.db");
    }

    private void edit(String before, String after) throws IOException {
        var file = project.resolve("main.tacit.hcl");
        Files.writeString(file, Files.readString(file).replace(before, after));
    }
}
