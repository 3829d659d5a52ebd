package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

/** Deeds that change what the store calls things, or that it knows them at all: no object notices. */
final class Renames {
    private Renames() {}

    private static String renamed(String text) {
        return text.replace("secret \"db\"", "secret \"login\"")
                .replace("secret.db", "secret.login")
                .replace("\"password\" \"db\"", "\"password\" \"login\"")
                .replace("password.db", "password.login")
                .replace("federation \"base\"", "federation \"first\"");
    }

    /** {@code moved} blocks. */
    static Deed.Attempt declared(Shell shell, Ground ground) throws Exception {
        var after = new Aftermath(shell, ground);
        shell.write("main.tacit.hcl", Declared.base(ground));
        after.converges();
        var trace = ground.trace("base");
        shell.write("main.tacit.hcl", renamed(Declared.base(ground)) + """
                moved {
                  from = secret.db
                  to   = secret.login
                }
                moved {
                  from = generator.password.db
                  to   = generator.password.login
                }
                moved {
                  from = federation.base
                  to   = federation.first
                }
                """);
        return new Deed.Attempt(
                () -> {
                    assertThat(after.has("secret.db") ^ after.has("secret.login"))
                            .as("under one name")
                            .isTrue();
                    after.converges();
                    isCalledLogin(after, trace);
                },
                "apply",
                "-auto-approve");
    }

    /** {@code state mv}. */
    static Deed.Attempt byHand(Shell shell, Ground ground) throws Exception {
        var after = new Aftermath(shell, ground);
        shell.write("main.tacit.hcl", Declared.base(ground));
        after.converges();
        var trace = ground.trace("base");
        after.done("state", "mv", "generator.password.db", "generator.password.login");
        after.done("state", "mv", "federation.base", "federation.first");
        return new Deed.Attempt(
                () -> {
                    assertThat(after.has("secret.db") ^ after.has("secret.login"))
                            .as("under one name")
                            .isTrue();
                    if (after.has("secret.db")) {
                        after.done("state", "mv", "secret.db", "secret.login");
                    }
                    shell.write("main.tacit.hcl", renamed(Declared.base(ground)));
                    after.converges();
                    isCalledLogin(after, trace);
                },
                "state",
                "mv",
                "secret.db",
                "secret.login");
    }

    private static void isCalledLogin(Aftermath after, String trace) throws Exception {
        assertThat(after.ground().trace("base")).as("untouched").isEqualTo(trace);
        assertThat(after.has("secret.db")).isFalse();
        assertThat(after.versions("secret.login")).containsExactly(1);
        assertThat(after.content("secret.login", 1)).isEqualTo(after.object("base"));
        assertThat(after.content("secret.db", 1)).isEmpty();
        assertThat(after.deliveries())
                .allMatch(delivery -> delivery.federation().toString().equals("federation.first")
                        && delivery.source().toString().equals("secret.login"));
    }

    private static String old(Ground ground) {
        return "secret \"old\" { data = { token = \"of old\" } }\n" + Declared.federation(ground, "old", "secret.old");
    }

    /** {@code removed} blocks. */
    static Deed.Attempt removed(Shell shell, Ground ground) throws Exception {
        var after = new Aftermath(shell, ground);
        shell.write("main.tacit.hcl", Declared.base(ground) + old(ground));
        after.converges();
        var old = ground.trace("old");
        var base = ground.trace("base");
        shell.write("main.tacit.hcl", Declared.base(ground) + """
                removed {
                  from = federation.old
                  lifecycle { destroy = false }
                }
                removed {
                  from = secret.old
                  lifecycle { destroy = false }
                }
                """);
        return new Deed.Attempt(
                () -> {
                    assertThat(ground.trace("old")).as("untouched").isEqualTo(old);
                    after.converges();
                    assertThat(ground.trace("old")).as("untouched").isEqualTo(old);
                    assertThat(ground.trace("base")).isEqualTo(base);
                    assertThat(after.recorded()).containsExactly("base");
                    assertThat(after.has("secret.old")).isFalse();
                    assertThat(after.content("secret.old", 1)).isEmpty();
                    assertThat(after.versions("secret.db")).containsExactly(1);
                },
                "apply",
                "-auto-approve");
    }

    /** {@code state rm}. */
    static Deed.Attempt forgotten(Shell shell, Ground ground) throws Exception {
        var after = new Aftermath(shell, ground);
        shell.write("main.tacit.hcl", Declared.base(ground) + old(ground));
        after.converges();
        var old = ground.trace("old");
        var base = ground.trace("base");
        var remove = new String[] {"state", "rm", "federation.old"};
        return new Deed.Attempt(
                () -> {
                    if (after.recorded().contains("old")) {
                        after.done(remove);
                    }
                    assertThat(after.recorded()).containsExactly("base");
                    shell.write("main.tacit.hcl", Declared.base(ground));
                    after.converges();
                    assertThat(ground.trace("old")).as("untouched").isEqualTo(old);
                    assertThat(ground.trace("base")).isEqualTo(base);
                    assertThat(after.versions("secret.db")).containsExactly(1);
                },
                remove);
    }

    /** {@code target forget}. */
    static Deed.Attempt forgottenTarget(Shell shell, Ground ground) throws Exception {
        var after = new Aftermath(shell, ground);
        var there = "target \"directory\" \"there\" { path = \"${path.root}/there\" }\n";
        shell.write(
                "main.tacit.hcl",
                Declared.base(ground)
                        + there
                        + Declared.federation(ground, "old", "secret.db")
                                .replace(ground.reference(), "target.directory.there")
                                .replace(ground.namespaces(), ""));
        after.done("apply", "-auto-approve");
        var elsewhere = new DirectoryGround(shell.project().resolve("there"));
        var old = elsewhere.trace("old");
        var base = ground.trace("base");
        var forget = new String[] {"target", "forget", "target.directory.there", "-auto-approve"};
        return new Deed.Attempt(
                () -> {
                    boolean known = after.target("target.directory.there").isPresent();
                    assertThat(after.recorded().contains("old")).isEqualTo(known);
                    if (known) {
                        after.done(forget);
                    }
                    assertThat(after.recorded()).containsExactly("base");
                    assertThat(after.target("target.directory.there")).isEmpty();
                    shell.write("main.tacit.hcl", Declared.base(ground));
                    after.converges();
                    assertThat(elsewhere.trace("old")).as("untouched").isEqualTo(old);
                    assertThat(ground.trace("base")).isEqualTo(base);
                    assertThat(after.versions("secret.db")).containsExactly(1);
                },
                forget);
    }
}
