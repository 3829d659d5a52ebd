package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waves over directories, with real checks. */
class RolloutTest {
    private static final String CANARY = "CANARY-77bb";

    @TempDir
    Path home;

    private Path project;
    private Shell shell;

    @BeforeEach
    void start() throws IOException {
        project = Files.createDirectory(home.resolve("project"));
        shell = new Shell(project, home.resolve("data"))
                .with("NO_COLOR", "1")
                .with("PATH", System.getenv("PATH"))
                .with("TACIT_VAR_login", CANARY + "-1");
    }

    private void declare(String first, String onFailure) throws IOException {
        shell.write("main.tacit.hcl", """
                variable "login" { sensitive = true }

                secret "db" {
                  data = { password = var.login }
                }

                target "directory" "at" {
                  for_each = toset(["eu", "us"])
                  path     = "${path.root}/${each.key}"
                  labels   = { region = each.key }
                }

                federation "db" {
                  source = secret.db
                  to {
                    targets = values(target.directory.at)
                    name    = "db"
                  }
                  rollout {
                    wave {
                      target_selector {
                        match_labels = { region = "eu" }
                      }
                      %s
                    }
                    wave {}
                    on_failure = "%s"
                  }
                }
                """.formatted(first, onFailure));
    }

    private void program(String path, String text) throws IOException {
        shell.write(path, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(project.resolve(path), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String delivered(String where) throws IOException {
        var file = project.resolve(where + "/db/password");
        return Files.exists(file) ? Files.readString(file).replace(CANARY, "") : "";
    }

    @Test
    void planNamesTheWaves() throws Exception {
        declare("pause = \"approval\"", "stop");
        var text = shell.run("plan");
        assertThat(text.out())
                .contains("federation.db", "waves 1, 2 of 2", "after 1: approval", "a failed wave is the last")
                .containsPattern("create +wave 1")
                .containsPattern("create +wave 2")
                .contains("1 federation in waves");
        assertThat(shell.run("plan --format=markdown").out()).contains("wave 1", "wave 2", "approval");
        var json = shell.run("plan --json").out();
        assertThat(json).contains("\"wave\":1", "\"wave\":2", "\"action\":\"rollout\"", "\"waves\":[\"1\",\"2\"]");
        Files.writeString(home.resolve("plan.json"), json);
        assertThat(shell.run("apply -approved=" + home.resolve("plan.json")).code())
                .isEqualTo(5);
        assertThat(delivered("eu")).isEqualTo("-1");
    }

    @Test
    void goesOnWhenApproved() throws Exception {
        declare("pause = \"approval\"", "stop");
        var first = shell.run("apply -auto-approve");
        assertThat(first.code()).as(first.all()).isEqualTo(5);
        assertThat(first.all()).contains("apply -continue", "1 object of later waves");
        assertThat(delivered("eu") + delivered("us")).isEqualTo("-1");

        assertThat(shell.run("status").out()).contains("rests after wave 1");
        var again = shell.run("apply -auto-approve");
        assertThat(again.code()).isEqualTo(5);
        assertThat(again.out()).contains("rests after wave 1", "1 object to come");
        assertThat(delivered("us")).isEmpty();

        var second = shell.run("apply -continue");
        assertThat(second.code()).as(second.all()).isZero();
        assertThat(delivered("us")).isEqualTo("-1");
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
        assertThat(shell.run("apply -continue").all()).contains("Nothing waits for approval");
    }

    @Test
    void continuingDeliversWhatWasApprovedThoughTheSecretChanged() throws Exception {
        declare("pause = \"approval\"", "stop");
        shell.run("apply -auto-approve");
        shell = shell.with("TACIT_VAR_login", CANARY + "-2");
        declare("pause = \"approval\"", "continue");
        var second = shell.run("apply -continue");
        assertThat(second.code()).as(second.all()).isZero();
        assertThat(delivered("eu") + delivered("us")).isEqualTo("-1-1");
        assertThat(shell.run("plan").out()).contains("v1 → v2", "wave 2");
    }

    @Test
    void continuingAsksWhereTheWavesAreOthers() throws Exception {
        declare("pause = \"approval\"", "stop");
        shell.run("apply -auto-approve");
        declare("namespaces = [\"none\"]", "stop");
        var changed = shell.run("apply -continue");
        assertThat(changed.code()).as(changed.all()).isEqualTo(5);
        assertThat(changed.err()).contains("Nobody can be asked here");
        assertThat(delivered("us")).isEmpty();
    }

    @Test
    void checkReadsWhatWasDeliveredWithoutContent() throws Exception {
        declare("check { command = [\"./smoke-test\", \"eu\"] }", "stop");
        program("smoke-test", "cat > told.json; env > told.env; echo out; test -f good");
        var failed = shell.run("apply -auto-approve");
        assertThat(failed.code()).as(failed.all()).isEqualTo(3);
        assertThat(failed.err()).contains("The check of wave 1 failed", "exit code 1", "1 line", "Wave 1 failed");
        assertThat(delivered("eu") + delivered("us")).isEqualTo("-1");
        assertThat(Files.readString(project.resolve("told.json")))
                .isEqualTo("{\"federation\":\"federation.db\",\"objects\":[{\"name\":\"db\",\"namespace\":\"\","
                        + "\"source\":\"secret.db\",\"target\":\"target.directory.at[\\\"eu\\\"]\",\"version\":1}],"
                        + "\"wave\":1}");
        assertThat(Files.readString(project.resolve("told.env")))
                .contains("PATH=")
                .doesNotContain("TACIT_", CANARY);
        shell.write("good", "");
        assertThat(shell.run("apply -auto-approve").code()).isZero();
        assertThat(delivered("us")).isEqualTo("-1");
        assertThat(failed.all()).doesNotContain(CANARY);
    }

    @Test
    void takesBackAndHoldsUntilRetried() throws Exception {
        declare("check { command = [\"./smoke-test\"] }", "rollback");
        program("smoke-test", "exit 0");
        assertThat(shell.run("apply -auto-approve").code()).isZero();
        program("smoke-test", "exit 1");
        shell = shell.with("TACIT_VAR_login", CANARY + "-2");
        var failed = shell.run("apply -auto-approve");
        assertThat(failed.code()).as(failed.all()).isEqualTo(3);
        assertThat(failed.all()).contains("goes back to version 1", "v2 is held", "rolled back");
        assertThat(delivered("eu") + delivered("us")).isEqualTo("-1-1");

        var held = shell.run("plan");
        assertThat(held.code()).isEqualTo(3);
        assertThat(held.out()).contains("v2 is held", "v1 is delivered instead", "1 federation held");
        assertThat(shell.run("apply -auto-approve").code()).isEqualTo(3);
        assertThat(delivered("eu") + delivered("us")).isEqualTo("-1-1");
        assertThat(shell.run("status").out()).contains("v2 is held, v1 delivered");
        assertThat(shell.run("state show federation.db").out()).contains("v2, v1 instead");

        program("smoke-test", "exit 0");
        assertThat(shell.run("retry federation.db").code()).isZero();
        assertThat(shell.run("audit").out()).contains("retry");
        var again = shell.run("apply -auto-approve");
        assertThat(again.code()).as(again.all()).isZero();
        assertThat(delivered("eu") + delivered("us")).isEqualTo("-2-2");
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
    }
}
