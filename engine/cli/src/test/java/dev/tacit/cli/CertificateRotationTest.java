package dev.tacit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.tool.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates are renewed in time; both authorities are trusted while one takes over from the other. */
class CertificateRotationTest {
    private static final String AUTHORITY = """
            generator "x509_ca" "root" {
              subject { common_name = "Acme Root" }
            }
            secret "ca" {
              overlap = "2h"
              data = {
                "ca.crt" = generator.x509_ca.root.certificate_pem
                "ca.key" = generator.x509_ca.root.private_key_pem
              }
            }
            secret "trust" {
              data = {
                "ca.crt" = join("", [
                  secret.ca.data["ca.crt"],
                  secret.ca.previous == null ? "" : secret.ca.previous["ca.crt"],
                ])
              }
            }
            generator "x509_certificate" "web" {
              dns_names          = ["web.acme.example"]
              ca_certificate_pem = secret.ca.data["ca.crt"]
              ca_private_key_pem = secret.ca.data["ca.key"]
            }
            """;

    private static final String DELIVERED = """
            secret "web" {
              data = {
                "tls.crt" = generator.x509_certificate.web.chain_pem
                "tls.key" = generator.x509_certificate.web.private_key_pem
              }
              activate { none = true }
            }
            target "directory" "here" { path = "${path.root}/run" }
            federation "web" {
              source = secret.web
              to {
                targets = [target.directory.here]
                name    = "web"
              }
            }
            """;

    private static final String TRUST = """
            federation "trust" {
              source = secret.trust
              to {
                targets = [target.directory.here]
                name    = "trust"
              }
            }
            """;

    @TempDir
    Path project;

    @TempDir
    Path data;

    private Shell shell;

    @BeforeEach
    void start() {
        shell = new Shell(project, data).at("2026-11-01T12:00:00Z").with("NO_COLOR", "1");
    }

    private void apply(String declaration) throws IOException {
        shell.write("main.tacit.hcl", declaration);
        done("apply -auto-approve");
    }

    private String done(String line) {
        var result = shell.run(line);
        assertThat(result.code()).as(result.all()).isZero();
        return result.out();
    }

    private byte[] delivered(String file) throws IOException {
        return Files.readAllBytes(project.resolve("run").resolve(file));
    }

