package dev.tacit.generator;

import static dev.tacit.generator.Issued.bytes;
import static dev.tacit.generator.Issued.leaf;
import static dev.tacit.generator.Issued.named;
import static dev.tacit.generator.Issued.root;
import static dev.tacit.generator.Issued.signed;
import static dev.tacit.generator.Issued.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Value;
import dev.tacit.testing.tool.Tool;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws are of 2026-11-01; openssl is asked as of that day. */
class CertificateTest {
    private static final String DAY = "1793491200"; // 2026-11-01T00:00:00Z

    private final RandomGenerator random = new SplittableRandom(20261101);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa-p256", "ecdsa-p384", "ecdsa-p521", "ed25519", "rsa-2048"})
    @Tag("real:openssl")
    void opensslVerifiesAChainOfEveryTypeOfKey(String type) throws IOException {
        var openssl = Tool.of("openssl", "openssl");
        var root = root(random, type);
        var middle = Issued.middle(root, "key_type", type, "max_path_length", 0).draw(random);
        var leaf = Block.of(
                        "x509_certificate",
                        "key_type",
                        type,
                        "dns_names",
                        List.of("www.example.org"),
                        "ca_certificate_pem",
                        text(middle, "chain_pem"),
                        "ca_private_key_pem",
                        text(middle, "private_key_pem"))
                .draw(random);
        assertThat(text(leaf, "ca_pem")).isEqualTo(text(root, "certificate_pem"));
        assertThat(text(leaf, "chain_pem").split("-----BEGIN CERTIFICATE", -1)).hasSize(3);
        assertThat(openssl.run(
                        "verify",
                        "-x509_strict",
                        "-attime",
                        DAY,
                        "-purpose",
                        "sslserver",
                        "-verify_hostname",
                        "www.example.org",
                        "-CAfile",
                        file("root", root, "certificate_pem"),
                        "-untrusted",
                        file("chain", leaf, "chain_pem"),
                        file("leaf", leaf, "certificate_pem")))
                .endsWith(": OK\n");
        assertThat(openssl.run(bytes(leaf, "private_key_pem"), "pkey", "-pubout"))
                .isEqualTo(openssl.run(bytes(leaf, "certificate_pem"), "x509", "-noout", "-pubkey"));
    }

    @Test
    @Tag("real:openssl")
    void opensslPrintsWhatIsDeclared() {
        var openssl = Tool.of("openssl", "openssl");
        var drawn = Block.of(
                        "x509_certificate",
                        "dns_names",
                        List.of("a.example.org", "*.b.example.org"),
                        "ip_addresses",
                        List.of("192.0.2.1", "2001:db8::1"),
                        "uris",
                        List.of("spiffe://example.org/web"),
                        "email_addresses",
                        List.of("bob@example.org"),
                        "key_usages",
                        List.of("digital_signature", "key_agreement"),
                        "extended_key_usages",
                        List.of("client_auth", "code_signing"),
                        "validity",
                        "30d12h")
                .with("subject", "common_name", "bob", "organization", "Äcme, Inc.", "country", "DE")
                .draw(random);
        assertThat(openssl.run(bytes(drawn, "certificate_pem"), "x509", "-noout", "-text", "-nameopt", "RFC2253"))
                .contains(
                        "DNS:a.example.org, DNS:*.b.example.org, IP Address:192.0.2.1, IP Address:2001:DB8:0:0:0:0:0:1,"
                                + " URI:spiffe://example.org/web, email:bob@example.org",
                        "Digital Signature, Key Agreement\n",
                        "TLS Web Client Authentication, Code Signing\n",
                        "CA:FALSE",
                        "Not Before: Oct 31 23:55:00 2026 GMT",
                        "Not After : Dec  1 12:00:00 2026 GMT",
                        "Subject: CN=bob,O=\\C3\\84cme\\, Inc.,C=DE");
        assertThat(text(drawn, "not_after")).isEqualTo("2026-12-01T12:00:00Z");
        assertThat(openssl.run(bytes(drawn, "certificate_pem"), "x509", "-noout", "-serial"))
                .isEqualToIgnoringCase("serial=" + text(drawn, "serial_number") + "\n");
    }

