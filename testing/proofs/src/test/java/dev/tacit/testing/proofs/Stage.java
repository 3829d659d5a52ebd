package dev.tacit.testing.proofs;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is declared at one time of the scenario.
 *
 * @param version the number of the secret's current version once it is applied
 * @param federations names of the objects
 */
record Stage(int version, String token, boolean extra, String label, Set<String> federations) {
    static final Stage FIRST = new Stage(1, "token-of-the-first-day", false, "one", Set.of("db", "env", "old"));

    /** A changed secret, a new key, a changed label, a federation gone. */
    static final Stage SECOND = new Stage(2, "token-of-the-second-day", true, "two", Set.of("db", "env"));

    /** The same, but for the federation {@code db}. */
    Stage withoutFederation() {
        var rest = new java.util.TreeSet<>(federations);
        rest.remove("db");
        return new Stage(version, token, extra, label, rest);
    }

    void declare(Shell shell, Ground ground) throws IOException {
        var text = new StringBuilder(ground.declaration());
        text.append("""
                variable "token" {
                  type      = string
                  sensitive = true
                }
                generator "password" "db" { length = 24 }
                secret "db" {
                  data = {
                    username = "billing"
                    password = generator.password.db.value
                    token    = var.token
                    EXTRA
                  }
                  activate { command = ["/bin/sh", "-c", "cat >> told; echo >> told"] }
                }
                template "env" {
                  source = secret.db
                  data   = { URL = "postgres://{{ .username }}:{{ .password }}@db/{{ .token }}" }
                }
                """.replace("    EXTRA\n", extra ? "    extra    = \"extra\"\n" : ""));
        for (var name : federations) {
            text.append("""
                    federation "NAME" {
                      source = SOURCE
                      to {
                        targets = [TARGET]
                    NAMESPACES    name    = "NAME"
                        metadata { labels = { day = "LABEL" } }
                      }
                    }
                    """.replace("NAMESPACES", ground.namespaces())
                    .replace("NAME", name)
                    .replace("SOURCE", name.equals("env") ? "template.env" : "secret.db")
                    .replace("TARGET", ground.reference())
                    .replace("LABEL", label));
        }
        shell.write("main.tacit.hcl", text.toString()).with("TACIT_VAR_token", token);
    }

    /** What must be delivered, given the password that was drawn. */
    Map<String, Map<String, String>> objects(String password) {
        var secret = secret(password);
        var objects = new TreeMap<String, Map<String, String>>();
        for (var name : federations) {
            objects.put(
                    name,
                    name.equals("env") ? Map.of("URL", "postgres://billing:" + password + "@db/" + token) : secret);
        }
        return objects;
    }

    Map<String, String> secret(String password) {
        var secret = new TreeMap<>(Map.of("username", "billing", "password", password, "token", token));
        if (extra) {
            secret.put("extra", "extra");
        }
        return secret;
    }
}
