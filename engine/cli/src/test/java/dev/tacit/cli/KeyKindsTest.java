package dev.tacit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generators of keys, certificates, stores together, from declaration to delivered file. */
class KeyKindsTest {
    private static final String ALL = """
            target "directory" "run" { path = "run" }
            generator "rsa" "a" { bits = 2048 }
            generator "ecdsa" "a" {}
            generator "ed25519" "a" {}
            generator "x25519" "a" {}
            generator "ssh_key" "a" { comment = "bob@host" }
            generator "jwks" "a" {}
            generator "age" "a" {}
            generator "wireguard" "a" {}
            generator "x509_ca" "a" {
              subject { common_name = "Acme" }
              validity = "100d"
            }
            generator "x509_certificate" "web" {
              dns_names          = ["www.example.org"]
              ca_certificate_pem = generator.x509_ca.a.certificate_pem
              ca_private_key_pem = generator.x509_ca.a.private_key_pem
              private_key_pem    = generator.ecdsa.a.private_key_pem
            }
            generator "x509_csr" "a" { dns_names = ["www.example.org"] }
            generator "x509_crl" "a" {
              ca_certificate_pem = generator.x509_ca.a.certificate_pem
              ca_private_key_pem = generator.x509_ca.a.private_key_pem
            }
            generator "password" "store" { special = false }
            generator "pkcs12" "web" {
              password        = generator.password.store.value
              certificate_pem = generator.x509_certificate.web.chain_pem
              private_key_pem = generator.x509_certificate.web.private_key_pem
            }
            generator "jks" "trusted" {
              password    = generator.password.store.value
              trusted_pem = generator.x509_ca.a.certificate_pem
            }
            secret "all" {
              data = {
                rsa       = generator.rsa.a.private_key_pkcs1_pem
                ecdsa     = generator.ecdsa.a.private_key_pem
                ed25519   = generator.ed25519.a.public_key_pem
                x25519    = generator.x25519.a.private_key_jwk
                ssh       = generator.ssh_key.a.private_key
                jwks      = generator.jwks.a.public_jwks
                age       = generator.age.a.identity
                wireguard = generator.wireguard.a.private_key
                ca        = generator.x509_ca.a.certificate_pem
                web       = generator.x509_certificate.web.chain_pem
                csr       = generator.x509_csr.a.csr_pem
                crl       = generator.x509_crl.a.crl
                pkcs12    = generator.pkcs12.web.bytes
                jks       = generator.jks.trusted.bytes
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

    private static final Pattern DRAW = Pattern.compile("\"address\":\"(generator\\.[^\"]*)\",\"reason\":\"([^\"]*)\"");

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
    void planAfterApplyIsEmpty() throws IOException {
        assertThat(delivered())
                .hasSize(14)
                .allSatisfy((_, content) -> assertThat(content).isNotEmpty());
        assertThat(shell.run("plan -detailed-exitcode").code()).isZero();
        assertThat(shell.run("plan --json").out()).contains("\"openings\":[]");
    }

    @Test
    void whatIsOnlyWrittenInAnotherOrderIsKept() throws IOException {
        var reordered = ALL.replace("""
                  subject { common_name = "Acme" }
                  validity = "100d"
                """, """
                  validity = "100d"
                  subject { common_name = "Acme" }
                """).replace("""
                  password    = generator.password.store.value
                  trusted_pem = generator.x509_ca.a.certificate_pem
                """, """
                  trusted_pem = generator.x509_ca.a.certificate_pem
                  password    = generator.password.store.value
                """);
        assertThat(reordered).isNotEqualTo(ALL);
        assertThat(shell.write("main.tacit.hcl", reordered)
                        .run("plan -detailed-exitcode")
                        .code())
                .isZero();
    }

    @Test
    void aChangedAuthorityReissuesWhatItSigned() throws IOException {
        var changed = ALL.replace("100d", "101d");
        assertThat(drawn(changed))
                .containsExactly(
                        "generator.jks.trusted inputs-changed",
                        "generator.pkcs12.web inputs-changed",
                        "generator.x509_ca.a inputs-changed",
                        "generator.x509_certificate.web inputs-changed",
                        "generator.x509_crl.a inputs-changed");
        assertThat(changedBy(changed)).containsExactly("ca", "crl", "jks", "pkcs12", "web");
    }

    @Test
    void aChangedNameReissuesItsCertificateOnly() throws IOException {
        var changed = ALL.replaceFirst("\\[\"www.example.org\"]", "[\"web.example.org\"]");
        assertThat(drawn(changed))
                .containsExactly(
                        "generator.pkcs12.web inputs-changed", "generator.x509_certificate.web inputs-changed");
        assertThat(changedBy(changed)).containsExactly("pkcs12", "web");
    }

    /** What a plan draws anew, with the reason of each. */
    private List<String> drawn(String declarations) throws IOException {
        var told = shell.write("main.tacit.hcl", declarations).run("plan --json");
        return DRAW.matcher(told.out())
                .results()
                .map(m -> m.group(1) + " " + m.group(2))
                .sorted()
                .toList();
    }

    /** The keys that are delivered otherwise afterwards. */
    private Set<String> changedBy(String declarations) throws IOException {
        var before = delivered();
        applies(declarations);
        var changed = new TreeMap<>(delivered());
        changed.entrySet().removeAll(before.entrySet());
        return changed.keySet();
    }

    private void applies(String declarations) throws IOException {
        var told = shell.write("main.tacit.hcl", declarations).run("apply -auto-approve");
        assertThat(told.code()).as(told.all()).isZero();
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
