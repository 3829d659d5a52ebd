package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.Commit;
import dev.tacit.core.record.RolloutRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records told and changed by hand, and the log of who did it. */
class StateTest {
    private static final String MAIN = """
            generator "password" "db" { length = 20 }
            secret "db" { data = { password = generator.password.db.value } }
            template "env" {
              source = secret.db
              data   = { URL = "db://{{ .password }}@host" }
            }
            secret "each" {
              for_each = toset(["a", "b"])
              data     = { user = each.key }
            }
            target "directory" "here" { path = "${path.root}/run" }
            federation "db" {
              source = secret.db
              to {
                targets = [target.directory.here]
                name    = "db"
              }
            }
            federation "env" {
              source = template.env
              to {
                targets = [target.directory.here]
                name    = "env"
              }
            }
            output "password" {
              value     = secret.db.data.password
              sensitive = true
            }
            """;

    @TempDir
    Path project;

    @TempDir
    Path data;

    private Shell shell;

    @BeforeEach
    void apply() throws IOException {
        shell = new Shell(project, data).write("main.tacit.hcl", MAIN);
        ok("apply -auto-approve");
    }

    private String ok(String line) {
        var result = shell.run(line);
        assertThat(result.err()).as(line).isEmpty();
        assertThat(result.code()).as(line).isZero();
        return result.out();
    }

    @Test
    void listsAndShowsWithoutValues() throws IOException {
        var password = Files.readString(project.resolve("run/db/password"));

        assertThat(ok("state list").lines())
                .anyMatch(line -> line.matches("secret\\.db +v1"))
                .anyMatch(line -> line.matches("federation\\.env +1 object"))
                .anyMatch(line -> line.startsWith("target.directory.here"));
        assertThat(ok("state list secret.each").lines()).hasSize(3);
        assertThat(ok("state show secret.db") + ok("state show federation.db") + ok("state show generator.password.db"))
                .contains("db", "delivered", "earlier_draws")
                .doesNotContain(password);
        assertThat(ok("state list --json"))
                .contains("{\"type\":\"record\",\"address\":\"secret.db\",\"holds\":\"v1\"}");
        var mistyped = shell.run("state show secret.bd");
        assertThat(mistyped.code()).isEqualTo(1);
        assertThat(mistyped.err()).contains("Did you mean \"secret.db\"?");
    }

    @Test
    void movesEverythingSoThatTheNextPlanIsEmpty() throws IOException {
        var password = ok("reveal secret.db");
        for (var move : new String[] {
            "secret.db secret.login",
            "generator.password.db generator.password.login",
            "template.env template.url",
            "target.directory.here target.directory.there",
            "federation.db federation.login",
            "federation.env federation.url",
            "output.password output.login",
            "secret.each secret.every"
        }) {
            ok("state mv " + move);
        }
        shell.write(
                "main.tacit.hcl",
                MAIN.replace("secret \"db\"", "secret \"login\"")
                        .replace("secret.db", "secret.login")
                        .replace("\"password\" \"db\"", "\"password\" \"login\"")
                        .replace("password.db", "password.login")
                        .replace("directory\" \"here", "directory\" \"there")
                        .replace("directory.here", "directory.there")
                        .replace("federation \"db\"", "federation \"login\"")
                        .replace("template \"env\"", "template \"url\"")
                        .replace("template.env", "template.url")
                        .replace("federation \"env\"", "federation \"url\"")
                        .replace("output \"password\"", "output \"login\"")
                        .replace("secret \"each\"", "secret \"every\""));

        assertThat(ok("plan -detailed-exitcode")).contains("Nothing to change");
        assertThat(ok("reveal secret.login")).isEqualTo(password);
        assertThat(ok("output -raw login")).isEqualTo(password);
        assertThat(shell.run("history secret.db").code()).isEqualTo(1);
        ok("apply -auto-approve");
        assertThat(project.resolve("run/env/URL")).hasContent("db://" + password + "@host");
    }

