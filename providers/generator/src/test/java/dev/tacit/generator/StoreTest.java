package dev.tacit.generator;

import static dev.tacit.generator.Issued.bytes;
import static dev.tacit.generator.Issued.leaf;
import static dev.tacit.generator.Issued.named;
import static dev.tacit.generator.Issued.root;
import static dev.tacit.generator.Issued.stored;
import static dev.tacit.generator.Issued.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.generator.key.Pem;
import dev.tacit.testing.tool.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {
    private final RandomGenerator random = new SplittableRandom(20261101);

    @TempDir
    Path directory;

    @Test
    @Tag("real:openssl")
    void opensslOpensStores() {
        var openssl = Tool.of("openssl", "openssl");
        var ca = root(random, "ecdsa-p256");
        var leaf = leaf(ca).draw(random);
        var store = store("pkcs12", leaf).draw(random);
        var opened = openssl.run(stored(store), "pkcs12", "-nodes", "-passin", "pass:changeit");
        assertThat(opened).contains(text(leaf, "certificate_pem"), text(ca, "certificate_pem"));
        assertThat(openssl.run(opened.getBytes(StandardCharsets.UTF_8), "pkey", "-pubout"))
                .isEqualTo(openssl.run(bytes(leaf, "private_key_pem"), "pkey", "-pubout"));
    }

    @Test
    @Tag("real:openssl")
    void aStoreIsProtectedAsItsProfileSays() {
        var openssl = Tool.of("openssl", "openssl");
        var leaf = leaf(root(random, "rsa-2048")).draw(random);
        assertThat(protection(openssl, store("pkcs12", leaf)))
                .contains(
                        "MAC: sha256, Iteration 10000",
                        "PBES2, PBKDF2, AES-256-CBC, Iteration 10000, PRF hmacWithSHA256")
                .doesNotContain("DES", "sha1");
        var legacy = store("pkcs12", leaf);
        legacy.inputs().put("profile", new Text("legacy"));
        assertThat(protection(openssl, legacy))
                .contains("MAC: sha1, Iteration 10000", "pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 10000")
                .doesNotContain("AES", "RC2");
    }

    private String protection(Tool openssl, Block block) {
        return openssl.run(stored(block.draw(random)), "pkcs12", "-info", "-noout", "-passin", "pass:changeit");
    }

    @ParameterizedTest
    @CsvSource({"pkcs12, modern", "pkcs12, legacy", "jks, none"})
    @Tag("real:keytool")
    void keytoolListsStores(String type, String profile) throws IOException {
        var keytool = Tool.of("keytool", "default-jre-headless");
        var leaf = leaf(root(random, "ecdsa-p256")).draw(random);
        var block = store(type, leaf);
        if (type.equals("pkcs12")) {
            block.inputs().put("profile", new Text(profile));
        }
        var file = file("store", stored(block.draw(random)));
        assertThat(keytool.run("-list", "-keystore", file, "-storetype", type, "-storepass", "changeit"))
                .contains("contains 2 entries", "web, ", "PrivateKeyEntry", "trusted-1, ", "trustedCertEntry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkcs12", "jks"})
    void javaOpensStoresWithTheirPasswordOnly(String type) throws IOException, GeneralSecurityException {
        for (var keyType : List.of("ecdsa-p256", "ed25519", "rsa-2048")) {
            opens(type, leaf(root(random, "ecdsa-p256"), "key_type", keyType).draw(random));
        }
    }

    private void opens(String type, SortedMap<String, Value> leaf) throws IOException, GeneralSecurityException {
        var stored = stored(store(type, leaf).draw(random));
        assertThatThrownBy(() -> opened(type, stored, "changeme")).isInstanceOf(IOException.class);
        var broken = stored.clone();
        broken[stored.length / 3] ^= 1;
        assertThatThrownBy(() -> opened(type, broken, "changeit")).isInstanceOf(Exception.class);
        var store = opened(type, stored, "changeit");
        assertThat(pem(store.getCertificate("web"))).isEqualTo(text(leaf, "certificate_pem"));
        assertThat(pem(store.getCertificate("trusted-1"))).isEqualTo(text(leaf, "ca_pem"));
        assertThat(Pem.of(
                        "PRIVATE KEY",
                        store.getKey("web", "changeit".toCharArray()).getEncoded()))
                .isEqualTo(text(leaf, "private_key_pem"));
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        return Pem.of("CERTIFICATE", certificate.getEncoded());
    }

    private static KeyStore opened(String type, byte[] stored, String password)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(type);
        store.load(new ByteArrayInputStream(stored), password.toCharArray());
        return store;
    }

    @Test
    void oneSeedWritesOneStore() {
        var leaf = leaf(root(random, "ecdsa-p256")).draw(random);
        for (var type : new String[] {"pkcs12", "jks"}) {
            assertThat(stored(store(type, leaf).draw(new SplittableRandom(1))))
                    .isEqualTo(stored(store(type, leaf).draw(new SplittableRandom(1))))
                    .isNotEqualTo(stored(store(type, leaf).draw(new SplittableRandom(2))));
        }
    }

    private String file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content).toString();
    }

    @Test
    void refusesStoresThatCannotBeOpened() {
        var leaf = named().draw(random);
        Block.of("jks", "password", "short", "trusted_pem", text(leaf, "certificate_pem"))
                .assertRefused("password");
        Block.of("pkcs12", "password", "ä", "trusted_pem", text(leaf, "certificate_pem"))
                .assertRefused("password");
        Block.of("pkcs12", "password", "changeit").assertRefused("block");
        Block.of("pkcs12", "password", "changeit", "profile", "rot13", "trusted_pem", text(leaf, "certificate_pem"))
                .assertRefused("profile");
        var clashing = store("pkcs12", leaf);
        clashing.inputs().put("alias", new Text("trusted-1"));
        clashing.assertRefused("alias");
        var shuffled = store("pkcs12", leaf);
        shuffled.inputs()
                .put(
                        "certificate_pem",
                        new Text(text(leaf, "certificate_pem")
                                + text(named("dns_names", List.of("other")).draw(random), "certificate_pem")));
        shuffled.assertRefused("certificate_pem");
        Block.of("pkcs12", "password", "changeit", "private_key_pem", text(leaf, "private_key_pem"))
                .assertRefused("private_key_pem");
        Block.of("pkcs12", "password", "changeit", "trusted_pem", "nonsense").assertRefused("trusted_pem");
        Block.of("pkcs12", "password", "changeit", "alias", "Web", "trusted_pem", text(leaf, "certificate_pem"))
                .assertRefused("alias");
        Block.of(
                        "pkcs12",
                        "password",
                        "changeit",
                        "certificate_pem",
                        text(leaf, "certificate_pem"),
                        "private_key_pem",
                        text(named().draw(random), "private_key_pem"))
                .assertRefused("private_key_pem");
    }

    private static Block store(String type, SortedMap<String, Value> leaf) {
        return Block.of(
                type,
                "password",
                "changeit",
                "alias",
                "web",
                "certificate_pem",
                text(leaf, "chain_pem"),
                "private_key_pem",
                text(leaf, "private_key_pem"),
                "trusted_pem",
                text(leaf, "ca_pem"));
    }
}
