package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others put into a directory becomes the value of a secret. */
class TakingTest {
    private static final String CANARY = "CANARY-5be2";

    @TempDir
    Path home;

    private Path project;
    private Shell shell;

    @BeforeEach
    void deliver() throws IOException {
        project = Files.createDirectory(home.resolve("project"));
        shell = new Shell(project, home.resolve("data")).with("NO_COLOR", "1");
        declare("license = provided(\"\"), token = provided(\"\"), user = \"ann\"");
        give("license", "L1");
        give("token", "T1");
        apply();
    }

    private void declare(String data) throws IOException {
        shell.write("main.tacit.hcl", """
                secret "db" {
                  data = { %s }
                }
                target "directory" "eu" { path = "${path.root}/eu" }
                target "directory" "us" { path = "${path.root}/us" }
                federation "db" {
                  source = secret.db
                  to {
                    targets = [target.directory.eu, target.directory.us]
                    name    = "db"
                  }
                }
                """.formatted(data));
    }

    private void give(String key, String value) {
        var set = shell.piping(value.getBytes(StandardCharsets.UTF_8)).run("set secret.db " + key);
        assertThat(set.code()).as(set.all()).isZero();
    }

    private void apply() {
        var applied = shell.run("apply -auto-approve");
        assertThat(applied.code()).as(applied.all()).isZero();
    }

    private void edit(String place, String value) throws IOException {
        Files.writeString(project.resolve(place), value);
    }

    private String delivered(String place) throws IOException {
        return Files.readString(project.resolve(place));
    }

    @Test
    void takesWhatSomebodyChangedAndSpreadsIt() throws IOException {
        edit("eu/db/license", CANARY);

        var taken = shell.run("set secret.db license -from-target");

        assertThat(taken.code()).as(taken.all()).isZero();
        assertThat(taken.out()).contains("what target.directory.eu/db holds, 11 bytes");
        var plan = shell.run("plan");
        assertThat(plan.out())
                .contains("v1 → v2", "~ license", "2 objects to update")
                .doesNotContain("repair");
        apply();
        assertThat(delivered("us/db/license")).isEqualTo(CANARY);
        assertThat(delivered("eu/db/license")).isEqualTo(CANARY);
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
        var told = taken.all() + plan.all() + shell.run("audit").all() + shell.run("set secret.db -from-target");
        assertThat(told).doesNotContain(CANARY);
        assertThat(shell.run("audit").out()).contains("taken from target.directory.eu/db");
    }

    @Test
    void takesEveryProvidedKeyWhenNoneIsNamed() throws IOException {
        edit("eu/db/license", "L2");
        edit("us/db/token", "T2");
        edit("us/db/user", "eve");

        var taken = shell.run("set", "secret.db", "-from-target");

        assertThat(taken.code()).as(taken.all()).isZero();
        assertThat(taken.out())
                .contains("secret.db license is set", "secret.db token is set")
                .contains("the next apply undoes it: user");
        apply();
        for (var target : new String[] {"eu", "us"}) {
            assertThat(delivered(target + "/db/license")).isEqualTo("L2");
            assertThat(delivered(target + "/db/token")).isEqualTo("T2");
            assertThat(delivered(target + "/db/user")).isEqualTo("ann");
        }
    }

    @Test
    void asksWhichIsMeantWhereSeveralDiffer() throws IOException {
        edit("eu/db/license", CANARY);
        edit("us/db/license", "other " + CANARY);

        var asked = shell.run("set secret.db license -from-target --json");

        assertThat(asked.code()).isEqualTo(1);
        assertThat(asked.out())
                .contains("\"code\":\"live-values-differ\"")
                .contains("tacit set secret.db license -from-target=target.directory.eu/db")
                .contains("tacit set secret.db license -from-target=target.directory.us/db")
                .doesNotContain(CANARY);
        assertThat(shell.run("set secret.db -from-target=target.directory.us").code())
                .isZero();
        apply();
        assertThat(delivered("eu/db/license")).isEqualTo("other " + CANARY);
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
    }

    @Test
    void takesOneValueFromSeveralPlaces() throws IOException {
        edit("eu/db/license", CANARY);
        edit("us/db/license", CANARY);

        assertThat(shell.run("set secret.db license -from-target").code()).isZero();
        assertThat(shell.run("set secret.db license -from-target").out()).contains("nothing was changed");
        apply();
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
    }

    @Test
    void refusesWhatTheDeclarationDecides() throws IOException {
        declare("license = provided(\"\"), token = provided(\"\"), user = generator.password.p.value");
        Files.writeString(project.resolve("generator.tacit.hcl"), "generator \"password\" \"p\" {\n  length = 20\n}\n");
        apply();
        edit("eu/db/user", CANARY);

        for (var line : new String[] {"set secret.db user -from-target", "set secret.db -from-target"}) {
            var refused = shell.run(line + " --json");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.out())
                    .contains("\"code\":\"not-provided\"", "a generator draws it", "\"line\":2")
                    .doesNotContain(CANARY);
        }
        declare("license = provided(\"\"), token = provided(\"\"), user = provided(\"\")");
        assertThat(shell.run("set secret.db user -from-target").code()).isZero();
        apply();
        assertThat(delivered("us/db/user")).isEqualTo(CANARY);
    }

    @Test
    void saysWhyThereIsNothingToTake() throws IOException {
        var untouched = shell.run("set secret.db license -from-target");
        assertThat(untouched.code()).isEqualTo(1);
        assertThat(untouched.err()).contains("No target holds another value");
        assertThat(shell.run("set secret.db license -from-target=target.directory.asia")
                        .err())
                .contains("target.directory.eu/db", "target.directory.us/db");

        edit("eu/db/token", "T2");
        Files.delete(project.resolve("us/db"));
        var other = shell.run("set secret.db license -from-target");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.err().replaceAll("\\s+", " "))
                .contains("What was changed or removed: token.", "target.directory.us/db: someone deleted it");
    }

    @Test
    void doesNotTakeRenderedTextApart() throws IOException {
        var declared = Files.readString(project.resolve("main.tacit.hcl"));
        shell.write("main.tacit.hcl", declared.replace("source = secret.db", "source = template.db") + """
                template "db" {
                  source = secret.db
                  data   = { ini = "license={{ .license }}" }
                }
                """);
        apply();
        edit("eu/db/ini", "license=" + CANARY);

        var refused = shell.run("set secret.db license -from-target");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err().replaceAll("\\s+", " ")).contains("cannot be taken apart again");
    }

    @Test
    void takesTheValueAsItIs() {
        assertThat(shell.run("set secret.db license -from-target -trim").code()).isEqualTo(1);
        assertThat(shell.run("set secret.db").code()).isEqualTo(1);
    }
}
