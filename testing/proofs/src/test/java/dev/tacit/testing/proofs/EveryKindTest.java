package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.cli.Main;
import dev.tacit.generator.Generators;
import dev.tacit.testing.kubernetes.Json;
import dev.tacit.testing.rules.Claims;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generators of every kind with templates of every form: what is drawn stays until an input changes. */
class EveryKindTest {
    private static final Generators CATALOGUE = new Generators();

    /** The secrets, called like the kind they hold, that each template renders. */
    private static final Map<String, Set<String>> TEMPLATES = Map.of(
            "data", Set.of("password"),
            "keys_and_values", Set.of("pattern"),
            "json", Set.of("bcrypt"),
            "yaml", Set.of("passphrase"),
            "several", Set.of("pkcs12", "x509_certificate"));

    /** @param dependants kinds whose generator "a" is drawn anew besides {@code generator} */
    private record Row(String generator, String from, String to, List<String> dependants) {}

    private static final List<Row> CHANGES = List.of(
            new Row("argon2.a", "iterations = 1", "iterations = 2", List.of()),
            new Row("basic_auth.a", "\"ann\"", "\"eve\"", List.of()),
            new Row("bcrypt.a", "cost     = 10", "cost = 11", List.of()),
            new Row("docker_config_json.a", "ghcr.io", "quay.io", List.of()),
            new Row("ecdsa.a", "P-256", "P-384", List.of("pkcs12", "x509_certificate")),
            new Row("htpasswd.a", "    eve = generator", "    sue = generator", List.of()),
            new Row("jks.a", "trusted_pem = generator", "alias = \"other\"\n  trusted_pem = generator", List.of()),
            new Row("jwks.a", "ES256", "EdDSA", List.of()),
            new Row("passphrase.a", "words     = 6", "words = 7", List.of("argon2")),
            new Row(
                    "password.a",
                    "length              = 20",
                    "length = 21",
                    List.of("basic_auth", "bcrypt", "htpasswd")),
            new Row("password.store", "length  = 24", "length = 25", List.of("jks", "pkcs12")),
            new Row("pattern.a", "{12}", "{13}", List.of("docker_config_json", "htpasswd")),
            new Row("pkcs12.a", "\"web\"", "\"www\"", List.of()),
            new Row("random_bytes.a", "length = 40", "length = 41", List.of()),
            new Row("rsa.a", "bits = 2048", "bits = 3072", List.of("x509_csr")),
            new Row("ssh_key.a", "bob@host", "eve@host", List.of()),
            new Row("totp.a", "account = \"bob\"", "account = \"eve\"", List.of()),
            new Row("uuid.a", "version = 7", "version = 4", List.of()),
            new Row("x509_ca.a", "100d", "101d", List.of("jks", "pkcs12", "x509_certificate", "x509_crl")),
            new Row("x509_certificate.a", "www.example.org", "web.example.org", List.of("pkcs12")),
            new Row("x509_crl.a", "30d", "31d", List.of()),
            new Row("x509_csr.a", "csr.example.org", "request.example.org", List.of()));

    @TempDir
    Path home;

    private Shell shell;
    private String all;

    @BeforeEach
    void deliversAll() throws IOException {
        shell = new Shell(home);
        all = DirectoryGround.of(shell).declaration() + declared() + delivered();
        var apply = shell.write("main.tacit.hcl", all).run("apply", "-auto-approve");
        assertThat(apply.code()).as(apply.all()).isZero();
    }

    @Test
    void keepsWhatWasDrawnUntilAnInputChanges() throws Exception {
        Claims.prove("a no-op plan with every kind of generator, every form of template does nothing", () -> kept(all));
        Claims.prove("the same in another order, with comments, draws nothing", () -> {
            assertThat(Reversed.of(all)).contains("\"age\"").isNotEqualTo(all);
            return kept(Reversed.of(all));
        });
        Claims.prove("another version of Tacit draws nothing", this::ofAnotherVersion);
        Claims.prove("a changed input draws its generator anew with its dependants, nothing else", this::changed);
    }

