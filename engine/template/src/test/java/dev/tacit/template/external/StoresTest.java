package dev.tacit.template.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.template.failure.TemplateCode;
import dev.tacit.testing.tool.Tool;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PKCS#12 stores, as OpenSSL or keytool write and read them. */
@Tag("real:openssl")
@Tag("real:keytool")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoresTest {
    private static final String PASSWORD = "pässword-canary";

    private Pki pki;

    @BeforeAll
    void make(@TempDir Path directory) {
        pki = new Pki(directory);
    }

    @ParameterizedTest
    @CsvSource({"rsa,rsa", "rsa-pkcs1,rsa", "ec,ec", "ec-sec1,ec", "ed,ed"})
    void opensslReadsWhatIsWritten(String key, String name) {
        for (var password : List.of("", "changeit", PASSWORD)) {
            var call = Call.of("fullPemToPkcs12Pass", chain(name), pki.read(key + ".pem"), password);
            var store = pki.write("written.p12", Base64.getDecoder().decode(call.text()));
            var all = pki.run("pkcs12", "-in", store, "-nodes", "-passin", "pass:" + password);
            assertThat(all.split("BEGIN CERTIFICATE", -1)).hasSize(4);
            assertThat(Call.of("filterPEM", "PRIVATE KEY", all).text()).isEqualTo(pki.read(name + ".pem"));
            assertThat(pki.run("pkcs12", "-in", store, "-info", "-noout", "-passin", "pass:" + password))
                    .contains("MAC: sha256, Iteration 10000")
                    .contains("PBES2, PBKDF2, AES-256-CBC, Iteration 10000, PRF hmacWithSHA256");
        }
    }

    private String chain(String name) {
        return pki.read(name + ".crt.pem") + pki.read("middle.crt.pem") + pki.read("root.crt.pem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec", "ed"})
    void keytoolReadsWhatIsWritten(String name) {
        var keytool = Tool.of("keytool", "default-jre-headless");
        var text = Call.of("fullPemToPkcs12Pass", chain(name), pki.read(name + ".pem"), "changeit")
                .text();
        var store = pki.write("written.p12", Base64.getDecoder().decode(text));
        assertThat(keytool.run("-list", "-v", "-keystore", store, "-storepass", "changeit"))
                .contains("Entry type: PrivateKeyEntry", "Certificate chain length: 3");
        // It has to open the key to write it again.
        keytool.run(
                "-importkeystore",
                "-noprompt",
                "-srckeystore",
                store,
                "-srcstorepass",
                "changeit",
                "-destkeystore",
                pki.file(name + ".imported.p12"),
                "-deststorepass",
                "changeit",
                "-deststoretype",
                "pkcs12");
        assertThat(Call.of("pkcs12certPass", "changeit", pki.bytes(name + ".imported.p12"))
                        .text())
                .isEqualTo(chain(name));
    }

    @Test
    void theFirstCertificateAloneIsWrittenOnDemand() throws Exception {
        var call = Call.of("pemToPkcs12", chain("ec"), pki.read("ec.pem"));
        var store = opened(call.text(), "");
        var alias = Collections.list(store.aliases()).getFirst();
        assertThat(store.getCertificateChain(alias)).hasSize(1);
        assertThat(store.getKey(alias, new char[0])).isNotNull();
    }

    @Test
    void javaTrustsWhatIsInATrustStore() throws Exception {
        var keytool = Tool.of("keytool", "default-jre-headless");
        // Twice: certificates of one name are all kept.
        var pem = pki.read("root.crt.pem") + pki.read("other.crt.pem") + pki.read("root.crt.pem");
        var text = Call.of("pemTruststoreToPKCS12Pass", pem, "changeit").text();
        var store = pki.write("trust.p12", Base64.getDecoder().decode(text));
        assertThat(keytool.run("-list", "-keystore", store, "-storepass", "changeit"))
                .contains("Your keystore contains 3 entries", "trustedCertEntry");
        pki.run("pkcs12", "-in", store, "-nokeys", "-passin", "pass:changeit");
        var open = opened(Call.of("pemTruststoreToPKCS12", pem).text(), "");
        for (var alias : Collections.list(open.aliases())) {
            assertThat(open.isCertificateEntry(alias)).isTrue();
        }
    }

    private static KeyStore opened(String base64, String password) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Base64.getDecoder().decode(base64)), password.toCharArray());
        return store;
    }

    @Test
    void theSameContentMakesTheSameBytes() {
        var call = Call.of("pemToPkcs12Pass", pki.read("ec.crt.pem"), pki.read("ec.pem"), PASSWORD);
        var again = Call.of("pemToPkcs12Pass", pki.read("ec.crt.pem"), pki.read("ec-sec1.pem"), PASSWORD);
        assertThat(call.text()).isEqualTo(call.text()).isEqualTo(again.text());
        var trust = Call.of("pemTruststoreToPKCS12", pki.read("root.crt.pem"));
        assertThat(trust.text()).isEqualTo(trust.text());
        var other = Call.of("pemToPkcs12Pass", pki.read("ec.crt.pem"), pki.read("ec.pem"), "other");
        assertThat(other.text()).isNotEqualTo(call.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-legacy",
                "-descert -legacy",
                "-keypbe PBE-SHA1-RC2-128 -certpbe PBE-SHA1-RC2-40 -legacy",
                "-keypbe AES-128-CBC -certpbe AES-192-CBC",
                "-macalg sha1",
                "-macalg sha384",
                "-macalg sha512",
                "-iter 1 -maciter",
                "-iter 50000",
                "-nomac",
                "-keypbe NONE -certpbe NONE",
                "-name friendly -caname one -caname two",
            })
    void whatOpensslWritesIsRead(String options) {
        var given = options.isEmpty() ? new String[0] : options.split(" ", -1);
        for (var password : List.of("", PASSWORD)) {
            // Keys of all kinds are told apart only behind the encryption.
            for (var key : options.isEmpty() ? Pki.KEYS : List.of("ec")) {
                var store = pki.store(key, password, given);
                assertThat(Call.of("pkcs12keyPass", password, store).text()).isEqualTo(pki.read(key + ".pem"));
                assertThat(Call.of("pkcs12certPass", password, store).text()).isEqualTo(chain(key));
            }
        }
    }

    @Test
    void storesWithoutPasswordAreRead() {
        var store = pki.store("rsa", "");
        assertThat(Call.of("pkcs12key", (Object) store).text()).isEqualTo(pki.read("rsa.pem"));
        assertThat(Call.of("pkcs12cert", (Object) store).text()).isEqualTo(chain("rsa"));
    }

    @Test
    void whatKeytoolWritesIsRead() {
        var keytool = Tool.of("keytool", "default-jre-headless");
        for (var algorithm : List.of("RSA", "EC", "Ed25519")) {
            var file = pki.file(algorithm + ".p12");
            keytool.run(
                    "-genkeypair",
                    "-alias",
                    "a",
                    "-keyalg",
                    algorithm,
                    "-dname",
                    "CN=a",
                    "-keystore",
                    file,
                    "-storepass",
                    "changeit",
                    "-storetype",
                    "pkcs12");
            var store = pki.bytes(algorithm + ".p12");
            var certificate = Call.of("pkcs12certPass", "changeit", store).text();
            assertThat(pki.openssl.run(
                            certificate.getBytes(java.nio.charset.StandardCharsets.UTF_8), "x509", "-pubkey", "-noout"))
                    .isEqualTo(pki.openssl.run(
                            Call.of("pkcs12keyPass", "changeit", store).bytes(), "pkey", "-pubout"));
        }
    }

    @Test
    void aWrongPasswordIsAProblemThatShowsNothing() {
        var store = pki.store("ec", PASSWORD);
        var problem = Call.of("pkcs12keyPass", "wrong-canary", store).problem();
        assertThat(problem.code()).isEqualTo(TemplateCode.TEMPLATE_EXECUTION);
        assertThat(problem.detail()).contains("password does not open").contains("line 1, column 4");
        assertThat(problem.toString()).doesNotContain("canary");
        var unsealed = pki.store("ec", PASSWORD, "-nomac");
        assertThat(Call.of("pkcs12keyPass", "wrong-canary", unsealed).problem().detail())
                .contains("password does not open");
    }

    @Test
    void whatIsNoStoreIsAProblemThatSaysWhy() {
        assertThat(Call.of("pkcs12key", "no store").problem().detail()).contains("is none");
        var base64 = Base64.getEncoder().encodeToString(pki.store("ec", ""));
        assertThat(Call.of("pkcs12key", base64).problem().detail()).contains("b64dec");
        var trust = Call.of("pemTruststoreToPKCS12", pki.read("root.crt.pem")).text();
        assertThat(Call.of("pkcs12key", (Object) Base64.getDecoder().decode(trust))
                        .problem()
                        .detail())
                .contains("no private key");
        assertThat(Call.of("pkcs12keyPass", "😀", pki.store("ec", "x"))
                        .problem()
                        .detail())
                .contains("U+FFFF");
        var encrypted = pki.run("pkcs8", "-topk8", "-in", pki.file("ec.pem"), "-passout", "pass:x");
        assertThat(Call.of("pemToPkcs12", pki.read("ec.crt.pem"), encrypted)
                        .problem()
                        .detail())
                .contains("is encrypted");
        assertThat(Call.of("pemToPkcs12", "", pki.read("ec.pem")).problem().detail())
                .contains("no certificate");
        assertThat(Call.of("pemToPkcs12", pki.read("ec.crt.pem"), "").problem().detail())
                .contains("no private key");
    }

    @Test
    void everyDamageIsAProblem() {
        var store = pki.store("ec", "x");
        for (int i = 0; i < store.length; i += 7) {
            var damaged = store.clone();
            damaged[i] ^= 0x55;
            // Some bytes mean nothing, names of attributes for example, but then the seal is broken.
            assertThat(Call.of("pkcs12keyPass", "x", damaged).problem().code())
                    .isIn(TemplateCode.TEMPLATE_EXECUTION, TemplateCode.TEMPLATE_LIMIT);
        }
    }
}
