package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The version before is delivered beside the next, until that has been everywhere for long enough. */
class OverlapTest {
    private static final String MAIN = """
            generator "password" "db" { length = 20 }
            secret "db" {
              data    = { password = generator.password.db.value }
              overlap = "2h"
            }
            secret "verifier" {
              data = {
                current  = secret.db.data.password
                previous = secret.db.previous == null ? "none" : secret.db.previous.password
                tried    = try(secret.db.previous.password, "none")
              }
            }
            output "overlapping" { value = secret.db.previous != null }
            target "directory" "here" { path = "${path.root}/run" }
            federation "db" {
              source = secret.db
              to {
                targets = [target.directory.here]
                name    = "db"
              }
            }
            federation "verifier" {
              source = secret.verifier
              to {
                targets = [target.directory.here]
                name    = "verifier"
              }
            }
            """;

    @TempDir
    Path project;

    @TempDir
    Path data;

    private Shell shell;

    @BeforeEach
    void apply() throws IOException {
        shell = new Shell(project, data)
                .write("main.tacit.hcl", MAIN)
                .at("2026-11-01T12:00:00Z")
                .with("NO_COLOR", "1");
        done("apply -auto-approve");
    }

    private String done(String line) {
        var result = shell.run(line);
        assertThat(result.code()).as(result.all()).isZero();
        return result.out();
    }

    private String delivered(String file) throws IOException {
        return Files.readString(project.resolve("run").resolve(file));
    }

    private void delivers(String current, String previous) throws IOException {
        assertThat(delivered("db/password")).isEqualTo(current);
        assertThat(delivered("verifier/current")).isEqualTo(current);
        assertThat(delivered("verifier/previous")).isEqualTo(previous);
        assertThat(delivered("verifier/tried")).isEqualTo(previous);
    }

    private void isEmptyAndOpensNothing() {
        assertThat(done("plan -detailed-exitcode")).startsWith("Nothing to change");
        assertThat(done("plan --json"))
                .contains("\"changes\":false", "\"openings\":[]")
                .doesNotContain("\"type\":\"change\"");
    }

    @Test
    void bothAreDeliveredUntilTheTimeIsOver() throws IOException {
        var first = delivered("db/password");
        delivers(first, "none");
        assertThat(done("plan")).isEqualTo("Nothing to change: what is declared, recorded and delivered agree.\n");
        assertThat(done("output")).contains("false");

        shell.at("2026-11-02T12:00:00Z");
        assertThat(done("rotate secret.db -auto-approve"))
                .contains(
                        "\nVersion 1 of secret.db stays valid beside version 2: for 2h once that is delivered everywhere.\n");
        var second = delivered("db/password");
        assertThat(second).isNotEqualTo(first);
        delivers(second, first);
        assertThat(done("output")).contains("true");

        isEmptyAndOpensNothing();
        assertThat(done("plan")).endsWith("""

                Version 1 of secret.db stays valid beside version 2 until 2026-11-02T14:01:00Z.
                """);
        assertThat(done("plan --json"))
                .contains("{\"type\":\"overlap\",\"secret\":\"secret.db\",\"version\":2,\"previous\":1,"
                        + "\"ends\":\"2026-11-02T14:01:00Z\",\"state\":\"both valid\"}");
        assertThat(done("status")).contains("""
                SECRET     VERSION  PREVIOUS  ENDS                  STATE
                secret.db  2        1         2026-11-02T14:01:00Z  both valid
                """);
        assertThat(done("history secret.db")).contains("2026-11-02T14:01:00Z", "both valid");
        assertThat(done("history secret.verifier")).doesNotContain("both valid");
        assertThat(done("status -due=1h")).doesNotContain("both valid");
        assertThat(done("status -due=3h --json")).contains("\"ends\":\"2026-11-02T14:01:00Z\"");

        shell.at("2026-11-02T13:55:00Z");
        isEmptyAndOpensNothing();
        shell.at("2026-11-02T14:00:00Z");
        assertThat(done("plan"))
                .containsPattern("~ secret.verifier +v2 → v3 +~ previous +~ tried +an overlap has ended\n")
                .doesNotContain("stays valid")
                .doesNotContain("~ secret.db");
        assertThat(done("plan --json")).contains("\"reason\":\"overlap-ended\"");
        assertThat(done("status")).contains("over with the next apply");
        done("apply -auto-approve");
        delivers(second, "none");
        assertThat(done("history secret.verifier")).contains("an overlap has ended");
        assertThat(done("status")).doesNotContain("PREVIOUS");
        isEmptyAndOpensNothing();
    }

    @Test
    void endsAtOnceWhenAsked() throws IOException {
        var first = delivered("db/password");
        done("rotate generator.password.db -auto-approve");
        var second = delivered("db/password");
        delivers(second, first);
        assertThat(done("plan -end-overlap=secret.db")).contains("an overlap has ended");
        delivers(second, first);
        done("plan -end-overlap=secret.db -out=end.plan");
        done("apply end.plan");
        delivers(second, "none");
        var again = shell.run("apply -end-overlap=secret.db -auto-approve");
        assertThat(again.code()).isZero();
        assertThat(again.err()).contains("No overlap runs");
        assertThat(shell.run("plan -end-overlap=generator.password.db").code()).isEqualTo(1);
    }

    @Test
    void aTargetThatCannotBeWrittenToKeepsItOpen() throws IOException {
        var first = delivered("db/password");
        var moved = MAIN.replace("federation \"db\" {", """
                target "directory" "there" { path = "${path.root}/file/run" }
                federation "there" {
                  source = secret.db
                  to {
                    targets = [target.directory.there]
                    name    = "db"
                  }
                }
                federation "db" {""");
        shell.write("main.tacit.hcl", moved).write("file", "in the way");
        assertThat(shell.run("rotate secret.db -auto-approve").code()).isEqualTo(3);
        var second = delivered("db/password");
        delivers(second, first);
        shell.at("2026-11-09T12:00:00Z");
        assertThat(shell.run("status").out()).contains("both valid, the new one not everywhere yet");
        assertThat(shell.run("apply -auto-approve").code()).isEqualTo(3);
        delivers(second, first);

        Files.delete(project.resolve("file"));
        shell.at("2026-11-10T12:00:00Z");
        done("apply -auto-approve");
        delivers(second, first);
        assertThat(done("status")).contains("2026-11-10T14:01:00Z");
    }

    @Test
    void aNewDeclarationOfAnOverlapNeedsNothingElse() throws IOException {
        shell.write("main.tacit.hcl", MAIN.replace("overlap = \"2h\"", "overlap = \"0h\""));
        assertThat(shell.run("plan").err()).contains("No length of time");
        shell.write("main.tacit.hcl", MAIN.replace("overlap = \"2h\"", "overlap = \"3h\""));
        assertThat(done("plan -detailed-exitcode")).startsWith("Nothing to change");
        done("apply -auto-approve");
        isEmptyAndOpensNothing();
    }
}
