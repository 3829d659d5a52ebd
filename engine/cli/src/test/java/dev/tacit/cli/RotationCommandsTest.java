package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rotations that are due, that are asked for, that are to come. */
class RotationCommandsTest {
    private static final String MAIN = """
            variable "user" { default = "app" }
            generator "password" "db" {
              length = 20
              rotate {
                every  = "7d"
                window = "Wed 02:00-04:00"
              }
            }
            generator "password" "key" {
              for_each = toset(["x", "y"])
              length   = 20
            }
            secret "db" {
              data = {
                user     = var.user
                password = generator.password.db.value
              }
              activate { none = true }
            }
            secret "keys" {
              data = {
                x = generator.password.key["x"].value
                y = generator.password.key["y"].value
              }
            }
            secret "lone" { data = { user = var.user } }
            target "directory" "here" { path = "${path.root}/run" }
            federation "db" {
              source = secret.db
              to {
                targets = [target.directory.here]
                name    = "db"
              }
            }
            federation "keys" {
              source = secret.keys
              to {
                targets = [target.directory.here]
                name    = "keys"
              }
            }
            """;

    @TempDir
    Path project;

    @TempDir
    Path data;

    private Shell shell;

    /** On a Sunday, so that it is due on the next one and its window opens three days later. */
    @BeforeEach
    void apply() throws IOException {
        shell = new Shell(project, data)
                .write("main.tacit.hcl", MAIN)
                .at("2026-11-01T12:00:00Z")
                .with("NO_COLOR", "1");
        var apply = shell.run("apply -auto-approve");
        assertThat(apply.code()).as(apply.all()).isZero();
    }

    private String delivered(String file) throws IOException {
        return Files.readString(project.resolve("run").resolve(file));
    }

    @Test
    void aRotationThatIsDueWaitsForItsWindow() throws IOException {
        var before = delivered("db/password");

        var plan = shell.at("2026-11-10T12:00:00Z").run("plan -detailed-exitcode");
        assertThat(plan.code()).isZero();
        assertThat(plan.out()).startsWith("Nothing to change");
        assertThat(plan.err().replaceAll("\\s+", " "))
                .contains("due since 2026-11-08T12:01:00Z", "opens at 2026-11-11T02:00:00Z");
        assertThat(shell.run("apply -auto-approve").code()).isZero();
        assertThat(delivered("db/password")).isEqualTo(before);
    }

    @Test
    void rotatesWhileItsWindowIsOpenAndSaysSince() throws IOException {
        var before = delivered("db/password");

        var plan = shell.at("2026-11-11T02:30:00Z").run("plan -out=a.plan");
        assertThat(plan.err()).isEmpty();
        assertThat(plan.out())
                .containsPattern("~ secret.db +v1 → v2 +~ password +rotation due since Sunday, window open\n")
                .containsPattern("~ generator.password.db +draw +rotation due since Sunday, window open\n")
                .contains("Plan: 1 generator to draw, 1 secret to a new version, 1 object to update.");
        assertThat(shell.run("show a.plan").out()).contains("rotation due since Sunday, window open");
        assertThat(shell.run("plan --format=markdown").out()).contains("rotation due since Sunday, window open");
        assertThat(shell.run("plan --json").out())
                .contains("\"reason\":\"rotated\"", "\"due\":\"2026-11-08T12:01:00Z\",\"in_window\":true");

        assertThat(shell.run("apply a.plan").code()).isZero();
        assertThat(delivered("db/password")).isNotEqualTo(before).hasSize(20);
        assertThat(shell.run("history secret.db").out()).contains("its rotation is due");
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
    }

