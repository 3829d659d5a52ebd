package dev.tacit.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.testing.tool.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {
    /** Drawn once, because it takes a second. */
    private static final SortedMap<String, Value> RSA =
            Block.of("rsa", "bits", 2048).draw(new SplittableRandom(3));

    private final RandomGenerator random = new SplittableRandom(20261101);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072})
    @Tag("real:openssl")
    void opensslReadsRsaKeys(int bits) throws IOException {
        var drawn = Block.of("rsa", "bits", bits).draw(random);
        assertOpensslReads(drawn, "private_key_pkcs1_pem", "Private-Key: (" + bits + " bit");
    }

    @ParameterizedTest
    @CsvSource({"P-256, prime256v1", "P-384, secp384r1", "P-521, secp521r1"})
    @Tag("real:openssl")
    void opensslReadsEcdsaKeys(String curve, String name) throws IOException {
        var drawn = Block.of("ecdsa", "curve", curve).draw(random);
        assertOpensslReads(drawn, "private_key_sec1_pem", "ASN1 OID: " + name);
    }

    @ParameterizedTest
    @CsvSource({"ed25519, ED25519", "x25519, X25519"})
    @Tag("real:openssl")
    void opensslReadsKeysOnEdwardsCurves(String type, String name) throws IOException {
        assertOpensslReads(drawn(type), "private_key_pem", name + " Private-Key:");
    }

    private void assertOpensslReads(SortedMap<String, Value> drawn, String oldForm, String kind) throws IOException {
        var openssl = Tool.of("openssl", "openssl");
        assertThat(openssl.run(bytes(drawn, "private_key_pem"), "pkey", "-noout", "-text"))
                .contains(kind);
        for (var form : new String[] {"private_key_pem", oldForm}) {
            assertThat(openssl.run(bytes(drawn, form), "pkey", "-pubout")).isEqualTo(text(drawn, "public_key_pem"));
        }
        if (!kind.contains("25519")) { // openssl has no check for those
            var file = file("key", text(drawn, "private_key_pem"));
            assertThat(openssl.run("pkey", "-check", "-noout", "-in", file)).contains("Key is valid");
        }
    }

    @ParameterizedTest
    @CsvSource({"rsa, RSA, n", "ecdsa, EC, y", "ed25519, OKP, x", "x25519, OKP, x"})
    @Tag("real:jq")
    void jwksArePublicOrPrivate(String type, String keyType, String member) {
        var jq = Tool.of("jq", "jq");
        var drawn = drawn(type);
        assertThat(jq.run(bytes(drawn, "private_key_jwk"), "-r", ".kty, has(\"d\"), has(\"" + member + "\")"))
                .isEqualTo(keyType + "\ntrue\ntrue\n");
        assertThat(jq.run(bytes(drawn, "public_key_jwk"), "-r", ".kty, has(\"d\"), has(\"" + member + "\")"))
                .isEqualTo(keyType + "\nfalse\ntrue\n");
        assertThat(jq.run(bytes(drawn, "public_key_jwk"), "-c", "."))
                .isEqualTo(jq.run(bytes(drawn, "private_key_jwk"), "-c", "del(.d, .p, .q, .dp, .dq, .qi)"));
    }

    @Test
    @Tag("real:jq")
    void coordinatesOfAJwkHaveTheLengthOfTheCurve() {
        var jq = Tool.of("jq", "jq");
        for (int i = 0; i < 40; i++) {
            var drawn = Block.of("ecdsa", "curve", "P-521").draw(random);
            assertThat(jq.run(bytes(drawn, "private_key_jwk"), "-c", "[.x, .y, .d | length]"))
                    .isEqualTo("[88,88,88]\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519, ssh-ed25519, 256, ED25519",
        "ecdsa-p256, ecdsa-sha2-nistp256, 256, ECDSA",
        "ecdsa-p384, ecdsa-sha2-nistp384, 384, ECDSA",
        "ecdsa-p521, ecdsa-sha2-nistp521, 521, ECDSA",
        "rsa-2048, ssh-rsa, 2048, RSA"
    })
    @Tag("real:ssh-keygen")
    void sshKeygenReadsSshKeys(String type, String name, int bits, String family) throws IOException {
        var ssh = Tool.of("ssh-keygen", "openssh-client");
        var drawn = Block.of("ssh_key", "key_type", type, "comment", "bob@host").draw(random);
        var file = file("key", text(drawn, "private_key"));
        assertThat(text(drawn, "public_key")).startsWith(name + " ");
        assertThat(ssh.run("-y", "-f", file)).isEqualTo(text(drawn, "public_key") + "\n");
        assertThat(ssh.run("-l", "-f", file))
                .isEqualTo(bits + " " + text(drawn, "fingerprint") + " bob@host (" + family + ")\n");
        assertThat(ssh.run("-l", "-f", file("key.pub", text(drawn, "public_key"))))
                .isEqualTo(bits + " " + text(drawn, "fingerprint") + " bob@host (" + family + ")\n");
        if (!family.equals("ED25519")) { // which ssh-keygen writes in its own form only
            assertThat(ssh.run("-e", "-m", "PKCS8", "-f", file)).isEqualTo(text(drawn, "public_key_pem"));
        }
        // As OpenSSH itself wraps the text.
        assertThat(text(drawn, "private_key").lines().mapToInt(String::length).max())
                .hasValue(70);
    }

    @Test
    @Tag("real:jq")
    void jwksNameTheKeyThatSigns() {
        var jq = Tool.of("jq", "jq");
        for (var algorithm : new String[] {"ES256", "ES512", "EdDSA"}) {
            var drawn = Block.of("jwks", "algorithm", algorithm).draw(random);
            var said = algorithm + "\nsig\n" + text(drawn, "kid") + "\n";
            assertThat(jq.run(bytes(drawn, "private_jwks"), "-r", ".keys[] | .alg, .use, .kid, has(\"d\")"))
                    .isEqualTo(said + "true\n");
            assertThat(jq.run(bytes(drawn, "public_jwks"), "-r", ".keys[] | .alg, .use, .kid, has(\"d\")"))
                    .isEqualTo(said + "false\n");
        }
    }

    @Test
    @Tag("real:age-keygen")
    void ageKeygenReadsIdentities() throws IOException {
        var age = Tool.of("age-keygen", "age");
        var drawn = Block.of("age").draw(random);
        assertThat(text(drawn, "identity")).startsWith("AGE-SECRET-KEY-1").hasSize(74);
        assertThat(age.run("-y", file("identity", text(drawn, "identity") + "\n")))
                .isEqualTo(text(drawn, "recipient") + "\n");
    }

    @Test
    @Tag("real:age")
    void ageDecryptsWhatItEncrypted() throws IOException {
        var age = Tool.of("age", "age");
        var drawn = Block.of("age").draw(random);
        var encrypted =
                age.run("attack at dawn".getBytes(StandardCharsets.UTF_8), "-a", "-r", text(drawn, "recipient"));
        assertThat(age.run(
                        encrypted.getBytes(StandardCharsets.UTF_8),
                        "-d",
                        "-i",
                        file("identity", text(drawn, "identity") + "\n")))
                .isEqualTo("attack at dawn");
    }

    @Test
    @Tag("real:openssl")
    void opensslVerifiesWhatAKeySigned() throws IOException {
        var openssl = Tool.of("openssl", "openssl");
        for (var type : new String[] {"rsa", "ecdsa", "ed25519"}) {
            var drawn = drawn(type);
            var message = file(type, "attack at dawn");
            var signature = directory.resolve(type + ".signature").toString();
            openssl.run(
                    "pkeyutl",
                    "-sign",
                    "-rawin",
                    "-inkey",
                    file(type + ".key", text(drawn, "private_key_pem")),
                    "-in",
                    message,
                    "-out",
                    signature);
            assertThat(openssl.run(
                            "pkeyutl",
                            "-verify",
                            "-rawin",
                            "-pubin",
                            "-inkey",
                            file(type + ".pub", text(drawn, "public_key_pem")),
                            "-in",
                            message,
                            "-sigfile",
                            signature))
                    .contains("Verified Successfully");
        }
    }

    /** Python's PyJWT would say the same by the same library; this asks that library itself. */
    @Test
    @Tag("real:python3-cryptography")
    void numbersOfAJwkAreThoseOfItsKey() throws IOException {
        var python = Tool.ofPython("cryptography", "python3-cryptography");
        for (var type : new String[] {"rsa", "ecdsa"}) {
            var drawn = drawn(type);
            var script = """
                    import base64, json, sys
                    from cryptography.hazmat.primitives.serialization import load_pem_private_key
                    jwk = {k: v for k, v in json.load(open(sys.argv[2])).items() if k not in ("kty", "crv", "kid")}
                    jwk = {k: int.from_bytes(base64.urlsafe_b64decode(v + "=" * (-len(v) % 4))) for k, v in jwk.items()}
                    n = load_pem_private_key(open(sys.argv[1], "rb").read(), None).private_numbers()
                    p = n.public_numbers
                    if hasattr(p, "n"):
                        assert jwk == {"n": p.n, "e": p.e, "d": n.d, "p": n.p, "q": n.q, "dp": n.dmp1, "dq": n.dmq1, "qi": n.iqmp}
                    else:
                        assert jwk == {"x": p.x, "y": p.y, "d": n.private_value}
                    print("same")
                    """;
            assertThat(python.run(
                            "-c",
                            script,
                            file(type + ".pem", text(drawn, "private_key_pem")),
                            file(type + ".jwk", text(drawn, "private_key_jwk"))))
                    .isEqualTo("same\n");
        }
    }

    @Test
    @Tag("real:wg")
    void wgReadsKeys() {
        var wg = Tool.of("wg", "wireguard-tools");
        var drawn = Block.of("wireguard").draw(random);
        assertThat(wg.run(bytes(drawn, "private_key"), "pubkey")).isEqualTo(text(drawn, "public_key") + "\n");
    }

    @Test
    void oneSeedDrawsOneKey() {
        for (var type : new String[] {"ecdsa", "ed25519", "x25519", "ssh_key", "jwks", "age", "wireguard", "rsa"}) {
            var first = block(type).draw(new SplittableRandom(1));
            assertThat(block(type).draw(new SplittableRandom(1))).as(type).isEqualTo(first);
            assertThat(block(type).draw(new SplittableRandom(2))).as(type).isNotEqualTo(first);
        }
    }

    @Test
    void refusesKeysNobodyShouldUse() {
        Block.of("rsa", "bits", 1024).assertRefused("bits");
        Block.of("rsa", "bits", 2049).assertRefused("bits");
        Block.of("rsa", "bits", 8192).assertRefused("bits");
        Block.of("ecdsa", "curve", "secp256k1").assertRefused("curve");
        Block.of("ssh_key", "key_type", "x25519").assertRefused("key_type");
        Block.of("ssh_key", "key_type", "dsa").assertRefused("key_type");
        Block.of("ssh_key", "comment", "a\nb").assertRefused("comment");
        Block.of("jwks", "algorithm", "HS256").assertRefused("algorithm");
        assertThat(Block.of("ssh_key", "comment", Block.CLOSED).check()).isEmpty();
    }

    private SortedMap<String, Value> drawn(String type) {
        return type.equals("rsa") ? RSA : Block.of(type).draw(random);
    }

    private static Block block(String type) {
        return type.equals("rsa") ? Block.of(type, "bits", 2048) : Block.of(type);
    }

    /** A file that nobody else may read: ssh-keygen insists. */
    private String file(String name, String content) throws IOException {
        var file = Files.createFile(
                directory.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, content).toString();
    }

    private static byte[] bytes(SortedMap<String, Value> drawn, String export) {
        return text(drawn, export).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(SortedMap<String, Value> drawn, String export) {
        return drawn.get(export) instanceof Text text ? text.string() : "";
    }
}
