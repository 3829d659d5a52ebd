package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generators of text and logins together, from declaration to delivered file. */
class GeneratorKindsTest {
    private static final String ALL = """
            target "directory" "run" { path = "run" }
            generator "password" "db" {
              length              = 20
              exclude_look_alikes = true
            }
            generator "passphrase" "door" {}
            generator "pattern" "key" { pattern = "key-[a-z0-9]{12}" }
            generator "uuid" "id" { version = 7 }
            generator "random_bytes" "cookie" { length = 24 }
            generator "bcrypt" "db" {
              password = generator.password.db.value
              cost     = 10
            }
            generator "argon2" "door" { password = generator.passphrase.door.value }
            generator "htpasswd" "web" {
              users = {
                bob = generator.password.db.value
                eve = generator.pattern.key.value
              }
            }
            generator "basic_auth" "web" { username = "bob" }
            generator "docker_config_json" "images" {
              registry {
                server   = "ghcr.io"
                username = "bob"
                password = generator.pattern.key.value
              }
            }
            generator "totp" "bob" {
              issuer  = "Acme"
              account = "bob"
            }
            secret "all" {
              data = {
                password = generator.password.db.value
                door     = generator.passphrase.door.value
                key      = generator.pattern.key.value
                id       = generator.uuid.id.value
                cookie   = generator.random_bytes.cookie.bytes
                bcrypt   = generator.bcrypt.db.value
                argon2   = generator.argon2.door.value
                htpasswd = generator.htpasswd.web.value
                auth     = generator.basic_auth.web.header
                docker   = generator.docker_config_json.images.value
                totp     = generator.totp.bob.uri
              }
            }
            federation "all" {
              source = secret.all
              to {
                targets = [target.directory.run]
                name    = "all"
              }
            }
            """;

    @TempDir
    Path home;

    private Path project = Path.of("");
    private Shell shell = new Shell(project, project);

    @BeforeEach
    void deliversAll() throws IOException {
        project = Files.createDirectory(home.resolve("project"));
        shell = new Shell(project, home.resolve("data")).with("NO_COLOR", "1");
        applies(ALL);
    }

    @Test
    void deliversWhatIsDrawn() throws IOException {
        var delivered = delivered();
        assertThat(delivered)
                .hasSize(11)
                .allSatisfy((_, content) -> assertThat(content).isNotEmpty());
        assertThat(delivered.get("key")).matches("key-[a-z0-9]{12}");
        assertThat(delivered.get("htpasswd")).matches("bob:\\$2y\\$10\\$\\S{53}\neve:\\$2y\\$10\\$\\S{53}\n");
        assertThat(delivered.get("docker")).contains("\"password\":\"" + delivered.get("key") + "\"");
        assertThat(Files.size(project.resolve("run/all/cookie"))).isEqualTo(24);
    }

    @Test
    void planAfterApplyIsEmptyInWhicheverOrderAttributesStand() throws IOException {
        assertPlan(ALL, 0);
        assertThat(shell.run("plan --json").out()).contains("\"openings\":[]");
        assertPlan(
                ALL.replace(
                                "  length              = 20\n  exclude_look_alikes = true\n",
                                "  exclude_look_alikes = true\n  length = 20\n")
                        .replace(
                                "    server   = \"ghcr.io\"\n    username = \"bob\"\n",
                                "    username = \"bob\"\n    server = \"ghcr.io\"\n"),
                0);
    }

    @Test
    void aChangedInputDrawsItselfAnewWithWhatDependsOnIt() throws IOException {
        var before = delivered();
        applies(ALL.replace("key-[a-z0-9]{12}", "key-[a-z0-9]{13}"));
        var after = delivered();
        var changed = new TreeMap<>(after);
        changed.entrySet().removeAll(before.entrySet());
        assertThat(changed.keySet()).containsExactly("docker", "htpasswd", "key");
        assertPlan(ALL.replace("key-[a-z0-9]{12}", "key-[a-z0-9]{13}"), 0);
    }

    @Test
    void aHashFollowsItsPasswordOnly() throws IOException {
        var before = delivered();
        applies(ALL.replace("length              = 20", "length              = 21"));
        var changed = new TreeMap<>(delivered());
        changed.entrySet().removeAll(before.entrySet());
        assertThat(changed.keySet()).containsExactly("bcrypt", "htpasswd", "password");
    }

    private void applies(String declarations) throws IOException {
        var told = shell.write("main.tacit.hcl", declarations).run("apply -auto-approve");
        assertThat(told.code()).as(told.all()).isZero();
    }

    private void assertPlan(String declarations, int code) throws IOException {
        var plan = shell.write("main.tacit.hcl", declarations).run("plan -detailed-exitcode");
        assertThat(plan.code()).as(plan.all()).isEqualTo(code);
    }

    /** As Latin-1, which keeps bytes apart. */
    private Map<String, String> delivered() throws IOException {
        var delivered = new TreeMap<String, String>();
        try (var files = Files.list(project.resolve("run/all/"))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    delivered.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return delivered;
    }
}