    /** The same, delivered to a cluster as well that nobody answers for. */
    private void withACluster() throws IOException {
        shell.write("kubeconfig", """
                apiVersion: v1
                kind: Config
                contexts: [{ name: one, context: { cluster: c, user: u } }]
                clusters: [{ name: c, cluster: { server: "https://127.0.0.1:1" } }]
                users: [{ name: u, user: { token: t } }]
                """);
        shell.write("more.tacit.hcl", """
                target "kubernetes" "far" {
                  kubeconfig = "kubeconfig"
                  context    = "one"
                }
                federation "far" {
                  source = secret.db
                  to {
                    targets    = [target.kubernetes.far]
                    namespaces = ["app"]
                    name       = "db"
                  }
                }
                generator "password" "near" {
                  length = 20
                  rotate {
                    every  = "1d"
                    window = "Wed 02:00-04:00"
                  }
                }
                secret "near" {
                  data = { password = generator.password.near.value }
                  activate { none = true }
                }
                """);
        assertThat(shell.run("apply -auto-approve").code()).isEqualTo(3);
    }

    @Test
    void waitsForAClusterThatCannotBeReachedWhileOthersGoOn() throws IOException {
        var before = delivered("db/password");
        withACluster();
        shell.at("2026-11-11T02:30:00Z");

        var plan = shell.run("plan");
        assertThat(plan.code()).isEqualTo(3);
        assertThat(plan.err().replaceAll("\\s+", " "))
                .containsOnlyOnce("A rotation is held back")
                .contains(
                        "with generator.password.db",
                        "due since 2026-11-08",
                        "target.kubernetes.far",
                        "federation.far");
        assertThat(plan.out()).contains("~ secret.near").doesNotContain("~ secret.db");
        var json = shell.run("plan --json").out();
        assertThat(json).containsOnlyOnce("\"rotation-held\"").contains("\"generator_draw\":1");

        assertThat(shell.run("apply -auto-approve").code()).isEqualTo(3);
        assertThat(delivered("db/password")).isEqualTo(before);
        assertThat(shell.run("history secret.near").out()).contains("its rotation is due");

        var rotate = shell.run("rotate secret.db -auto-approve");
        assertThat(rotate.err())
                .contains("A rotation runs ahead of deliveries")
                .doesNotContain("A rotation is held back");
        assertThat(delivered("db/password")).isNotEqualTo(before);
    }

    @Test
    void goesOnWithoutThatClusterWhereTheDeclarationSaysSo() throws IOException {
        var before = delivered("db/password");
        withACluster();
        shell.write("main.tacit.hcl", MAIN.replace("every  = \"7d\"", "every  = \"7d\"\nunreachable = \"proceed\""));

        var apply = shell.at("2026-11-11T02:30:00Z").run("apply -auto-approve");
        assertThat(apply.err()).doesNotContain("held back");
        assertThat(delivered("db/password")).isNotEqualTo(before);
    }

    @Test
    void isRotatedOutsideItsWindowWhenToldSo() throws IOException {
        var before = delivered("db/password");
        shell.at("2026-11-10T12:00:00Z");

        var plan = shell.run("plan -rotate-due");
        assertThat(plan.err()).isEmpty();
        assertThat(plan.out()).contains("rotation due since Sunday\n").doesNotContain("window");
        assertThat(shell.run("apply -rotate-due -auto-approve").code()).isZero();
        assertThat(delivered("db/password")).isNotEqualTo(before);
        assertThat(shell.run("plan -rotate-due -detailed-exitcode").code())
                .as("what is not due is not rotated")
                .isZero();
        shell.run("plan -out=a.plan");
        assertThat(shell.run("apply a.plan -rotate-due").err()).contains("give -rotate-due to the plan");
    }

    @Test
    void drawsAnewWhatFeedsASecretOnceApproved() throws IOException {
        var before = delivered("db/password");
        var others = delivered("keys/x");

        assertThat(shell.run("rotate secret.db").code()).as("nobody to ask").isEqualTo(5);
        assertThat(shell.typing("no\n").run("rotate secret.db").code()).isEqualTo(5);
        assertThat(delivered("db/password")).isEqualTo(before);
        var rotate = shell.typing("yes\n").run("rotate secret.db");
        assertThat(rotate.code()).as(rotate.all()).isZero();
        assertThat(rotate.out())
                .containsPattern("~ secret.db +v1 → v2 +~ password +a rotation was asked for\n")
                .contains("1 generator to draw", "Applied");
        assertThat(delivered("db/password")).isNotEqualTo(before);
        assertThat(delivered("keys/x")).isEqualTo(others);
        assertThat(shell.run("history secret.db").out()).contains("a rotation was asked for");
    }

