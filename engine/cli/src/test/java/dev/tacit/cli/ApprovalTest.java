package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may change something, and when. */
class ApprovalTest {
    private static final String MAIN = """
            variable "user" { default = "app" }
            generator "password" "db" { length = 20 }
            secret "db" {
              data = { user = var.user, password = generator.password.db.value }
            }
            target "directory" "here" { path = "${path.root}/run" }
            federation "db" {
              source = secret.db
              to {
                targets = [target.directory.here]
                name    = "db"
              }
            }
            output "user" {
              value     = secret.db.data.user
              sensitive = true
            }
            output "version" { value = secret.db.version }
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
    void asksOnATerminalAndTakesOnlyYes() {
        var no = shell.typing("y\n").run("apply");
        assertThat(no.code()).isEqualTo(5);
        assertThat(project.resolve("run")).doesNotExist();

        var yes = shell.typing("yes\n").run("apply");
        assertThat(yes.err()).isEmpty();
        assertThat(yes.code()).isZero();
        assertThat(project.resolve("run/db/user")).hasContent("app");
    }

    @Test
    void refusesWhereNobodyCanBeAsked() {
        var apply = shell.run("apply");

        assertThat(apply.code()).isEqualTo(5);
        assertThat(apply.err()).contains("-auto-approve");
        assertThat(project.resolve("run")).doesNotExist();
    }

    @Test
    void appliesASavedPlanOnce() throws IOException {
        var plan = shell.run("plan -out=db.plan");
        assertThat(plan.err()).isEmpty();
        assertThat(plan.code()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(project.resolve("db.plan"))))
                .isEqualTo("rw-------");
        assertThat(shell.run("show db.plan").out())
                .isEqualTo(plan.out().substring(0, plan.out().indexOf("\nThe plan is")));

        var applied = shell.run("apply db.plan");
        assertThat(applied.err()).isEmpty();
        assertThat(applied.code()).isZero();
        assertThat(project.resolve("run/db/user")).hasContent("app");
        assertThat(shell.run("apply db.plan").code()).isEqualTo(5);
    }

    @Test
    void refusesAnAlteredPlan() throws IOException {
        shell.run("plan -out=db.plan");
        var file = project.resolve("db.plan");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThat(shell.run("apply db.plan").code()).isEqualTo(1);
        assertThat(project.resolve("run")).doesNotExist();
    }

    @Test
    void takesVariablesFromEverywhereLaterOnesWin() throws IOException {
        shell.with("TACIT_VAR_user", "environment");
        assertThat(user()).isEqualTo("environment");

        shell.write("b.auto.tacitvars", "user = \"automatic\"\n");
        assertThat(user()).isEqualTo("automatic");

        shell.write("given.tacitvars", "user = \"file\"\n");
        assertThat(user("-var-file=given.tacitvars")).isEqualTo("file");
        assertThat(user("-var-file=given.tacitvars", "-var", "user=line")).isEqualTo("line");
        assertThat(user("-var=user=line", "-var-file", "given.tacitvars")).isEqualTo("file");
    }

    private String user(String... flags) {
        var args = new java.util.ArrayList<>(java.util.List.of("apply", "-auto-approve"));
        args.addAll(java.util.List.of(flags));
        var apply = shell.run(args.toArray(String[]::new));
        assertThat(apply.err()).isEmpty();
        return shell.run("output -raw user").out();
    }

    @Test
    void printsOutputsSecretOnesOnlyRaw() {
        shell.run("apply -auto-approve");

        assertThat(shell.run("output").out()).contains("(secret)", "version  1").doesNotContain("app");
        assertThat(shell.run("output -raw user").out()).isEqualTo("app");
        assertThat(shell.run("output -raw nothing").code()).isEqualTo(1);
    }

    @Test
    void endsJsonWithCodeAndCounts() {
        var apply = shell.run("apply -auto-approve --json");
        assertThat(apply.err()).isEmpty();
        assertThat(apply.out().lines()).allMatch(line -> line.startsWith("{\"type\":") && line.endsWith("}"));
        assertThat(apply.out().lines().toList().getLast())
                .startsWith("{\"type\":\"end\",\"code\":0,\"counts\":{")
                .contains("\"changes\":5", "\"answers\":1");

        var wrong = shell.run("apply -nonsense --json");
        assertThat(wrong.out().lines().toList().getLast())
                .isEqualTo("{\"type\":\"end\",\"code\":1,\"counts\":{\"errors\":1}}");
    }

    @Test
    void endsWithFourWhileAnotherHoldsTheStore() throws Exception {
        shell.run("apply -auto-approve");
        var held = shell.project().stores().find().orElseThrow();
        try (held;
                var lock = held.lock("somebody@elsewhere", Instant.parse("2026-11-01T12:00:00Z"))) {
            assertThat(lock.snapshot().serial()).isPositive();

            var apply = shell.run("apply -auto-approve -var user=other");

            assertThat(apply.code()).isEqualTo(4);
            assertThat(apply.err()).contains("somebody@elsewhere");
        }
        assertThat(project.resolve("run/db/user")).hasContent("app");
    }

    @Test
    void takesAnEmptyDirectoryForAMistakeUnlessAllIsToGo() throws IOException {
        shell.run("apply -auto-approve");
        Files.delete(project.resolve("main.tacit.hcl"));

        var apply = shell.run("apply -auto-approve");
        assertThat(apply.code()).isEqualTo(1);
        assertThat(apply.err()).contains("Nothing is declared here");
        assertThat(project.resolve("run/db/user")).exists();

        var destroy = shell.run("destroy -auto-approve");
        assertThat(destroy.err()).isEmpty();
        assertThat(destroy.code()).isZero();
        assertThat(project.resolve("run/db")).doesNotExist();
    }

    @Test
    void aMistakeMakesNoStore() throws IOException {
        shell.write("main.tacit.hcl", MAIN.replace("length = 20", "length = 0"));

        var apply = shell.run("apply -auto-approve");

        assertThat(apply.code()).isEqualTo(1);
        assertThat(apply.err()).contains("Error:", "main.tacit.hcl line 2");
        assertThat(project.resolve(".tacit")).doesNotExist();
        assertThat(shell.run("validate").code()).isEqualTo(1);
    }

    @Test
    void refusesADeclarationForAnotherVersion() throws IOException {
        shell.write("tacit.tacit.hcl", "tacit { required_version = \"~> 0.1\" }\n");
        assertThat(shell.run("validate").code()).isZero();

        shell.write("tacit.tacit.hcl", "tacit { required_version = \"> 7\" }\n");
        assertThat(shell.run("plan").code()).isEqualTo(1);
        assertThat(shell.run("plan --json").out()).contains("\"code\":\"unsuitable-version\"");
    }

    @Test
    void initMakesAStoreOnce() {
        var init = shell.run("init");
        assertThat(init.err()).isEmpty();
        assertThat(init.out()).contains("Made the store", "keys/");
        assertThat(shell.run("init").out()).contains("has a store already");
        assertThat(shell.run("validate").out()).isEqualTo("The declarations are valid.\n");
    }

    @Test
    void stopsWhenAskedAndGoesOnLater() {
        var stopped = shell.stoppingAtOnce(true).run("apply -auto-approve --json");
        assertThat(stopped.code()).isEqualTo(3);
        assertThat(stopped.out()).contains("\"outcome\":\"interrupted\"");
        assertThat(stopped.out().lines().toList().getLast()).startsWith("{\"type\":\"end\",\"code\":3");

        assertThat(shell.stoppingAtOnce(false).run("apply -auto-approve").code())
                .isZero();
        assertThat(project.resolve("run/db/user")).hasContent("app");
    }
}
