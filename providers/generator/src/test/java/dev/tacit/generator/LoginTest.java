package dev.tacit.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.testing.tool.Tool;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LoginTest {
    private final RandomGenerator random = new SplittableRandom(20261101);

    @Test
    @Tag("real:kubectl")
    void dockerConfigJsonIsWhatKubectlWrites() {
        var kubectl = Tool.of("kubectl", "kubernetes-client");
        var jq = Tool.of("jq", "jq");
        var drawn = Block.of("docker_config_json")
                .with(
                        "registry",
                        "server",
                        "ghcr.io",
                        "username",
                        "bob",
                        "password",
                        "p\"\\<&>ä",
                        "email",
                        "b@example.org")
                .draw(random, "value");
        var written = jq.run(
                kubectl.run(
                                "create",
                                "secret",
                                "docker-registry",
                                "x",
                                "--dry-run=client",
                                "-o",
                                "json",
                                "--docker-server=ghcr.io",
                                "--docker-username=bob",
                                "--docker-password=p\"\\<&>ä",
                                "--docker-email=b@example.org")
                        .getBytes(StandardCharsets.UTF_8),
                "-c",
                ".data.\".dockerconfigjson\" | @base64d | fromjson");
        assertThat(jq.run(drawn.getBytes(StandardCharsets.UTF_8), "-c", ".")).isEqualTo(written);
    }

    @Test
    @Tag("real:jq")
    void dockerConfigJsonHoldsEveryRegistry() {
        var jq = Tool.of("jq", "jq");
        var drawn = Block.of("docker_config_json")
                .with("registry", "server", "https://index.docker.io/v1/", "username", "a", "password", "b:c")
                .with("registry", "server", "ghcr.io", "username", "d", "password", "e", "email", "\u0001\n\"")
                .draw(random, "value");
        assertThat(jq.run(
                        drawn.getBytes(StandardCharsets.UTF_8),
                        "-rc",
                        ".auths | to_entries[] | [.key, (.value.auth | @base64d), .value.email]"))
                .isEqualTo("""
                        ["ghcr.io","d:e","\\u0001\\n\\""]
                        ["https://index.docker.io/v1/","a:b:c",null]
                        """);
    }

    @Test
    void dockerConfigJsonRefusesWhatNoClientSends() {
        registry("ghcr.io", "a:b", "c").assertRefused("username");
        registry("ghcr.io", "", "c").assertRefused("username");
        registry("ghcr.io", "a", "").assertRefused("password");
        registry("ghcr.io", "a", "b\nc").assertRefused("password");
        registry("", "a", "b").assertRefused("server");
        registry("gh cr.io", "a", "b").assertRefused("server");
        registry("ghcr.io", "a", "b")
                .with("registry", "server", "ghcr.io", "username", "c", "password", "d")
                .assertRefused("server");
        assertThat(registry("ghcr.io", "a", "b")
                        .with("registry", "server", "g h", "username", "a:b", "password", Block.CLOSED)
                        .check())
                .hasSize(2);
    }

    @Test
    void basicAuthTakesAPasswordOrDrawsOne() {
        var given = Block.of("basic_auth", "username", "Aladdin", "password", "open sesame")
                .draw(random);
        // The example of RFC 7617.
        assertThat(text(given, "header")).isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assertThat(text(given, "base64")).isEqualTo("QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assertThat(text(given, "username")).isEqualTo("Aladdin");
        assertThat(text(given, "password")).isEqualTo("open sesame");
        var drawn = Block.of("basic_auth", "username", "bob").draw(random);
        assertThat(text(drawn, "password")).hasSize(32);
    }

    @Test
    @Tag("real:openssl")
    void basicAuthIsReadByOpenssl() {
        var openssl = Tool.of("openssl", "openssl");
        var drawn = Block.of("basic_auth", "username", "bob").draw(random);
        assertThat(openssl.run(text(drawn, "base64").getBytes(StandardCharsets.US_ASCII), "base64", "-d", "-A"))
                .isEqualTo("bob:" + text(drawn, "password"));
    }

    @Test
    void basicAuthRefusesWhatHttpCannotSend() {
        Block.of("basic_auth", "username", "a:b").assertRefused("username");
        Block.of("basic_auth", "username", "").assertRefused("username");
        Block.of("basic_auth", "username", "a", "password", "b\u007f").assertRefused("password");
        Block.of("basic_auth", "username", "a", "password", "").assertRefused("password");
        assertThat(Block.of("basic_auth", "username", "a", "password", Block.CLOSED)
                        .check())
                .isEmpty();
        assertThat(Block.of("basic_auth", "username", "a:b", "password", Block.CLOSED)
                        .check())
                .hasSize(1);
    }

    private static Block registry(String server, String username, String password) {
        return Block.of("docker_config_json")
                .with("registry", "server", server, "username", username, "password", password);
    }

    private static String text(SortedMap<String, Value> drawn, String export) {
        return drawn.get(export) instanceof Text text ? text.string() : "";
    }
}