    @Test
    void movesOneInstanceAndKeepsItsVersions() throws IOException {
        shell.write("main.tacit.hcl", MAIN.replace("user = each.key", "user = \"${each.key}2\""));
        ok("apply -auto-approve");

        assertThat(shell.run("state", "mv", "secret.each[\"a\"]", "secret.single")
                        .code())
                .isZero();

        assertThat(ok("history secret.single").lines()).hasSize(3);
        assertThat(ok("reveal secret.single")).isEqualTo("a2");
        assertThat(ok("state list secret.each").lines()).hasSize(2);
    }

    @Test
    void movesAWholeModule() throws IOException {
        shell.write("inner/main.tacit.hcl", "secret \"a\" { data = { user = \"somebody\" } }\n");
        shell.write("main.tacit.hcl", MAIN + "module \"one\" { source = \"./inner\" }\n");
        ok("apply -auto-approve");

        ok("state mv module.one module.two");

        assertThat(ok("state list module.two").lines()).anyMatch(line -> line.startsWith("module.two.secret.a"));
        shell.write("main.tacit.hcl", MAIN + "module \"two\" { source = \"./inner\" }\n");
        assertThat(ok("plan -detailed-exitcode")).contains("Nothing to change");
        assertThat(shell.run("state mv module.one module.three").code()).isEqualTo(1);
        assertThat(shell.run("state mv module.two secret.a").code()).isEqualTo(1);
        assertThat(shell.run("state mv module..x secret.a").code()).isEqualTo(1);
    }

    @Test
    void refusesATakenAddressAndAnotherKind() {
        assertThat(shell.run("state mv secret.db secret.each").code())
                .as("an address nobody has")
                .isZero();
        assertThat(shell.run("state", "mv", "secret.each", "secret.each[\"a\"]").code())
                .isEqualTo(1);
        assertThat(shell.run("state mv federation.db federation.env").code()).isEqualTo(1);
        assertThat(shell.run("state mv federation.db secret.other").code()).isEqualTo(1);
    }

    @Test
    void forgetsRecordsAndLeavesObjects() throws IOException {
        var removed = ok("state rm federation.db");

        assertThat(removed).contains("1 object", "db in target.directory.here");
        assertThat(project.resolve("run/db/password")).exists();
        ok("state rm secret.each");
        assertThat(ok("state list")).doesNotContain("federation.db", "secret.each");
        shell.write("main.tacit.hcl", MAIN.replaceAll("(?s)federation \"db\".*?\\n}\\n", ""));
        assertThat(shell.run("apply -auto-approve").code()).isZero();
        assertThat(project.resolve("run/db/password"))
                .as("forgotten, so not deleted")
                .exists();
        assertThat(ok("history secret.each[\"a\"]"))
                .as("a number is never given twice")
                .contains("2 ");
    }

    @Test
    void logsWhoDidWhatAndWhy() {
        shell.run("reveal secret.db");
        ok("state mv federation.env federation.url");

        var log = ok("audit");

        assertThat(log.lines().skip(1))
                .hasSize(3)
                .allMatch(line -> line.contains("tester@localhost"))
                .anyMatch(line -> line.contains("apply") && line.contains("new in the declaration ("))
                .anyMatch(line -> line.contains("reveal") && line.contains("secret.db password v1"))
                .anyMatch(line -> line.contains("state mv") && line.contains("federation.env to federation.url"));
        assertThat(ok("audit --json")).contains("{\"type\":\"audit\",\"serial\":1,\"time\":\"2026-11-01T12:01:00Z\"");
        assertThat(ok("audit verify")).contains("no older than");
    }

    @Test
    void findsALogThatDoesNotAgreeWithTheStore() throws Exception {
        var now = Instant.parse("2026-11-01T12:00:00Z");
        try (var ledger = shell.project().stores().find().orElseThrow();
                var session = ledger.lock("somebody", now)) {
            var rollout = new RolloutRecord(
                    "f".repeat(32), now, session.snapshot().serial() + 1, now, RolloutRecord.Status.FINISHED, "");
            session.commit(new Commit(List.of(rollout), Map.of(), Set.of(), List.of()));
        }
        var verify = shell.run("audit verify");

        assertThat(verify.code()).isEqualTo(1);
        assertThat(verify.err()).contains("f".repeat(32));
    }
}
