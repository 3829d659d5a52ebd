package dev.tacit.testing.proofs;

/** Pieces of declarations. */
final class Declared {
    private Declared() {}

    /** A drawn password in {@code secret.db}, delivered as {@code base}. */
    static String base(Ground ground) {
        return ground.declaration() + """
                generator "password" "db" { length = 24 }
                secret "db" {
                  data = {
                    username = "billing"
                    password = generator.password.db.value
                  }
                }
                """ + federation(ground, "base", "secret.db");
    }

    /** @param more lines within {@code to} */
    static String federation(Ground ground, String name, String source, String... more) {
        return """
                federation "NAME" {
                  source = SOURCE
                  to {
                    targets = [TARGET]
                NAMESPACES    name    = "NAME"
                    MORE
                  }
                }
                """.replace("NAMESPACES", ground.namespaces())
                .replace("NAME", name)
                .replace("SOURCE", source)
                .replace("TARGET", ground.reference())
                .replace("MORE", String.join("\n    ", more));
    }
}
