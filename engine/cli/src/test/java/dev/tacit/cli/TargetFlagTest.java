package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans limited with {@code -target}. */
class TargetFlagTest {
    private static final String MAIN = """
            variable "user" { default = "app" }
            generator "password" "each" {
              for_each = toset(["a", "b"])
              length   = 20
            }
            secret "each" {
              for_each = toset(["a", "b"])
              data     = { password = generator.password.each[each.key].value }
            }
            secret "lone" { data = { user = var.user } }
            target "directory" "here" { path = "${path.root}/run" }
            federation "each" {
              for_each = toset(["a", "b"])
              source   = secret.each[each.key]
              to {
                targets = [target.directory.here]
                name    = "each-${each.key}"
              }
            }
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

    @Test
    void appliesOneInstanceWithAllItRefersTo() {
        var apply = shell.run("apply", "-auto-approve", "-target=federation.each[\"a\"]");

        assertThat(apply.err()).contains("This plan is partial");
        assertThat(apply.code()).isZero();
        assertThat(project.resolve("run/each-a/password")).exists();
        assertThat(project.resolve("run/each-b")).doesNotExist();
        assertThat(shell.run("show").out())
                .contains("secret.each[\"a\"]")
                .doesNotContain("secret.each[\"b\"]", "secret.lone");
    }

    @Test
    void aBlockStandsForItsInstances() {
        shell.run("apply -auto-approve -target=federation.each");

        assertThat(project.resolve("run/each-a/password")).exists();
        assertThat(project.resolve("run/each-b/password")).exists();
        assertThat(shell.run("show").out()).doesNotContain("secret.lone");
        assertThat(shell.run("plan").out()).contains("Plan: 1 secret to create.");
    }

    @Test
    void aMistypedOneIsAnErrorWithASuggestion() {
        var plan = shell.run("plan -target=secret.lonely -target=secret.lonr");

        assertThat(plan.code()).isEqualTo(1);
        assertThat(plan.err()).contains("Did you mean \"secret.lone\"?").contains("secret.lonely");
    }

    @Test
    void removesWhatIsNamedThoughDeclaredNoLongerAndNothingElse() throws IOException {
        shell.run("apply -auto-approve");
        shell.write("main.tacit.hcl", MAIN.substring(MAIN.indexOf("target \"directory\""), MAIN.indexOf("federation")));

        var apply = shell.run("apply -auto-approve -target=secret.lone");

        assertThat(apply.code()).isZero();
        assertThat(apply.out()).contains("secret.lone").doesNotContain("federation.each");
        assertThat(project.resolve("run/each-a/password")).exists();
    }

    @Test
    void aSavedPlanMayBeLimitedInScopeAndInTime() {
        assertThat(shell.run("plan -out=a.plan -valid-for=1m -target=secret.lone")
                        .code())
                .isZero();
        var late = shell.run("apply a.plan");
        assertThat(late.code()).as("a minute is a command in these tests").isEqualTo(5);

        shell.run("plan -out=b.plan -valid-for=2h -target=secret.lone");
        assertThat(shell.run("show b.plan").err()).contains("This plan is partial");
        assertThat(shell.run("apply b.plan").code()).isZero();
        assertThat(shell.run("show").out()).contains("secret.lone").doesNotContain("secret.each");
    }
}