    @Test
    @Tag("real:openssl")
    void opensslPrintsWhatAnAuthorityIs() {
        var openssl = Tool.of("openssl", "openssl");
        var ca = Block.of("x509_ca", "max_path_length", 1)
                .with("subject", "common_name", "#1 \\Root")
                .with(
                        "permitted",
                        "dns_domains",
                        List.of("example.org"),
                        "ip_ranges",
                        List.of("10.1.2.3/8", "fd00::/8"))
                .with("excluded", "email_domains", List.of(".example.org"))
                .draw(random);
        assertThat(openssl.run(bytes(ca, "certificate_pem"), "x509", "-noout", "-text"))
                .contains(
                        "CN = \"#1 \\\\Root\"",
                        "X509v3 Basic Constraints: critical\n                CA:TRUE, pathlen:1\n",
                        "X509v3 Key Usage: critical\n                Digital Signature, Certificate Sign, CRL Sign\n",
                        "X509v3 Subject Key Identifier:");
        assertThat(openssl.run(bytes(ca, "certificate_pem"), "x509", "-noout", "-ext", "nameConstraints")
                        .lines()
                        .map(String::strip))
                .containsExactly(
                        "X509v3 Name Constraints: critical",
                        "Permitted:",
                        "DNS:example.org",
                        "IP:10.0.0.0/255.0.0.0",
                        "IP:FD00:0:0:0:0:0:0:0/FF00:0:0:0:0:0:0:0",
                        "Excluded:",
                        "email:.example.org");
        assertThat(openssl.run(bytes(ca, "certificate_pem"), "x509", "-noout", "-fingerprint", "-sha256"))
                .isEqualToIgnoringCase("sha256 fingerprint=" + text(ca, "fingerprint") + "\n");
        assertThat(text(ca, "not_before")).isEqualTo("2026-10-31T23:55:00Z");
    }

    @Test
    @Tag("real:openssl")
    void namesBeyondWhatTheAuthorityMaySignAreRefusedAsOpensslWould() throws IOException {
        var openssl = Tool.of("openssl", "openssl");
        var ca = Block.of("x509_ca")
                .with("subject", "common_name", "Narrow")
                .with("permitted", "dns_domains", List.of("example.org"), "ip_ranges", List.of("10.0.0.0/8"))
                .with("excluded", "dns_domains", List.of("secret.example.org"))
                .draw(random);
        var inside = leaf(ca, "ip_addresses", List.of("10.2.3.4")).draw(random);
        assertThat(openssl.run(
                        "verify",
                        "-attime",
                        DAY,
                        "-CAfile",
                        file("ca", ca, "certificate_pem"),
                        file("leaf", inside, "certificate_pem")))
                .endsWith(": OK\n");
        leaf(ca, "dns_names", List.of("example.com")).assertRefused("ca_certificate_pem");
        leaf(ca, "dns_names", List.of("a.secret.example.org")).assertRefused("ca_certificate_pem");
        leaf(ca, "ip_addresses", List.of("11.0.0.1")).assertRefused("ca_certificate_pem");
        var narrow = Block.of("x509_ca").with("subject", "common_name", "x");
        narrow.with("permitted").assertRefused("block");
        narrow.with("permitted", "dns_domains", List.of("*.example.org")).assertRefused("dns_domains");
        narrow.with("excluded", "ip_ranges", List.of("10.0.0.1")).assertRefused("ip_ranges");
        narrow.with("excluded", "uri_domains", List.of("https://example.org")).assertRefused("uri_domains");
    }

    @Test
    @Tag("real:openssl")
    void aCertificateSignedByItselfIsNamedByItsFirstName() throws IOException {
        var openssl = Tool.of("openssl", "openssl");
        var drawn = named("ip_addresses", List.of("::1")).draw(random);
        var file = file("self", drawn, "certificate_pem");
        assertThat(openssl.run("x509", "-noout", "-subject", "-issuer", "-in", file))
                .isEqualTo("subject=CN = www.example.org\nissuer=CN = www.example.org\n");
        assertThat(openssl.run("verify", "-attime", DAY, "-purpose", "sslserver", "-CAfile", file, file))
                .endsWith(": OK\n");
        Block.of("x509_certificate", "uris", List.of("spiffe://" + "a".repeat(64)))
                .assertRefused("block");
    }

