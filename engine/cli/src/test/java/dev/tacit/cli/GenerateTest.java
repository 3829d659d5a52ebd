package dev.tacit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTest {
    @TempDir
    Path home;

    private Path project;
    private Shell shell;

    @BeforeEach
    void prepare() throws IOException {
        project = Files.createDirectory(home.resolve("project"));
        shell = new Shell(project, home.resolve("data")).with("NO_COLOR", "1");
    }

    @Test
    void printsTheOnlyExportAloneAndMakesNothing() throws IOException {
        var told = shell.run("generate password length=20 special=false");
        assertThat(told.out()).matches("[A-Za-z0-9]{20}\n");
        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
        assertThat(shell.run("generate password length=20 special=false").out()).isNotEqualTo(told.out());
        try (var files = Files.list(home)) {
            assertThat(files).containsExactly(project);
        }
    }

    @Test
    void printsSeveralExportsEachAfterItsName() throws IOException {
        assertThat(shell.run("generate age").out())
                .matches("identity: AGE-SECRET-KEY-1[A-Z0-9]+\nrecipient: age1[a-z0-9]+\n");
        assertThat(shell.run("generate ed25519").out())
                .contains("private_key_pem:\n-----BEGIN PRIVATE KEY-----\n", "public_key_jwk: {\"crv\":\"Ed25519\"");
    }

    @Test
    @Tag("real:openssl")
    void opensslReadsWhatIsPipedToIt() throws IOException {
        var openssl = Tool.of("openssl", "openssl");
        var told = shell.run("generate x509_certificate -export=certificate_pem dns_names=localhost,a.example.org"
                + " ip_addresses=[\"::1\"] subject.common_name=bob validity=2d");
        assertThat(told.err()).isEmpty();
        assertThat(openssl.run(
                        told.out().getBytes(UTF_8), "x509", "-noout", "-subject", "-ext", "subjectAltName", "-enddate"))
                .contains(
                        "CN = bob",
                        "DNS:localhost, DNS:a.example.org, IP Address:0:0:0:0:0:0:0:1",
                        "notAfter=Nov  3 12:0");
    }

    @Test
    void tellsProgramsInJson() throws IOException {
        assertThat(shell.run("generate random_bytes length=16 --json").out())
                .contains("\"type\":\"generated\",\"name\":\"bytes\",\"encoding\":\"base64\",\"value\":\"")
                .endsWith("{\"type\":\"end\",\"code\":0,\"counts\":{\"generated\":4}}\n");
    }

    @Test
    void takesSecretsFromFilesOnly() throws IOException {
        var refused = shell.run("generate bcrypt password=CANARY-7d1f");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.all()).contains("password=@FILE").doesNotContain("CANARY");
        shell.write("password", "correct horse\n");
        assertThat(shell.run("generate bcrypt password=@password cost=10").out())
                .startsWith("$2b$10$");
        assertThat(shell.piping("correct horse\n".getBytes(UTF_8))
                        .run("generate bcrypt password=@- cost=10")
                        .out())
                .startsWith("$2b$10$");
        shell.write("users.json", "{\"bob\": \"correct horse\"}");
        assertThat(shell.run("generate htpasswd users=@users.json -export=value")
                        .out())
                .startsWith("bob:$2");
        assertThat(shell.run("generate bcrypt password=@absent").all()).contains("Cannot read");
    }

    @Test
    void saysWhatItTakes() throws IOException {
        assertThat(refusal("generate telepathy")).contains("There are: age, argon2,");
        assertThat(refusal("generate password size=3")).contains("\"size\"", "length=");
        assertThat(refusal("generate password length=many")).contains("\"length\"");
        assertThat(refusal("generate password length=3 length=4")).contains("twice");
        assertThat(refusal("generate password length=0")).contains("\"length\" must be a whole number");
        assertThat(refusal("generate password -export=bytes")).contains("exports value");
        assertThat(refusal("generate x509_ca")).contains("subject.common_name=");
        assertThat(refusal("generate x509_ca owner.name=a")).contains("\"owner\"", "subject.common_name=");
        assertThat(refusal("generate bcrypt")).contains("\"password\" is needed");
        assertThat(refusal("generate password length")).contains("NAME=VALUE");
    }

    private String refusal(String words) throws IOException {
        var told = shell.run(words);
        assertThat(told.code()).as(words).isEqualTo(1);
        assertThat(told.out()).as(words).isEmpty();
        return told.err().replaceAll("\\s+", " ");
    }
}