    @Test
    void drawsAnewInstancesBlocksAndSeveral() throws IOException {
        var x = delivered("keys/x");
        var y = delivered("keys/y");

        assertThat(shell.run("rotate", "generator.password.key[\"x\"]", "-auto-approve")
                        .code())
                .isZero();
        assertThat(delivered("keys/x")).isNotEqualTo(x);
        assertThat(delivered("keys/y")).isEqualTo(y);
        var rotate = shell.run("rotate generator.password.key secret.db --json -auto-approve");
        assertThat(rotate.code()).isZero();
        assertThat(rotate.out()).contains("\"generator_draw\":3", "\"reason\":\"rotation-asked\"");
        assertThat(delivered("keys/y")).isNotEqualTo(y);
    }

    @Test
    void rotatesNothingWhenOneAddressIsMistaken() throws IOException {
        var before = delivered("db/password");

        var rotate = shell.run("rotate secret.db secret.lone federation.db secret.dv -auto-approve --json");
        assertThat(rotate.code()).isEqualTo(1);
        assertThat(rotate.out()).containsSubsequence("nothing-to-rotate", "nothing-to-rotate", "no-such-address");
        assertThat(delivered("db/password")).isEqualTo(before);
        assertThat(shell.run("rotate").code()).isEqualTo(1);
    }

    @Test
    void tellsWhatIsToCome() {
        assertThat(shell.run("status -due=3d").out()).isEqualTo("Nothing is due until 2026-11-04T12:02:00Z.\n");
        assertThat(shell.run("status -due=14d").out()).isEqualTo("""
                GENERATOR              DUE                   STATE    WINDOW OPENS
                generator.password.db  2026-11-08T12:01:00Z  to come  2026-11-11T02:00:00Z
                """);
        shell.at("2026-11-10T12:00:00Z");
        assertThat(shell.run("status -due=1h").out()).contains("due, waits for its window  2026-11-11T02:00:00Z");
        shell.at("2026-11-11T02:30:00Z");
        assertThat(shell.run("status -due=1h").out()).contains("due, window open\n");
        assertThat(shell.run("status -due=1h --json").out())
                .contains("{\"type\":\"due\",\"generator\":\"generator.password.db\",\"due\":\"2026-11-08T12:01:00Z\"");
        assertThat(shell.run("status -due=soon").code()).isEqualTo(1);
    }

    @Test
    void tellsWhoseIssuersAreToBeTold() throws IOException {
        shell.write("main.tacit.hcl", MAIN.replace("none = true", "manual = true"));
        shell.run("rotate secret.db -auto-approve");

        assertThat(shell.run("status -due=1h").out())
                .containsPattern("SECRET +VERSION +ISSUER\nsecret.db +2 +someone has to tell it\n");
        shell.run("apply -auto-approve -activated=secret.db");
        assertThat(shell.run("status -due=1h").out()).doesNotContain("secret.db");
    }

    @Test
    void tellsWhichVersionsExpireWithinThatTime() throws IOException {
        shell.write(
                "main.tacit.hcl",
                MAIN.replace("secret \"lone\" { data", """
                secret "lone" {
                  expires_after = "20d"
                  data""").replace("{ user = var.user } }", "{ user = var.user }\n}"));
        assertThat(shell.run("apply -auto-approve").code()).isZero();

        assertThat(shell.run("status -due=14d").out()).doesNotContain("secret.lone");
        assertThat(shell.run("status -due=21d").out())
                .containsPattern("secret.lone +1 +2026-11-21T12:01:00Z +expires soon");
    }
}
