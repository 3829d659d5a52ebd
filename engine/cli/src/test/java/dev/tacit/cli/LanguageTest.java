package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only shows when files, variables, modules, a store and targets come together. */
class LanguageTest {
    private static final String TEAM = """
            variable "target" {}
            variable "name" { type = string }
            generator "password" "db" { length = 20 }
            secret "db" { data = { user = var.name, password = generator.password.db.value } }
            federation "db" {
              source = secret.db
              to {
                targets = [var.target]
                name    = var.name
              }
            }
            output "version" { value = secret.db.version }
            """;

    private static final String TEAMS = """
            target "directory" "run" { path = "run" }
            module "team" {
              source   = "./modules/team"
              for_each = toset(["a", "b"])
              name     = each.key
              target   = target.directory.run
            }
            output "versions" { value = { for name, team in module.team : name => team.version } }
            """;

    @TempDir
    Path home;

    private Path project = Path.of("");
    private Shell shell = new Shell(project, project);

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectory(home.resolve("project"));
        shell = new Shell(project, home.resolve("data")).with("NO_COLOR", "1");
    }

    private void applies() {
        var told = shell.run("apply -auto-approve");
        assertThat(told.code()).as(told.all()).isZero();
    }

    private String password(String team) throws IOException {
        return Files.readString(project.resolve("run/" + team + "/password"));
    }

    @Test
    void aModuleMovesWithAllItHolds() throws IOException {
        shell.write("modules/team/main.tacit.hcl", TEAM).write("main.tacit.hcl", TEAMS);
        applies();
        var before = password("a");
        var written = Files.readSymbolicLink(project.resolve("run/a"));

        shell.write(
                "main.tacit.hcl", TEAMS.replace("\"team\"", "\"group\"").replace("module.team", "module.group") + """
                moved {
                  from = module.team
                  to   = module.group
                }
                """);
        var plan = shell.run("plan -detailed-exitcode");
        assertThat(plan.code()).as(plan.all()).isEqualTo(2);
        assertThat(plan.out())
                .contains("module.group[\"a\"].secret.db", "moved from module.team[\"a\"].secret.db")
                .contains("Plan: 6 resources to move.");
        assertThat(shell.run("plan -out=saved").code()).isZero();
        assertThat(shell.run("apply saved").code()).isZero();
        assertThat(password("a")).isEqualTo(before);
        assertThat(Files.readSymbolicLink(project.resolve("run/a"))).isEqualTo(written);
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
        assertThat(shell.run("history module.group[\"a\"].secret.db").out()).contains("1");
    }

    @Test
    void forgetsWhatIsToStay() throws IOException {
        shell.write("modules/team/main.tacit.hcl", TEAM).write("main.tacit.hcl", TEAMS);
        applies();
        var before = password("b");
        shell.write("main.tacit.hcl", """
                target "directory" "run" { path = "run" }
                removed {
                  from = module.team
                  lifecycle { destroy = false }
                }
                """);
        var plan = shell.run("plan");
        assertThat(plan.out()).as(plan.all()).contains("module.team[\"b\"].federation.db", "forget");
        applies();
        assertThat(password("b")).isEqualTo(before);
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
    }

    @Test
    void pointsAtMistakesInModulesWithoutShowingValues() throws IOException {
        shell.write("modules/team/main.tacit.hcl", TEAM.replace("user = var.name", "user = \"CANARY\" + 1"))
                .write("main.tacit.hcl", TEAMS);
        var told = shell.run("validate");
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("modules/team/main.tacit.hcl line 4").doesNotContain("CANARY");
    }

    @Test
    void asksForWhatHasNoValue() throws IOException {
        shell.write("main.tacit.hcl", """
                variable "b" {
                  description = "The second."
                  sensitive   = true
                }
                variable "a" { type = number }
                secret "s" { data = { a = var.a, b = var.b } }
                """);
        var told = shell.typing("7\nhidden\nyes\n").run("apply");
        assertThat(told.code()).as(told.all()).isZero();
        assertThat(told.err()).contains("var.a\n", "var.b\n  The second.").doesNotContain("hidden");
        assertThat(shell.run("reveal secret.s a").out()).contains("7");
        var silent = new Shell(project, home.resolve("data")).run("plan");
        assertThat(silent.code()).isEqualTo(1);
        assertThat(silent.err()).contains("No value for variable");
    }
}