    private X509Certificate certificate() throws IOException, CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(delivered("web/tls.crt")));
    }

    /** Whether openssl, trusting {@code bundle}, takes a leaf; at a time when all are valid. */
    private static boolean accepts(Tool openssl, byte[] bundle, byte[] leaf) throws IOException {
        var directory = Files.createTempDirectory("tacit-verify");
        var trusted = Files.write(directory.resolve("ca.crt"), bundle);
        var file = Files.write(directory.resolve("tls.crt"), leaf);
        try {
            var at = Long.toString(Instant.parse("2026-11-02T15:00:00Z").getEpochSecond());
            return openssl.answer(
                                    new byte[0],
                                    "verify",
                                    "-no-CApath",
                                    "-no-CAstore",
                                    "-attime",
                                    at,
                                    "-CAfile",
                                    trusted.toString(),
                                    file.toString())
                            .code()
                    == 0;
        } finally {
            Files.delete(trusted);
            Files.delete(file);
            Files.delete(directory);
        }
    }

    @Test
    @Tag("real:openssl")
    void bothAuthoritiesAreTrustedWhileOneTakesOver() throws IOException {
        var openssl = Tool.of("openssl", "openssl");
        apply(AUTHORITY + DELIVERED + TRUST);
        var oldBundle = delivered("trust/ca.crt");
        var oldLeaf = delivered("web/tls.crt");
        assertThat(accepts(openssl, oldBundle, oldLeaf)).isTrue();

        shell.at("2026-11-02T12:00:00Z");
        assertThat(done("rotate generator.x509_ca.root -auto-approve"))
                .containsPattern("~ generator.x509_ca.root +draw +a rotation was asked for\n")
                .containsPattern("~ generator.x509_certificate.web +draw +its inputs changed[^\n]*\n")
                .containsPattern("~ secret.web +v1 → v2");
        var both = delivered("trust/ca.crt");
        var newLeaf = delivered("web/tls.crt");
        assertThat(newLeaf).isNotEqualTo(oldLeaf);
        assertThat(accepts(openssl, oldBundle, newLeaf)).isFalse();
        assertThat(accepts(openssl, both, oldLeaf)).isTrue();
        assertThat(accepts(openssl, both, newLeaf)).isTrue();
        assertThat(done("plan -detailed-exitcode"))
                .startsWith("Nothing to change")
                .contains("Version 1 of secret.ca stays valid beside version 2 until 2026-11-02T14:01:00Z.");

        shell.at("2026-11-02T14:00:00Z");
        assertThat(done("apply -auto-approve"))
                .containsPattern("~ secret.trust +v2 → v3 +~ ca.crt +an overlap has ended\n")
                .doesNotContain("generator.x509_certificate.web");
        var newBundle = delivered("trust/ca.crt");
        assertThat(delivered("web/tls.crt")).isEqualTo(newLeaf);
        assertThat(accepts(openssl, newBundle, oldLeaf)).isFalse();
        assertThat(accepts(openssl, newBundle, newLeaf)).isTrue();
        assertThat(done("plan -detailed-exitcode")).startsWith("Nothing to change");
    }

    @Test
    void theHowToShowsIt() throws IOException {
        assertThat(Files.readString(Path.of("../../docs/how-to.md")))
                .contains(AUTHORITY.substring(AUTHORITY.indexOf("secret \"ca\"")));
    }

    @Test
    void theBundleMayGoFirst() throws IOException {
        apply(AUTHORITY + DELIVERED + TRUST);
        var oldLeaf = delivered("web/tls.crt");
        var oldBundle = delivered("trust/ca.crt");

        shell.write("main.tacit.hcl", AUTHORITY.replace("Acme Root", "Acme Root 2") + DELIVERED + TRUST);
        done("apply -auto-approve -target=federation.trust");
        var both = new String(delivered("trust/ca.crt"), UTF_8);
        assertThat(both).contains(new String(oldBundle, UTF_8)).hasSizeGreaterThan(oldBundle.length);
        assertThat(delivered("web/tls.crt")).isEqualTo(oldLeaf);
        assertThat(done("status")).contains("both valid, the new one not everywhere yet");

        shell.at("2026-11-03T12:00:00Z");
        done("apply -auto-approve");
        assertThat(delivered("web/tls.crt")).isNotEqualTo(oldLeaf);
        assertThat(new String(delivered("trust/ca.crt"), UTF_8)).isEqualTo(both);
        assertThat(done("status")).contains("2026-11-03T14:01:00Z");
    }

    @Test
    void isRenewedWithinItsSpanBeforeItExpiresAndNotEarlier() throws Exception {
        apply("""
                generator "x509_certificate" "web" {
                  dns_names = ["web.acme.example"]
                  validity  = "90d"
                  rotate {
                    before_expiry = "30d"
                    window        = "02:00-04:00"
                  }
                }
                """ + DELIVERED);
        var first = certificate();
        assertThat(first.getNotAfter().toInstant()).isEqualTo(Instant.parse("2027-01-30T12:01:00Z"));

        shell.at("2026-12-31T03:00:00Z");
        assertThat(done("plan -detailed-exitcode")).startsWith("Nothing to change");
        shell.at("2026-12-31T13:00:00Z");
        var due = shell.run("plan -detailed-exitcode");
        assertThat(due.code()).as("due, outside its window").isZero();
        assertThat(due.err()).contains("A rotation is due");
        assertThat(done("apply -auto-approve")).startsWith("Nothing to change");
        assertThat(certificate()).isEqualTo(first);

        shell.at("2027-01-01T02:00:00Z");
        assertThat(done("apply -auto-approve"))
                .containsPattern("~ generator.x509_certificate.web +draw +rotation due since [^\n]*window open\n");
        var second = certificate();
        assertThat(second.getSerialNumber()).isNotEqualTo(first.getSerialNumber());
        assertThat(second.getNotAfter().toInstant()).isEqualTo(Instant.parse("2027-04-01T02:01:00Z"));
        shell.at("2027-01-02T02:00:00Z");
        assertThat(done("plan -detailed-exitcode")).startsWith("Nothing to change");
    }
}
