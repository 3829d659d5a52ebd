package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

/** Deeds that put a value into the store. */
final class Provisions {
    private static final String[] SET = {"set", "-from-file=new", "secret.db", "token"};

    private Provisions() {}

    private static String text(Ground ground) {
        return Declared.base(ground).replace("  data = {\n", "  data = {\n    token = provided(\"from the portal\")\n");
    }

    /** Another value in the place of one. */
    static Deed.Attempt next(Shell shell, Ground ground) throws Exception {
        var after = new Aftermath(shell, ground);
        shell.write("main.tacit.hcl", text(ground)).write("old", "the-old-one").write("new", "the-new-one");
        after.done("set", "-from-file=old", "secret.db", "token");
        after.converges();
        var first = after.object("base");
        assertThat(first).containsEntry("token", "the-old-one");
        return new Deed.Attempt(
                () -> {
                    after.converges();
                    assertThat(after.object("base").get("token")).isIn("the-old-one", "the-new-one");
                    after.done(SET);
                    after.converges();
                    assertThat(after.object("base"))
                            .containsEntry("token", "the-new-one")
                            .containsEntry("password", first.get("password"));
                    assertThat(after.versions("secret.db")).containsExactly(1, 2);
                    assertThat(after.content("secret.db", 1)).isEqualTo(first);
                },
                SET);
    }

    /** The first value, which makes the store. */
    static Deed.Attempt first(Shell shell, Ground ground) throws Exception {
        var after = new Aftermath(shell, ground);
        shell.write("main.tacit.hcl", text(ground)).write("new", "the-new-one");
        return new Deed.Attempt(
                () -> {
                    after.done(SET);
                    after.converges();
                    assertThat(after.object("base")).containsEntry("token", "the-new-one");
                    assertThat(after.versions("secret.db")).containsExactly(1);
                },
                SET);
    }
}
