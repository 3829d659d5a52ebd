package dev.tacit.testing.proofs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A declaration of a generator of each kind and of a template of each kind. */
record Everything(List<Part> parts) {
    /**
     * A generator.
     *
     * @param address without the word "generator"
     * @param body of its block, an attribute a line
     * @param export what a secret takes of it
     * @param from a piece of the body; another stands there once somebody changes an input
     */
    record Part(String address, String export, String from, String to, String body) {
        String type() {
            return address.substring(0, address.indexOf('.'));
        }

        Part changed() {
            return new Part(address, export, from, to, body.replace(from, to));
        }

        /** Attributes and blocks in the opposite order. */
        Part reversed() {
            var items = new ArrayList<String>();
            var item = new StringBuilder();
            int depth = 0;
            for (var line : body.lines().toList()) {
                item.append(line).append('\n');
                depth += (int) (line.chars().filter(c -> c == '{').count()
                        - line.chars().filter(c -> c == '}').count());
                if (depth == 0) {
                    items.add(item.toString());
                    item.setLength(0);
                }
            }
            return new Part(address, export, from, to, String.join("", items.reversed()));
        }

        String text() {
            return "generator \"%s\" \"%s\" {\n%s}\n"
                    .formatted(type(), address.substring(address.indexOf('.') + 1), body);
        }

        boolean uses(Part other) {
            return body.contains("generator." + other.address + ".");
        }
    }

    private static final List<Part> ALL = List.of(
            new Part("password.a", "value", "20", "21", """
                    length  = 20
                    special = false
                    """),
            new Part("passphrase.a", "value", "6", "7", """
                    words     = 6
                    separator = "-"
                    """),
            new Part("pattern.a", "value", "{12}", "{13}", """
                    pattern = "key-[a-z0-9]{12}"
                    """),
            new Part("uuid.a", "value", "7", "4", """
                    version = 7
                    """),
            new Part("random_bytes.a", "bytes", "24", "25", """
                    length = 24
                    """),
            new Part("bcrypt.a", "value", "10", "11", """
                    password = generator.password.a.value
                    cost     = 10
                    """),
            new Part("argon2.a", "value", "2", "3", """
                    password   = generator.passphrase.a.value
                    iterations = 2
                    """),
            new Part("htpasswd.a", "value", "10", "11", """
                    users = {
                      bob = generator.password.a.value
                      eve = generator.pattern.a.value
                    }
                    cost  = 10
                    """),
            new Part("basic_auth.a", "header", "bob", "eve", """
                    username = "bob"
                    password = generator.password.a.value
                    """),
            new Part("docker_config_json.a", "value", "ghcr", "quay", """
                    registry {
                      server   = "ghcr.io"
                      username = "bob"
                      password = generator.pattern.a.value
                    }
                    """),
            new Part("totp.a", "uri", "Acme", "Ajax", """
                    issuer  = "Acme"
                    account = "bob"
                    """),
            new Part("rsa.a", "private_key_pkcs1_pem", "2048", "3072", """
                    bits = 2048
                    """),
            new Part("ecdsa.a", "private_key_pem", "P-256", "P-384", """
                    curve = "P-256"
                    """),
            new Part("ed25519.a", "public_key_pem", "", "", ""),
            new Part("x25519.a", "private_key_jwk", "", "", ""),
            new Part("ssh_key.a", "private_key", "bob", "eve", """
                    comment = "bob@host"
                    """),
            new Part("jwks.a", "public_jwks", "", "", ""),
            new Part("age.a", "identity", "", "", ""),
            new Part("wireguard.a", "private_key", "", "", ""),
            new Part("x509_ca.a", "certificate_pem", "100d", "101d", """
                    subject { common_name = "Acme" }
                    validity = "100d"
                    """),
            new Part("x509_certificate.a", "chain_pem", "www", "web", """
                    dns_names          = ["www.example.org"]
                    ca_certificate_pem = generator.x509_ca.a.certificate_pem
                    ca_private_key_pem = generator.x509_ca.a.private_key_pem
                    private_key_pem    = generator.ecdsa.a.private_key_pem
                    """),
            new Part("x509_csr.a", "csr_pem", "www", "web", """
                    dns_names = ["www.example.org"]
                    """),
            new Part("x509_crl.a", "crl", "", "", """
                    ca_certificate_pem = generator.x509_ca.a.certificate_pem
                    ca_private_key_pem = generator.x509_ca.a.private_key_pem
                    """),
            new Part("pkcs12.a", "bytes", "", "", """
                    password        = generator.password.a.value
                    certificate_pem = generator.x509_certificate.a.chain_pem
                    private_key_pem = generator.x509_certificate.a.private_key_pem
                    """),
            new Part("jks.a", "bytes", "", "", """
                    password    = generator.password.a.value
                    trusted_pem = generator.x509_ca.a.certificate_pem
                    """));

    private static final String TEMPLATES = """
            template "raw" {
              source = secret.all
              data   = { A = "{{ .password }}" }
            }
            template "json" {
              source = secret.all
              format = "json"
              data   = { A = "{ \\"p\\": {{ .password | printf \\"%q\\" }} }" }
            }
            template "yaml" {
              source = secret.all
              format = "yaml"
              data   = { A = "p: {{ .password | printf \\"%q\\" }}" }
            }
            template "keys" {
              source          = secret.all
              keys_and_values = { "{{ .pattern }}.txt" = "{{ .passphrase }}" }
            }
            template "document" {
              source   = secret.all
              format   = "json"
              document = "{ \\"p\\": {{ .password | printf \\"%q\\" }} }"
            }
            template "several" {
              sources = {
                all  = secret.all
                more = secret.more
              }
              data = { A = "{{ .more.user }}:{{ .all.password }}" }
              metadata { labels = { of = "{{ .name }}" } }
            }
            secret "more" { data = { user = "bob" } }
            """;

    Everything {
        parts = List.copyOf(parts);
    }

    /** Of the kinds that there are. */
    static Everything of(Set<String> types) {
        return new Everything(
                ALL.stream().filter(part -> types.contains(part.type())).toList());
    }

    Set<String> types() {
        return parts.stream().map(Part::type).collect(Collectors.toCollection(TreeSet::new));
    }

    Everything reversed() {
        return new Everything(parts.reversed().stream().map(Part::reversed).toList());
    }

    /** Those of which an input can be changed. */
    List<Part> changeable() {
        return parts.stream().filter(part -> !part.from().isEmpty()).toList();
    }

    Everything changing(Part one) {
        return new Everything(parts.stream()
                .map(part -> part.equals(one) ? part.changed() : part)
                .toList());
    }

    /** {@code one} and all that use it, be it through others. */
    Set<String> using(Part one) {
        var found = new TreeSet<String>();
        var left = new ArrayDeque<>(List.of(one));
        while (!left.isEmpty()) {
            var next = left.remove();
            if (found.add("generator." + next.address())) {
                parts.stream().filter(part -> part.uses(next)).forEach(left::add);
            }
        }
        return found;
    }

    String text(Ground ground) {
        var text = new StringBuilder(ground.declaration()).append("secret \"all\" {\n  data = {\n");
        parts.forEach(part ->
                text.append("    %s = generator.%s.%s\n".formatted(part.type(), part.address(), part.export())));
        text.append("  }\n}\n").append(TEMPLATES).append(Declared.federation(ground, "all", "secret.all"));
        for (var template : List.of("raw", "json", "yaml", "keys", "document", "several")) {
            text.append(Declared.federation(ground, template, "template." + template));
        }
        parts.forEach(part -> text.append(part.text()));
        return text.toString();
    }
}