    @Test
    @Tag("real:openssl")
    void usagesFitWhoIsNamed() {
        var openssl = Tool.of("openssl", "openssl");
        assertThat(purposes(openssl, named())).isEqualTo("TLS Web Server Authentication");
        assertThat(purposes(openssl, Block.of("x509_certificate").with("subject", "common_name", "bob")))
                .isEqualTo("TLS Web Client Authentication");
        assertThat(openssl.run(
                        bytes(named("key_type", "rsa-2048").draw(random), "certificate_pem"),
                        "x509",
                        "-noout",
                        "-text"))
                .contains("Digital Signature, Key Encipherment\n");
    }

    private String purposes(Tool openssl, Block block) {
        return openssl.run(bytes(block.draw(random), "certificate_pem"), "x509", "-noout", "-ext", "extendedKeyUsage")
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .strip();
    }

    @Test
    @Tag("real:kubectl")
    void kubectlTakesEveryTypeOfKeyForTls() throws IOException {
        var kubectl = Tool.of("kubectl", "kubernetes-client");
        for (var type : List.of("ecdsa-p256", "ed25519", "rsa-2048")) {
            var drawn = leaf(root(random, "ecdsa-p256"), "key_type", type).draw(random);
            var certificate = file(type + ".crt", drawn, "chain_pem");
            var key = file(type + ".key", drawn, "private_key_pem");
            assertThat(kubectl.run(
                            "create",
                            "secret",
                            "tls",
                            "web",
                            "--dry-run=client",
                            "-o",
                            "name",
                            "--cert",
                            certificate,
                            "--key",
                            key))
                    .isEqualTo("secret/web\n");
        }
    }

    @Test
    void anAuthorityThatIsNotValidSignsNothing() {
        var ca = Block.of("x509_ca", "validity", "10d")
                .with("subject", "common_name", "Short")
                .draw(random);
        assertThat(leaf(ca).check()).isEmpty();
        leaf(ca).assertRefusedWhenDrawn(Instant.parse("2026-11-11T00:00:01Z"), "ca_certificate_pem");
        leaf(ca).assertRefusedWhenDrawn(Instant.parse("2026-10-31T23:54:59Z"), "ca_certificate_pem");
        assertThat(text(leaf(ca).draw(random, Instant.parse("2026-11-10T23:59:59Z")), "not_after"))
                .isEqualTo("2026-11-11T00:00:00Z");
    }

    @Test
    void noAuthorityIsDeeperThanTheOneAboveAllows() {
        var ca = Block.of("x509_ca", "max_path_length", 0)
                .with("subject", "common_name", "Flat")
                .draw(random);
        Issued.middle(ca).assertRefused("ca_certificate_pem");
        leaf(ca).draw(random);
    }

    @Test
    void serialNumbersAreLongAndDiffer() {
        var serials = new HashSet<String>();
        var ca = root(random, "ed25519");
        for (int i = 0; i < 200; i++) {
            var serial = text(leaf(ca).draw(random), "serial_number");
            assertThat(new BigInteger(serial, 16)).isGreaterThan(BigInteger.ONE.shiftLeft(125));
            serials.add(serial);
        }
        assertThat(serials).hasSize(200);
    }

    @Test
    void oneSeedIssuesOneCertificate() {
        var ca = root(random, "ecdsa-p256");
        assertThat(leaf(ca).draw(new SplittableRandom(1))).isEqualTo(leaf(ca).draw(new SplittableRandom(1)));
        assertThat(leaf(ca).draw(new SplittableRandom(1))).isNotEqualTo(leaf(ca).draw(new SplittableRandom(2)));
    }

