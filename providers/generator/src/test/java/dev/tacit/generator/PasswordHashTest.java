package dev.tacit.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.testing.tool.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordHashTest {
    private static final String PASSWORD = "päss wörd'\"$\\";

    private final RandomGenerator random = new SplittableRandom(20261101);

    @Test
    @Tag("real:htpasswd")
    void bcryptIsVerifiedByHtpasswd(@TempDir Path directory) throws Exception {
        var htpasswd = Tool.of("htpasswd", "apache2-utils");
        for (var version : List.of("2b", "2y", "2a")) {
            for (var password : List.of(PASSWORD, "x", "a".repeat(72))) {
                var hash = Block.of("bcrypt", "password", password, "cost", 10, "version", version)
                        .draw(random, "value");
                assertThat(hash).startsWith("$" + version + "$10$").hasSize(60);
                var file = Files.writeString(directory.resolve("users"), "u:" + hash + "\n");
                htpasswd.run("-vb", file.toString(), "u", password);
                assertThat(htpasswd.answer(new byte[0], "-vb", file.toString(), "u", "wrong")
                                .code())
                        .isEqualTo(3);
            }
        }
    }

    @Test
    @Tag("real:htpasswd")
    void htpasswdFilesAreVerifiedByHtpasswd(@TempDir Path directory) throws Exception {
        var htpasswd = Tool.of("htpasswd", "apache2-utils");
        var users = Map.of("zoë", "first", "bob", PASSWORD, "a b", "third");
        var content = Block.of("htpasswd", "users", map(users)).draw(random, "value");
        assertThat(content.lines()).hasSize(3).allMatch(line -> line.contains(":$2y$10$"));
        assertThat(content.lines().map(line -> line.substring(0, line.indexOf(':'))))
                .containsExactly("a b", "bob", "zoë");
        var file = Files.writeString(directory.resolve("users"), content);
        for (var user : users.entrySet()) {
            htpasswd.run("-vb", file.toString(), user.getKey(), user.getValue());
        }
    }

    /** The tool takes a salt as text: the same salt must give it the same line. */
    @Test
    @Tag("real:argon2")
    void argon2IsWhatTheReferenceProgramMakes() {
        var argon2 = Tool.of("argon2", "argon2");
        for (var variant :
                Map.of("argon2id", "-id", "argon2i", "-i", "argon2d", "-d").entrySet()) {
            var hash = Block.of(
                            "argon2",
                            "password",
                            PASSWORD,
                            "variant",
                            variant.getKey(),
                            "memory",
                            8_192,
                            "iterations",
                            3,
                            "parallelism",
                            4)
                    .draw(printable(), "value");
            var salt = new String(Base64.getDecoder().decode(hash.split("\\$", -1)[4]), StandardCharsets.US_ASCII);
            assertThat(salt).hasSize(16);
            assertThat(argon2.run(
                                    PASSWORD.getBytes(StandardCharsets.UTF_8),
                                    salt,
                                    variant.getValue(),
                                    "-k",
                                    "8192",
                                    "-t",
                                    "3",
                                    "-p",
                                    "4",
                                    "-l",
                                    "32",
                                    "-e")
                            .strip())
                    .isEqualTo(hash);
        }
    }

    @Test
    void everyHashHasASaltOfItsOwn() {
        var bcrypt = Block.of("bcrypt", "password", PASSWORD, "cost", 10);
        assertThat(bcrypt.draw(random, "value")).isNotEqualTo(bcrypt.draw(random, "value"));
        var argon2 = Block.of("argon2", "password", PASSWORD);
        assertThat(argon2.draw(random, "value"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .isNotEqualTo(argon2.draw(random, "value"));
        var users = Block.of("htpasswd", "users", map(Map.of("a", "same", "b", "same")))
                .draw(random, "value")
                .lines()
                .map(line -> line.substring(line.indexOf(':')))
                .toList();
        assertThat(users).doesNotHaveDuplicates();
    }

    @Test
    void refusesWhatWouldBeCutOff() {
        for (var password : List.of("", "a".repeat(73), "ä".repeat(37), "a\0b")) {
            Block.of("bcrypt", "password", password).assertRefused("password");
            Block.of("htpasswd", "users", map(Map.of("u", password))).assertRefused("users");
        }
        Block.of("argon2", "password", "").assertRefused("password");
        Block.of("argon2", "password", "a".repeat(4097)).assertRefused("password");
    }

    @Test
    void refusesCostsOutOfBounds() {
        for (int cost : new int[] {9, 15}) {
            Block.of("bcrypt", "password", "x", "cost", cost).assertRefused("cost");
            Block.of("htpasswd", "users", map(Map.of("u", "x")), "cost", cost).assertRefused("cost");
        }
        Block.of("bcrypt", "password", "x", "version", "2x").assertRefused("version");
        Block.of("argon2", "password", "x", "variant", "argon2").assertRefused("variant");
        Block.of("argon2", "password", "x", "memory", 8191).assertRefused("memory");
        Block.of("argon2", "password", "x", "memory", 131_073).assertRefused("memory");
        Block.of("argon2", "password", "x", "iterations", 11).assertRefused("iterations");
        Block.of("argon2", "password", "x", "parallelism", 9).assertRefused("parallelism");
    }

    @Test
    void refusesNamesThatBreakTheFile() {
        for (var name : List.of("", "a:b", "a\nb", "#a", "a".repeat(256))) {
            Block.of("htpasswd", "users", map(Map.of(name, "x"))).assertRefused("users");
        }
        Block.of("htpasswd", "users", map(Map.of())).assertRefused("users");
    }

    @Test
    void checksWhatIsNotSecretWhileThePasswordIsClosed() {
        assertThat(Block.of("bcrypt", "password", Block.CLOSED).check()).isEmpty();
        assertThat(Block.of("bcrypt", "password", Block.CLOSED, "cost", 1).check())
                .hasSize(1);
        assertThat(Block.of("argon2", "password", Block.CLOSED).check()).isEmpty();
        assertThat(Block.of("argon2", "password", Block.CLOSED, "memory", 1).check())
                .hasSize(1);
        assertThat(Block.of("htpasswd", "users", Block.CLOSED).check()).isEmpty();
        var users = new TreeMap<String, Value>(Map.of("u", Block.CLOSED));
        assertThat(Block.of("htpasswd", "users", new MapValue(Type.STRING, users))
                        .check())
                .isEmpty();
        assertThat(Block.of("htpasswd", "users", new MapValue(Type.STRING, users), "cost", 1)
                        .check())
                .hasSize(1);
    }

    private static MapValue map(Map<String, String> texts) {
        var entries = new TreeMap<String, Value>();
        texts.forEach((name, text) -> entries.put(name, new Text(text)));
        return new MapValue(Type.STRING, entries);
    }

    private static RandomGenerator printable() {
        var letters = new SplittableRandom(1);
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return letters.nextLong();
            }

            @Override
            public void nextBytes(byte[] bytes) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) letters.nextInt('A', 'Z' + 1);
                }
            }
        };
    }
}
