package dev.tacit.cli;

import dev.tacit.testing.kubernetes.KeyKind;
import dev.tacit.testing.kubernetes.TestCluster;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Declarations of objects that are refused while planning. */
final class RefusedObjects {
    static final int MEBIBYTE = 1 << 20;
    static final String TLS = "kubernetes.io/tls";
    private static final String DOCKER = "kubernetes.io/dockerconfigjson";
    private static final String OLD_DOCKER = "kubernetes.io/dockercfg";
    private static final String SSH = "kubernetes.io/ssh-auth";
    static final String ANY = secret("db", Map.of("user", "billing"));

    /** A context for each; both lead to the same cluster. */
    static final String TARGETS = """
            target "kubernetes" "dev" {
              kubeconfig = "kubeconfig"
              context    = "dev"
              labels     = { tier = "dev" }
            }
            target "kubernetes" "alias" {
              kubeconfig = "kubeconfig"
              context    = "alias"
            }
            """;

    private RefusedObjects() {}

    /** @param declarations beside the targets; @NS stands for the namespace */
    record Refused(String name, String code, String declarations) {
        @Override
        public String toString() {
            return name;
        }
    }

    static String secret(String name, Map<String, String> data) {
        var entries = new TreeMap<>(data)
                .entrySet().stream()
                        .map(entry -> "    \"" + entry.getKey() + "\" = \""
                                + entry.getValue().replace("\"", "\\\"").replace("\n", "\\n") + "\"\n")
                        .collect(Collectors.joining());
        return "secret \"" + name + "\" {\n  data = {\n" + entries + "  }\n}\n";
    }

    static String federation(String name, String... destinations) {
        return "federation \"" + name + "\" {\n  source = secret.db\n"
                + Stream.of(destinations).map(to -> "  to {\n" + to + "\n  }\n").collect(Collectors.joining()) + "}\n";
    }

