package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that come from outside of the declaration. */
class SettingTest {
    private static final String CANARY = "CANARY-31c8";

    @TempDir
    Path home;

    private Path project;
    private Shell shell;

    @BeforeEach
    void declare() throws IOException {
        project = Files.createDirectory(home.resolve("project"));
        shell = new Shell(project, home.resolve("data")).with("NO_COLOR", "1");
        shell.write("main.tacit.hcl", """
                secret "db" {
                  data = {
                    license = provided("vendor licence")
                    user    = "ann"
                  }
                }

                target "directory" "local" { path = "${path.root}/run" }

                federation "db" {
                  source = secret.db
                  to {
                    targets = [target.directory.local]
                    name    = "db"
                  }
                }
                """);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] delivered(String key) throws IOException {
        return Files.readAllBytes(project.resolve("run/db").resolve(key));
    }

    @Test
    void setsExactBytesBeforeTheFirstApply() throws Exception {
        byte[] binary = {0, 1, -1, '\r', (byte) 0xc3, 0x28};
        var set = shell.piping(binary).run("set secret.db license");
        assertThat(set.code()).as(set.all()).isZero();
        assertThat(set.err()).isEmpty();
        assertThat(Files.exists(project.resolve(".tacit.lock.hcl"))).isTrue();
        var applied = shell.run("apply -auto-approve");
        assertThat(applied.code()).as(applied.all()).isZero();
        assertThat(delivered("license")).isEqualTo(binary);
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
        assertThat(shell.run("show").out()).contains("license");
    }

    @Test
    void plansTheRestAndTellsTheLineThatHelps() throws Exception {
        shell.write("other.tacit.hcl", "secret \"other\" {\n  data = { a = \"b\" }\n}\n");
        var applied = shell.run("apply -auto-approve");
        assertThat(applied.code()).as(applied.all()).isEqualTo(3);
        assertThat(applied.err()).contains("\n  tacit set secret.db license   # vendor licence\n");
        assertThat(applied.out()).contains("secret.other").contains("waits");
        assertThat(Files.exists(project.resolve("run/db"))).isFalse();
        assertThat(shell.run("validate").err()).isEmpty();
        shell.piping(utf8("L1")).run("set secret.db license");
        assertThat(shell.run("apply -auto-approve").code()).isZero();
        assertThat(delivered("license")).isEqualTo(utf8("L1"));
    }

    @Test
    void warnsOfTheEndOfALineUnlessItIsTrimmed() throws Exception {
        var warned = shell.piping(utf8(CANARY + "\r\n")).run("set --json secret.db license");
        assertThat(warned.code()).isZero();
        assertThat(warned.out()).contains("\"code\":\"value-ends-a-line\"").doesNotContain(CANARY);
        shell.run("apply -auto-approve");
        assertThat(delivered("license")).isEqualTo(utf8(CANARY + "\r\n"));
        assertThat(shell.run("set -trim secret.db license").err()).isEmpty();
        shell.run("apply -auto-approve");
        assertThat(delivered("license")).isEqualTo(utf8(CANARY));
        assertThat(shell.run("set -trim secret.db license").out()).contains("nothing was changed");
        assertThat(shell.piping(new byte[0]).run("set --json secret.db license").out())
                .contains("\"code\":\"value-empty\"");
        assertThat(shell.piping(new byte[(1 << 20) + 1])
                        .run("set --json secret.db license")
                        .out())
                .contains("\"code\":\"value-too-large\"");
    }

    @Test
    void takesAFileOrWhatAPersonTypes() throws Exception {
        shell.write("license.bin", CANARY);
        assertThat(shell.run("set secret.db license -from-file license.bin").code())
                .isZero();
        shell.run("apply -auto-approve");
        assertThat(delivered("license")).isEqualTo(utf8(CANARY));
        var typed = shell.typing("another\n").run("set secret.db license");
        assertThat(typed.err()).contains("Value of secret.db license (vendor licence)");
        assertThat(typed.all()).doesNotContain("another");
        assertThat(typed.code()).as(typed.all()).isZero();
        var applied = shell.run("apply -auto-approve");
        assertThat(applied.code()).as(applied.all()).isZero();
        assertThat(delivered("license")).isEqualTo(utf8("another"));
    }

    @Test
    void refusesAKeyThatNothingAsksFor() {
        var told = shell.piping(utf8(CANARY)).run("set secret.db licence");
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("\n  secret.db license\n").doesNotContain(CANARY);
        assertThat(Files.exists(project.resolve(".tacit.lock.hcl"))).isFalse();
        assertThat(shell.run("set secret.db").code()).isEqualTo(1);
    }