    @Test
    void whatExpiresSaysWhen() {
        var ca = Block.of("x509_ca", "validity", "100d")
                .with("subject", "common_name", "Root")
                .draw(random);
        var now = Instant.parse("2026-11-01T00:00:00.5Z");
        assertThat(expiry(leaf(ca), now)).hasValue(Instant.parse("2027-01-30T00:00:00Z"));
        assertThat(expiry(leaf(ca, "validity", "200d"), now)).hasValue(Instant.parse(text(ca, "not_after")));
        var list = Block.of(
                "x509_crl",
                "ca_certificate_pem",
                text(ca, "certificate_pem"),
                "ca_private_key_pem",
                text(ca, "private_key_pem"));
        assertThat(expiry(list, now)).hasValue(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(text(list.draw(random, now), "next_update")).isEqualTo("2026-12-01T00:00:00Z");
        assertThat(expiry(Block.of("ecdsa"), now)).isEmpty();
    }

    private static Optional<Instant> expiry(Block block, Instant now) {
        return block.drawing(now).expires(now);
    }

    @Test
    void noCertificateOutlivesItsAuthority() {
        var ca = Block.of("x509_ca", "validity", "10d")
                .with("subject", "common_name", "Short")
                .draw(random);
        assertThat(text(leaf(ca, "validity", "90d").draw(random), "not_after")).isEqualTo(text(ca, "not_after"));
        assertThat(text(leaf(ca, "validity", "9d").draw(random), "not_after")).isEqualTo("2026-11-10T00:00:00Z");
    }

    @Test
    @Tag("real:openssl")
    void opensslVerifiesRequests() {
        var openssl = Tool.of("openssl", "openssl");
        for (var type : List.of("ecdsa-p256", "ed25519", "rsa-2048")) {
            var drawn = Block.of("x509_csr", "key_type", type, "dns_names", List.of("www.example.org"))
                    .with("subject", "common_name", "www")
                    .draw(random);
            assertThat(openssl.run(bytes(drawn, "csr_pem"), "req", "-noout", "-verify", "-text"))
                    .contains("verify OK", "CN = www", "DNS:www.example.org");
        }
    }

    @Test
    @Tag("real:openssl")
    void opensslHeedsRevocations() throws IOException {
        var openssl = Tool.of("openssl", "openssl");
        var ca = root(random, "ecdsa-p256");
        var good = leaf(ca).draw(random);
        var bad = leaf(ca).draw(random);
        var list = Block.of(
                        "x509_crl",
                        "number",
                        7,
                        "ca_certificate_pem",
                        text(ca, "certificate_pem"),
                        "ca_private_key_pem",
                        text(ca, "private_key_pem"))
                .with(
                        "revoked",
                        "serial_number",
                        text(bad, "serial_number"),
                        "revoked_at",
                        "2026-10-31T00:00:00Z",
                        "reason",
                        "key_compromise")
                .draw(random);
        var authority = file("ca", ca, "certificate_pem");
        assertThat(openssl.run(bytes(list, "crl_pem"), "crl", "-noout", "-text", "-CAfile", authority))
                .contains("verify OK", "Key Compromise", "X509v3 CRL Number: \n                7\n");
        assertThat(list.get("crl")).isInstanceOf(Bytes.class);
        var crl = file("crl", list, "crl_pem");
        assertThat(openssl.run(bytes(list, "crl_pem"), "crl", "-noout", "-nextupdate"))
                .isEqualTo("nextUpdate=Dec  1 00:00:00 2026 GMT\n");
        assertThat(verified(openssl, authority, crl, good)).contains(": OK");
        assertThat(verified(openssl, authority, crl, bad)).contains("certificate revoked");
    }

    private String verified(Tool openssl, String authority, String crl, SortedMap<String, Value> leaf)
            throws IOException {
        return openssl.answer(
                        new byte[0],
                        "verify",
                        "-attime",
                        DAY,
                        "-crl_check",
                        "-CRLfile",
                        crl,
                        "-CAfile",
                        authority,
                        file("leaf", leaf, "certificate_pem"))
                .output();
    }

    @Test
    void aGivenKeyIsKept() {
        var key = text(Block.of("rsa", "bits", 2048).draw(random), "private_key_pkcs1_pem");
        var drawn = Block.of("x509_certificate", "private_key_pem", key, "dns_names", List.of("a"))
                .draw(random);
        var again = Block.of(
                        "x509_certificate",
                        "private_key_pem",
                        text(drawn, "private_key_pem"),
                        "dns_names",
                        List.of("a"))
                .draw(random);
        assertThat(text(again, "private_key_pem")).isEqualTo(text(drawn, "private_key_pem"));
        assertThat(text(again, "serial_number")).isNotEqualTo(text(drawn, "serial_number"));
    }

    @Test
    void refusesNamesThatNobodyCouldMatch() {
        for (var name : List.of("", "a b", "-a.org", "a..b", "*", "a.*.b", "ä.org", "a".repeat(64), "http://a")) {
            Block.of("x509_certificate", "dns_names", List.of("ok", name)).assertRefused("dns_names");
        }
        for (var address : List.of("", "1.2.3", "1.2.3.256", "10.0.0.0/8", "::1%eth0", "www")) {
            Block.of("x509_certificate", "ip_addresses", List.of(address)).assertRefused("ip_addresses");
        }
        for (var uri : List.of("", "relative", "http://a b", "http://ä")) {
            Block.of("x509_certificate", "uris", List.of(uri)).assertRefused("uris");
        }
        for (var email : List.of("", "bob", "bob@", "Bob <bob@example.org>")) {
            Block.of("x509_certificate", "email_addresses", List.of(email)).assertRefused("email_addresses");
        }
        Block.of("x509_certificate").assertRefused("block");
        Block.of("x509_csr").assertRefused("block");
    }

    @Test
    void refusesWhatNoCertificateCanSay() {
        named("key_usages", List.of("cert_sign")).assertRefused("key_usages");
        named("key_usages", List.of()).assertRefused("key_usages");
        named("extended_key_usages", List.of("serverAuth")).assertRefused("extended_key_usages");
        named("key_type", "dsa").assertRefused("key_type");
        for (var validity : List.of("", "1y", "30s", "0d", "99999d", "-1d")) {
            named("validity", validity).assertRefused("validity");
        }
        named().with("subject", "country", "Germany").assertRefused("country");
        named().with("subject", "common_name", "a".repeat(65)).assertRefused("common_name");
        named("private_key_pem", "nonsense").assertRefused("private_key_pem");
        named("private_key_pem", text(Block.of("x25519").draw(random), "private_key_pem"))
                .assertRefused("private_key_pem");
    }

    @Test
    void refusesAuthoritiesThatAreNone() {
        var ca = root(random, "ecdsa-p256");
        var other = root(random, "ecdsa-p256");
        named("ca_certificate_pem", text(ca, "certificate_pem")).assertRefused("ca_certificate_pem");
        named("ca_private_key_pem", text(ca, "private_key_pem")).assertRefused("ca_private_key_pem");
        signed(text(ca, "certificate_pem"), text(other, "private_key_pem")).assertRefused("ca_private_key_pem");
        signed("nonsense", text(ca, "private_key_pem")).assertRefused("ca_certificate_pem");
        var leaf = named().draw(random);
        signed(text(leaf, "certificate_pem"), text(leaf, "private_key_pem")).assertRefused("ca_certificate_pem");
    }

    @Test
    void checksWhatIsNotSecretWhileTheAuthorityIs() {
        var closed = Block.of(
                "x509_certificate",
                "dns_names",
                List.of("a b"),
                "ca_certificate_pem",
                Block.CLOSED,
                "ca_private_key_pem",
                Block.CLOSED);
        assertThat(closed.check()).hasSize(1);
        assertThat(Block.of(
                                "x509_certificate",
                                "dns_names",
                                List.of("a"),
                                "ca_certificate_pem",
                                Block.CLOSED,
                                "ca_private_key_pem",
                                Block.CLOSED)
                        .check())
                .isEmpty();
        assertThat(Block.of("pkcs12", "password", Block.CLOSED, "trusted_pem", Block.CLOSED)
                        .check())
                .isEmpty();
    }

    /** Planning is promised 1,000 certificates, together with 1,000 passwords, within 3 s. */
    @Test
    void aThousandCertificatesTakeLessThanThreeSeconds() {
        var ca = root(random, "ecdsa-p256");
        leaf(ca).draw(random);
        long start = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            leaf(ca).draw(random);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.err.println("1,000 ECDSA certificates: " + millis + " ms");
        assertThat(millis).isLessThan(10_000); // a machine that does other things too
    }

    private String file(String name, SortedMap<String, Value> drawn, String export) throws IOException {
        return Files.writeString(directory.resolve(name), text(drawn, export)).toString();
    }
}