    static String to(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    static String usual(String more) {
        return to("targets = [target.kubernetes.dev]", "namespaces = [\"@NS\"]", "name = \"db\"", more);
    }

    static Refused typed(String name, String code, String type, Map<String, String> data) {
        return new Refused(name, code, secret("db", data) + federation("db", usual("type = \"" + type + "\"")));
    }

    private static Refused holding(String name, String code, Map<String, String> data) {
        return new Refused(name, code, secret("db", data) + federation("db", usual("")));
    }

    private static Refused going(String name, String code, String... federations) {
        return new Refused(name, code, ANY + String.join("", federations));
    }

    static Stream<Refused> types() {
        return Stream.of(
                typed(
                        "a service account token",
                        "object-type-refused",
                        "kubernetes.io/service-account-token",
                        Map.of("token", "x")),
                typed(
                        "a bootstrap token",
                        "object-type-refused",
                        "bootstrap.kubernetes.io/token",
                        Map.of("token-id", "abcdef")),
                typed("TLS without its key", "missing-keys-for-type", TLS, Map.of("tls.crt", "x")),
                typed("TLS without its certificate", "missing-keys-for-type", TLS, Map.of("tls.key", "x")),
                typed("a docker config without its key", "missing-keys-for-type", DOCKER, Map.of("config.json", "{}")),
                typed(
                        "an old docker config without its key",
                        "missing-keys-for-type",
                        OLD_DOCKER,
                        Map.of(".dockerconfigjson", "{}")),
                typed("SSH without its key", "missing-keys-for-type", SSH, Map.of("id_rsa", "x")),
                typed(
                        "a login without user or password",
                        "missing-keys-for-type",
                        "kubernetes.io/basic-auth",
                        Map.of("login", "x")));
    }

    static Stream<Refused> contents() {
        var one = TestCluster.shared().clientCertificate(KeyKind.EC, "one");
        var two = TestCluster.shared().clientCertificate(KeyKind.EC, "two");
        return Stream.of(
                typed(
                        "a certificate that is none",
                        "content-unsuitable",
                        TLS,
                        Map.of("tls.crt", "none", "tls.key", one.keyPem())),
                typed(
                        "a key that is none",
                        "content-unsuitable",
                        TLS,
                        Map.of("tls.crt", one.certificatePem(), "tls.key", "none")),
                typed(
                        "a key that is damaged",
                        "content-unsuitable",
                        TLS,
                        Map.of(
                                "tls.crt",
                                one.certificatePem(),
                                "tls.key",
                                one.keyPem().replaceFirst("M", "N"))),
                typed(
                        "the key of another certificate",
                        "content-unsuitable",
                        TLS,
                        Map.of("tls.crt", one.certificatePem(), "tls.key", two.keyPem())),
                typed(
                        "a docker config that is not JSON",
                        "content-unsuitable",
                        DOCKER,
                        Map.of(".dockerconfigjson", "auths")),
                typed(
                        "a docker config without logins",
                        "content-unsuitable",
                        DOCKER,
                        Map.of(".dockerconfigjson", "{\"auth\":{}}")),
                typed(
                        "an old docker config that is not JSON",
                        "content-unsuitable",
                        OLD_DOCKER,
                        Map.of(".dockercfg", "[")),
                typed("an SSH key that is none", "content-unsuitable", SSH, Map.of("ssh-privatekey", "ssh-ed25519 A")),
                new Refused(
                        "a rendered docker config that is not JSON",
                        "content-unsuitable",
                        ANY + "template \"t\" {\n  source = secret.db\n"
                                + "  data = { \".dockerconfigjson\" = \"{{ .user }}\" }\n}\n"
                                + federation("db", usual("type = \"" + DOCKER + "\""))
                                        .replace("secret.db", "template.t")),
                holding(
                        "content of more than a mebibyte",
                        "content-too-large",
                        Map.of("a", "a".repeat(MEBIBYTE / 2), "b", "b".repeat(MEBIBYTE / 2 + 1))),
                holding("a key with a slash", "invalid-key", Map.of("a/b", "x")),
                holding("a key that leads upwards", "invalid-key", Map.of("..data", "x")),
                holding("a key that is too long", "invalid-key", Map.of("k".repeat(254), "x")));
    }

    static Stream<Refused> places() {
        var selecting = to("targets = [target.kubernetes.dev]", "name = \"db\"", "namespace_selector {");
        return Stream.of(
                going(
                        "an object's name in capitals",
                        "invalid-name",
                        federation("db", usual("").replace("db", "DB"))),
                going(
                        "a namespace's name with a dot",
                        "invalid-name",
                        federation("db", usual("").replace("@NS", "a.b"))),
                going(
                        "a reserved label",
                        "invalid-label",
                        federation("db", usual("metadata { labels = { \"tacit.dev/store\" = \"x\" } }"))),
                going(
                        "a label's value with a space",
                        "invalid-label",
                        federation("db", usual("metadata { labels = { a = \"b c\" } }"))),
                going(
                        "a selector of all targets",
                        "empty-selector",
                        federation("db", to("target_selector {}", "namespaces = [\"@NS\"]", "name = \"db\""))),
                going("a selector of all names", "empty-selector", federation("db", selecting + "names = [\"*\"]\n}")),
                going(
                        "a selector of any name without labels",
                        "empty-selector",
                        federation("db", selecting + "any_name = true\n}")),
                going(
                        "a selector by labels alone",
                        "names-required",
                        federation("db", selecting + "match_labels = { team = \"a\" }\n}")),
                going(
                        "one object of two federations",
                        "object-claimed-twice",
                        federation("db", usual("")),
                        federation("other", usual(""))),
                going("one object of two blocks", "object-claimed-twice", federation("db", usual(""), usual(""))),
                going(
                        "one object, listed and selected",
                        "object-claimed-twice",
                        federation("db", usual("")),
                        federation("other", selecting + "names = [\"@NS\"]\n}")),
                going(
                        "one object through two contexts of one cluster",
                        "object-claimed-twice",
                        federation("db", usual("")),
                        federation("other", usual("").replace("kubernetes.dev", "kubernetes.alias"))));
    }
}
