package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.cli.render.PlanMarkdown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Approval on one machine, apply on another, with merges in between. */
class ApprovedTest {
    private static final String MAIN = """
            generator "password" "db" { length = 20 }
            secret "db" { data = { password = generator.password.db.value } }
            target "directory" "here" { path = "${path.root}/run" }
            federation "db" {
              source = secret.db
              to {
                targets = [target.directory.here]
                name    = "db"
              }
            }
            """;
    private static final String OTHER = """
            secret "other" { data = { user = "somebody" } }
            """;

    @TempDir
    Path project;

    @TempDir
    Path data;

    private Shell shell;

    @BeforeEach
    void write() throws IOException {
        shell = new Shell(project, data).write("main.tacit.hcl", MAIN);
    }

    private static String find(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    @Test
    void acceptsTheSameIntentAfterAnUnrelatedMerge() throws IOException {
        var printed = find("Intent ([0-9a-f-]+)", shell.run("plan").out());
        shell.write("main.tacit.hcl", "# a comment\n" + MAIN.replace("length = 20", "length = 22"));
        shell.write("more.tacit.hcl", "locals { unrelated = 1 }\n");

        var applied = shell.run("apply -approved=" + printed);

        assertThat(applied.err()).isEmpty();
        assertThat(applied.code()).isZero();
        assertThat(project.resolve("run/db/password")).exists();
        var again = shell.run("apply -approved=" + printed);
        assertThat(again.err()).isEmpty();
        assertThat(again.code()).as("nothing is left to do").isZero();
    }

    @Test
    void acceptsTheWholeDigestAndWhatTellsIt() throws IOException {
        var markdown = shell.run("plan --format=markdown");
        assertThat(markdown.code()).isZero();
        var digest = PlanMarkdown.digest(markdown.out());
        shell.write("comment.md", markdown.out());
        shell.write("plan.json", shell.run("plan --json").out());
        assertThat(shell.run("plan -out=db.plan").code()).isZero();

        assertThat(shell.run("apply db.plan -approved=" + "0".repeat(64)).code())
                .isEqualTo(5);
        for (var approved : new String[] {digest, "comment.md", "plan.json", "db.plan"}) {
            var apply = shell.run("apply -auto-approve -approved=" + approved);
            assertThat(apply.err()).as(approved).isEmpty();
            assertThat(apply.code()).as(approved).isZero();
            shell.run("destroy -auto-approve");
            // Later a generator is drawn anew under the same words.
        }
    }

    @Test
    void refusesAnotherIntentShowingWhatDiffers() throws IOException {
        shell.write("plan.json", shell.run("plan --json").out());
        shell.write("other.tacit.hcl", OTHER);
        shell.write("main.tacit.hcl", MAIN.replace("name    = \"db\"", "name    = \"elsewhere\""));

        var apply = shell.run("apply -approved=plan.json");

        assertThat(apply.code()).isEqualTo(5);
        assertThat(apply.err()).contains("not what was approved");
        assertThat(apply.out().lines().filter(line -> line.contains(" only ")))
                .anyMatch(line -> line.startsWith("planned only") && line.contains("secret.other"))
                .anyMatch(line -> line.startsWith("planned only") && line.contains("elsewhere"))
                .anyMatch(line -> line.startsWith("approved only") && line.contains("federation.db"))
                .hasSize(3);
        assertThat(project.resolve("run")).doesNotExist();
        var json = shell.run("apply -approved=plan.json --json");
        assertThat(json.out()).contains("{\"type\":\"difference\",\"difference\":\"planned only\"");
        assertThat(json.out().lines().toList().getLast()).startsWith("{\"type\":\"end\",\"code\":5");
    }

    @Test
    void refusesAnotherIntentOfWhichOnlyTheDigestIsKnown() throws IOException {
        var digest =
                find("\"intent\":\"([0-9a-f]{64})\"", shell.run("plan --json").out());
        shell.write("other.tacit.hcl", OTHER);

        var apply = shell.run("apply -auto-approve -approved=" + digest);

        assertThat(apply.code()).isEqualTo(5);
        assertThat(apply.out()).contains("secret.other");
        assertThat(apply.err()).contains("plan --json");
        assertThat(project.resolve("run")).doesNotExist();
    }

    @Test
    void refusesAnIncompleteFile() throws IOException {
        var json = shell.run("plan --json").out();
        shell.write("plan.json", json.lines().skip(1).reduce("", (a, b) -> a + b + "\n"));

        assertThat(shell.run("apply -approved=plan.json").code()).isEqualTo(1);
        assertThat(shell.run("apply -approved=missing.json").code()).isEqualTo(1);
        assertThat(project.resolve("run")).doesNotExist();
    }
}