    @Test
    void leavesTheValueInNoFile() throws Exception {
        shell.piping(utf8(CANARY));
        var told = shell.run("set secret.db license").all()
                + shell.run("plan -out plan.tacit").all()
                + shell.run("plan --json").all()
                + shell.run("show").all()
                + shell.run("seal secret.db other").all();
        assertThat(told).doesNotContain(CANARY);
        var encoded = java.util.Base64.getEncoder().withoutPadding();
        int files = 0;
        try (var all = Files.walk(home)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                files++;
                assertThat(bytes).as(file.toString()).doesNotContain(CANARY);
                for (int offset = 0; offset < 3; offset++) {
                    var text = encoded.encodeToString(utf8("x".repeat(offset) + CANARY));
                    assertThat(bytes).as(file.toString()).doesNotContain(text.substring(4, text.length() - 2));
                }
            }
        }
        assertThat(files).as("store, keyfile, lock file, plan").isGreaterThanOrEqualTo(4);
    }

    @Test
    void opensWhatWasSealedUnderTheAddressBeforeAMove() throws Exception {
        shell.run("init");
        var text =
                shell.piping(utf8(CANARY)).run("seal secret.db license").out().strip();
        var renamed = Files.readString(project.resolve("main.tacit.hcl"))
                .replace("provided(\"vendor licence\")", "sealed(\"" + text + "\")")
                .replace("secret \"db\"", "secret \"renamed\"")
                .replace("secret.db", "secret.renamed");
        shell.write("main.tacit.hcl", renamed);
        assertThat(shell.run("plan --json").out()).contains("\"code\":\"sealed-not-opened\"");
        shell.write("main.tacit.hcl", renamed + "moved {\n  from = secret.db\n  to   = secret.renamed\n}\n");
        var applied = shell.run("apply -auto-approve");
        assertThat(applied.code()).as(applied.all()).isZero();
        assertThat(delivered("license")).isEqualTo(utf8(CANARY));
    }

    @Test
    void readsFilesAndTheEnvironment() throws Exception {
        byte[] binary = {0, -1, (byte) 0xc3, 0x28};
        Files.write(project.resolve("key.bin"), binary);
        shell.write("note.txt", "plain").with("DB_TOKEN", CANARY);
        shell.write("main.tacit.hcl", """
                data "file" "key" { path = "${path.module}/key.bin" }
                data "file" "note" {
                  path      = "note.txt"
                  sensitive = false
                }
                data "env" "token" { name = "DB_TOKEN" }
                secret "db" {
                  data = {
                    key   = data.file.key.content
                    again = data.file.key.content_base64
                    same  = filebytes("key.bin")
                    token = "token ${data.env.token.value}"
                  }
                }
                output "note" { value = data.file.note.content }
                target "directory" "local" { path = "${path.root}/run" }
                federation "db" {
                  source = secret.db
                  to {
                    targets = [target.directory.local]
                    name    = "db"
                  }
                }
                """);
        var applied = shell.run("apply -auto-approve");
        assertThat(applied.code()).as(applied.all()).isZero();
        assertThat(applied.all()).doesNotContain(CANARY);
        assertThat(delivered("key")).isEqualTo(binary);
        assertThat(delivered("same")).isEqualTo(binary);
        assertThat(delivered("token")).isEqualTo(utf8("token " + CANARY));
        assertThat(shell.run("output").out()).contains("plain");
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
        assertThat(shell.with("DB_TOKEN", "other")
                        .run("plan -detailed-exitcode")
                        .out())
                .contains("~ token");
        Files.delete(project.resolve("key.bin"));
        assertThat(shell.run("plan --json").out()).contains("\"code\":\"file-unreadable\"");
    }

    @Test
    void opensWhatWasSealedWithTheLockFileAlone() throws Exception {
        assertThat(shell.piping(utf8(CANARY)).run("seal secret.db license").code())
                .as("no store yet")
                .isEqualTo(1);
        shell.run("init");
        var elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.copy(project.resolve(".tacit.lock.hcl"), elsewhere.resolve(".tacit.lock.hcl"));
        var sealed = new Shell(elsewhere, home.resolve("nothing"))
                .piping(utf8(CANARY))
                .run("seal secret.db license");
        assertThat(sealed.code()).as(sealed.all()).isZero();
        var text = sealed.out().strip();
        var declaration = Files.readString(project.resolve("main.tacit.hcl"));
        shell.write("main.tacit.hcl", declaration.replace("provided(\"vendor licence\")", "sealed(\"" + text + "\")"));
        var applied = shell.run("apply -auto-approve");
        assertThat(applied.code()).as(applied.all()).isZero();
        assertThat(delivered("license")).isEqualTo(utf8(CANARY));
        shell.write(
                "main.tacit.hcl",
                declaration.replace("license = provided(\"vendor licence\")", "other = sealed(\"" + text + "\")"));
        var refused = shell.run("plan");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("tacit seal secret.db other").doesNotContain(CANARY);
    }
}