    private String kept(String text) throws Exception {
        var plan = shell.write("main.tacit.hcl", text).run("plan", "-detailed-exitcode");
        assertThat(plan.code()).as(plan.all()).isZero();
        var counted = Counted.planning(shell);
        assertThat(counted.plan().hasWork()).isFalse();
        assertThat(counted.plan().openings()).isEmpty();
        assertThat(List.of(counted.opened(), counted.drawn(), counted.rendered()))
                .containsOnly(0L);
        return CATALOGUE.types().size() + " kinds, " + TEMPLATES.size() + " templates: " + counted.opened()
                + " payloads opened, " + counted.drawn() + " draws, " + counted.rendered() + " renderings";
    }

    private String ofAnotherVersion() throws Exception {
        shell.write("main.tacit.hcl", all);
        var version = home.resolve("other/dev/tacit/cli/version.txt");
        Files.createDirectories(version.getParent());
        Files.writeString(version, "9.8.7\n");
        var said = Child.patched(shell, home.resolve("other"), Main.class, "version");
        assertThat(said.output()).contains("9.8.7");
        var plan = Child.patched(shell, home.resolve("other"), Main.class, "plan", "-detailed-exitcode");
        assertThat(plan.code()).as(plan.output()).isZero();
        return "no changes planned by " + said.output().strip();
    }

    private String changed() throws Exception {
        assertThat(CHANGES.stream().map(row -> kind(row.generator)).collect(Collectors.toSet()))
                .as("kinds that take inputs")
                .isEqualTo(CATALOGUE.types().stream()
                        .filter(type -> !CATALOGUE.schema(type).attributes().isEmpty()
                                || !CATALOGUE.schema(type).nested().isEmpty())
                        .collect(Collectors.toSet()));
        for (var row : CHANGES) {
            assertThat(all.split(Pattern.quote(row.from), -1)).as(row.from).hasSize(2);
            shell.write("main.tacit.hcl", all.replace(row.from, row.to));
            assertThat(planned()).as(row.generator).isEqualTo(expected(row));
        }
        shell.write("main.tacit.hcl", all.replace("db://", "pg://"));
        assertThat(planned())
                .as("a template's text")
                .singleElement()
                .asString()
                .startsWith("update federation.of_data ");
        assertThat(Counted.planning(shell).drawn()).isZero();
        return CHANGES.size() + " inputs of " + CATALOGUE.types().size() + " kinds, a template's text";
    }

    private Set<String> planned() {
        var plan = shell.run("plan", "--json");
        assertThat(plan.code()).as(plan.all()).isZero();
        return plan.out()
                .lines()
                .filter(line -> Json.text(line, "type").equals("change"))
                .map(line ->
                        Json.text(line, "action") + " " + Json.text(line, "address") + " " + Json.text(line, "reason"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> expected(Row row) {
        var expected = new TreeSet<String>();
        expected.add("draw generator." + row.generator + " inputs-changed");
        var kinds = new TreeSet<>(row.dependants);
        kinds.forEach(kind -> expected.add("draw generator." + kind + ".a inputs-changed"));
        if (row.generator.endsWith(".a")) {
            kinds.add(kind(row.generator));
        }
        kinds.forEach(kind -> {
            expected.add("new-version secret." + kind + " content-changed");
            expected.add("update federation." + kind + " new-version");
        });
        TEMPLATES.forEach((template, sources) -> {
            if (sources.stream().anyMatch(kinds::contains)) {
                expected.add("update federation.of_" + template + " new-version");
            }
        });
        return expected;
    }

    private static String kind(String generator) {
        return generator.substring(0, generator.indexOf('.'));
    }

    private static String declared() throws IOException {
        try (var in = EveryKindTest.class.getResourceAsStream("every-kind.tacit.hcl")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Every kind of the catalogue is declared, or this does not validate. */
    private static String delivered() {
        var text = new StringBuilder();
        for (var kind : new TreeSet<>(CATALOGUE.types())) {
            text.append("secret \"").append(kind).append("\" {\ndata = {\n");
            CATALOGUE
                    .exports(kind)
                    .keySet()
                    .forEach(export -> text.append("%1$s = generator.%2$s.a.%1$s\n".formatted(export, kind)));
            text.append("}\n}\n").append(federation(kind, "secret." + kind));
        }
        TEMPLATES.keySet().stream()
                .sorted()
                .forEach(template -> text.append(federation("of_" + template, "template." + template)));
        return text.toString();
    }

    private static String federation(String name, String source) {
        return """
                federation "%1$s" {
                  source = %2$s
                  to {
                    targets = [target.directory.here]
                    name    = "%3$s"
                  }
                }
                """.formatted(name, source, name.replace('_', '-'));
    }
}
