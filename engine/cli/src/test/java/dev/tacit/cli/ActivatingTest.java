package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issuers are told by real programs. */
class ActivatingTest {
    private static final String CANARY = "CANARY-55aa";

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

    private void declare(String activate) throws IOException {
        shell.write("main.tacit.hcl", """
                variable "login" { sensitive = true }

                secret "db" {
                  data = {
                    password = var.login
                  }
                  data_base64 = { raw = "/w==" }
                  activate {
                    %s
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
                """.formatted(activate));
    }

    private void program(String path, String text) throws IOException {
        shell.write(path, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(project.resolve(path), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String delivered() throws IOException {
        var file = project.resolve("run/db/password");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Test
    void tellsOldAndNewOnStandardInputAlone() throws Exception {
        declare("command = [\"./tell\", \"billing\"]");
        program("tell", "cat > told.json; env > told.env; echo \"$*\" > told.args; pwd >> told.args");

        assertThat(shell.run("apply -auto-approve").code()).isZero();
        assertThat(Files.readString(project.resolve("told.json")))
                .isEqualTo(
                        "{\"new\":{\"password\":\"" + CANARY + "-1\"},\"new_base64\":{\"raw\":\"/w==\"},\"old\":null,"
                                + "\"previous\":null,\"secret\":\"secret.db\",\"unfinished\":[],\"version\":1}");

        var second = shell.with("TACIT_VAR_login", CANARY + "-2").run("apply -auto-approve");
        assertThat(second.code()).as(second.all()).isZero();
        assertThat(second.out()).contains("activate v2", "./tell billing", "1 issuer told");
        assertThat(Files.readString(project.resolve("told.json")))
                .contains(
                        "\"old\":{\"password\":\"" + CANARY + "-1\"},\"old_base64\":{\"raw\":\"/w==\"},\"previous\":1,")
                .contains("\"new\":{\"password\":\"" + CANARY + "-2\"}");
        assertThat(Files.readString(project.resolve("told.env")))
                .contains("PATH=")
                .doesNotContain("TACIT_", CANARY);
        assertThat(Files.readString(project.resolve("told.args"))).isEqualTo("billing\n" + project.toRealPath() + "\n");
        assertThat(second.all()).doesNotContain(CANARY);
        assertThat(delivered()).isEqualTo(CANARY + "-2");
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
    }

    @Test
    void deliversNothingWhenTheProgramFails() throws Exception {
        declare("command = [\"./tell\"]");
        program("tell", "cat; echo; echo more >&2; exit 7");

        var failed = shell.run("apply -auto-approve");
        assertThat(failed.code()).isEqualTo(3);
        assertThat(failed.err()).contains("exit code 7", "2 lines", "-activation-output");
        assertThat(failed.all()).contains("1 object held back").doesNotContain(CANARY);
        assertThat(delivered()).isEmpty();

        assertThat(shell.run("apply -auto-approve -activation-output").err())
                .contains("\"new\":{\"password\":\"" + CANARY + "-1\"}", "more");
        program("tell", "exit 0");
        var again = shell.run("apply -auto-approve --json");
        assertThat(again.code()).isZero();
        assertThat(again.out())
                .contains("\"type\":\"activating\"", "\"activated\":1")
                .doesNotContain(CANARY);
        assertThat(delivered()).isEqualTo(CANARY + "-1");
    }

    @Test
    void endsAProgramThatTakesTooLongWithItsChildren() throws Exception {
        declare("command = [\"./tell\"]\n timeout = \"1s\"");
        program("tell", "sleep 300 & echo $! > child; wait");

        var failed = shell.run("apply -auto-approve");
        assertThat(failed.code()).isEqualTo(3);
        assertThat(failed.err()).contains("did not end within 1 s");
        long child = Long.parseLong(Files.readString(project.resolve("child")).strip());
        assertThat(runs(child)).isFalse();
        assertThat(delivered()).isEmpty();
    }

    /** A dead process that nobody has asked about does not run. */
    private static boolean runs(long process) throws Exception {
        var stat = Path.of("/proc/" + process + "/stat");
        for (int i = 0; i < 100; i++) {
            if (!Files.exists(stat) || Files.readString(stat).contains(") Z ")) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    @Test
    void runsInTheDirectoryOfItsModule() throws Exception {
        shell.write("main.tacit.hcl", "module \"a\" { source = \"./a\" }\n");
        shell.write("a/main.tacit.hcl", """
                secret "s" {
                  data = { key = "value" }
                  activate { command = ["./tell"] }
                }
                """);
        program("a/tell", "pwd > where");
        var applied = shell.run("apply -auto-approve");
        assertThat(applied.code()).as(applied.all()).isZero();
        assertThat(Files.readString(project.resolve("a/where")).strip())
                .isEqualTo(project.toRealPath().resolve("a").toString());
    }

    @Test
    void waitsForSomeoneWhoSaysThatItIsDone() throws Exception {
        declare("manual = true");
        var first = shell.run("apply -auto-approve");
        assertThat(first.code()).as(first.all()).isEqualTo(5);
        assertThat(first.all()).contains("tacit reveal secret.db", "apply -activated=secret.db");
        assertThat(delivered()).isEmpty();
        assertThat(shell.run("reveal secret.db password").out()).contains(CANARY + "-1");

        var said = shell.run("apply -auto-approve -activated=secret.db");
        assertThat(said.code()).as(said.all()).isZero();
        assertThat(delivered()).isEqualTo(CANARY + "-1");
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
    }

    @Test
    void isPartOfASavedPlanAndOfWhatIsApproved() throws Exception {
        declare("command = [\"./tell\"]");
        program("tell", "cat > told.json");
        assertThat(shell.run("plan -out=p").code()).isZero();
        assertThat(Files.readAllBytes(project.resolve("p"))).asString().doesNotContain(CANARY);
        assertThat(shell.run("apply p").code()).isZero();
        assertThat(Files.readString(project.resolve("told.json"))).contains(CANARY + "-1");

        shell.with("TACIT_VAR_login", CANARY + "-2");
        var digest = digest(shell.run("plan --json").out());
        declare("command = [\"./tell\", \"another\"]");
        assertThat(shell.run("apply -approved=" + digest).code()).isEqualTo(5);
        declare("command = [\"./tell\"]");
        assertThat(shell.run("apply -approved=" + digest).code()).isZero();
    }

    private static String digest(String json) {
        int at = json.indexOf("\"intent\":\"") + 10;
        return json.substring(at, at + 64);
    }

    @Test
    void keepsTheValueOutOfTheStoresPlaintext() throws Exception {
        declare("command = [\"false\"]");
        shell.run("apply -auto-approve");
        try (var files = Files.walk(project.resolve(".tacit"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain(
                                CANARY,
                                Base64.getEncoder()
                                        .encodeToString(CANARY.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            }
        }
    }
}
