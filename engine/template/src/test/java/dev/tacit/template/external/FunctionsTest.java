package dev.tacit.template.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions on PEM, JWK, single keys, judged by OpenSSL. */
@Tag("real:openssl")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionsTest {
    private Pki pki;

    @BeforeAll
    void make(@TempDir Path directory) {
        pki = new Pki(directory);
    }

    @Test
    void filterPemKeepsBlocksOfOneType() {
        var all = "junk\n" + pki.read("ec-sec1.pem") + "between" + pki.read("rsa.crt.pem") + "\n"
                + pki.read("root.crt.pem");
        assertThat(Call.of("filterPEM", "certificate", all).text())
                .isEqualTo(pki.read("rsa.crt.pem") + pki.read("root.crt.pem"));
        assertThat(Call.of("filterPEM", "EC PRIVATE KEY", all).text())
                .isEqualTo(pki.read("ec-sec1.pem")
                        .substring(pki.read("ec-sec1.pem").indexOf("-----BEGIN EC PRIV")));
        assertThat(Call.of("filterPEM", "PRIVATE KEY", "none at all").problem().detail())
                .contains("no block");
    }

    @Test
    void filterPemKeepsTheHeadersOfEncryptedKeys() {
        var key = pki.run("rsa", "-in", pki.file("rsa.pem"), "-traditional", "-aes128", "-passout", "pass:x");
        assertThat(Call.of("filterPEM", "RSA PRIVATE KEY", key).text()).isEqualTo(key.substring(key.indexOf("-----")));
    }

    @Test
    void filterCertChainPutsInOrder() {
        var shuffled = pki.read("root.crt.pem") + pki.read("rsa.crt.pem") + pki.read("middle.crt.pem");
        assertThat(Call.of("filterCertChain", "leaf", shuffled).text()).isEqualTo(pki.read("rsa.crt.pem"));
        assertThat(Call.of("filterCertChain", "intermediate", shuffled).text()).isEqualTo(pki.read("middle.crt.pem"));
        assertThat(Call.of("filterCertChain", "root", shuffled).text()).isEqualTo(pki.read("root.crt.pem"));
        assertThat(Call.of("filterCertChain", "roots", shuffled).problem().detail())
                .contains("\"root\"");
        var two = pki.read("rsa.crt.pem") + pki.read("ec.crt.pem") + pki.read("middle.crt.pem");
        assertThat(Call.of("filterCertChain", "leaf", two).problem().detail()).contains("no single chain");
    }

    @Test
    void certSansListsNamesByKind() {
        assertThat(Call.of("certSANs", pki.read("ec.crt.pem")).text())
                .isEqualTo("[ec.test *.test 192.0.2.1 2001:db8::1:0:0:1 a@ec.test spiffe://t/x?y=1]");
        assertThat(Call.of("certSANs", pki.read("root.crt.pem")).text()).isEqualTo("[]");
        assertThat(Call.of("certSANs", "x").problem().detail()).contains("no certificate");
    }

    @ParameterizedTest
    @CsvSource({"SHA1,sha1", "SHA256,sha256", "SHA512,sha512"})
    void rsaDecryptOpensWhatOpensslEncrypted(String name, String digest) {
        var encrypted = pki.file(name + ".enc");
        pki.run(
                "pkeyutl",
                "-encrypt",
                "-inkey",
                pki.file("rsa.pem"),
                "-in",
                pki.write("plain", "hunter2"),
                "-out",
                encrypted,
                "-pkeyopt",
                "rsa_padding_mode:oaep",
                "-pkeyopt",
                "rsa_oaep_md:" + digest,
                "-pkeyopt",
                "rsa_mgf1_md:" + digest);
        for (var key : List.of("rsa.pem", "rsa-pkcs1.pem")) {
            assertThat(Call.of("rsaDecrypt", "RSA-OAEP", name, pki.bytes(name + ".enc"), pki.read(key))
                            .text())
                    .isEqualTo("hunter2");
        }
        var base64 = Base64.getEncoder().encodeToString(pki.bytes(name + ".enc"));
        assertThat(Call.of("rsaDecrypt", "RSA-OAEP", name, base64, pki.read("rsa.pem"))
                        .problem()
                        .detail())
                .contains("does not decrypt");
        assertThat(Call.of("rsaDecrypt", "RSA-OAEP", "MD5", "x", pki.read("rsa.pem"))
                        .problem()
                        .detail())
                .contains("\"SHA256\"");
        assertThat(Call.of("rsaDecrypt", "RSA-OAEP", name, "x", pki.read("ec.pem"))
                        .problem()
                        .detail())
                .contains("RSA key");
        assertThat(Call.of("rsaDecrypt", "None", "", "as it is", "").text()).isEqualTo("as it is");
    }

    @Test
    void jwksBecomeKeysThatOpensslTakes() {
        for (var jwk : Jwks.PRIVATE) {
            var key = Call.of("jwkPrivateKeyPem", jwk).text();
            var ofPrivate = pki.openssl.run(key.getBytes(UTF_8), "pkey", "-pubout");
            assertThat(Call.of("jwkPublicKeyPem", jwk).text()).isEqualTo(ofPrivate);
            assertThat(Call.of("jwkPublicKeyPem", Jwks.publicPart(jwk)).text()).isEqualTo(ofPrivate);
            assertThat(pki.openssl.run(key.getBytes(UTF_8), "pkey", "-check", "-noout"))
                    .contains("is valid");
            assertThat(Call.of("jwkPrivateKeyPem", Jwks.publicPart(jwk))
                            .problem()
                            .detail())
                    .contains("public key");
        }
    }

    @Test
    void whatIsNoJwkIsAProblemThatShowsNothing() {
        for (var json : List.of(
                "",
                "[]",
                "{",
                "{}",
                "{\"kty\":\"oct\",\"k\":\"Y2FuYXJ5\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"canary\",\"y\":\"canary\"}",
                "{\"kty\":\"EC\",\"crv\":\"canary\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"canary\"}",
                "{\"kty\":\"RSA\",\"n\":\"ca nary\",\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"d\":\"AQ\",\"p\":\"AQAB\",\"q\":\"AQ\"}")) {
            for (var function : List.of("jwkPublicKeyPem", "jwkPrivateKeyPem")) {
                assertThat(Call.of(function, json).problem().toString())
                        .as(json)
                        .doesNotContain("canary");
            }
        }
    }
}
