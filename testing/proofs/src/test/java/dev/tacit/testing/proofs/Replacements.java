package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.Kubeconfig;
import dev.tacit.testing.kubernetes.TestCluster;
import dev.tacit.testing.proofs.TakeOver.Then;
import java.io.IOException;
import java.util.List;

/** Deeds that put one thing in the place of another. */
final class Replacements {
    private Replacements() {}

    /** An object of ours gets another type, for which it is deleted, then made anew. */
    static Deed.Attempt ofAnObject(Shell shell, Ground ground, Then then) throws Exception {
        var after = new Aftermath(shell, ground);
        shell.write("main.tacit.hcl", Declared.base(ground) + Declared.federation(ground, "db", "secret.db"));
        after.converges();
        var data = after.object("db");
        var base = ground.trace("base");
        shell.write(
                "main.tacit.hcl",
                Declared.base(ground) + Declared.federation(ground, "db", "secret.db", "type = \"example.com/login\""));
        return new Deed.Attempt(
                () -> {
                    assertThat(ground.objects().getOrDefault("db", data)).isEqualTo(data);
                    switch (then) {
                        case AS_BEFORE -> {
                            after.converges("-allow-replace");
                            assertThat(after.object("db")).isEqualTo(data);
                            assertThat(ground.trace("db")).contains("example.com/login");
                        }
                        case NOTHING -> {
                            shell.write("main.tacit.hcl", Declared.base(ground));
                            after.converges();
                            assertThat(ground.trace("db")).isEmpty();
                        }
                    }
                    assertThat(ground.trace("base")).isEqualTo(base);
                    assertThat(after.versions("secret.db")).containsExactly(1);
                },
                "apply",
                "-auto-approve",
                "-allow-replace");
    }

    /** An object that never changes is followed by another. */
    static Deed.Attempt ofAnImmutableObject(Shell shell, Ground ground) throws Exception {
        var after = new Aftermath(shell, ground);
        var text = Declared.base(ground)
                + Declared.federation(ground, "db", "secret.db", "immutable = true", "name_suffix = \"version\"");
        shell.write("main.tacit.hcl", text);
        after.converges();
        var data = after.object("db-v1");
        var first = ground.trace("db-v1");
        shell.write("main.tacit.hcl", text.replace("\"billing\"", "\"payments\""));
        return new Deed.Attempt(
                () -> {
                    assertThat(ground.trace("db-v1")).isEqualTo(first);
                    after.converges();
                    assertThat(ground.trace("db-v1")).as("kept for a way back").isEqualTo(first);
                    assertThat(after.object("db-v2")).containsEntry("username", "payments");
                    assertThat(after.object("db-v2").get("password")).isEqualTo(data.get("password"));
                    assertThat(after.object("base")).isEqualTo(after.object("db-v2"));
                    assertThat(after.versions("secret.db")).containsExactly(1, 2);
                    assertThat(after.content("secret.db", 1)).isEqualTo(data);
                },
                "apply",
                "-auto-approve");
    }

    /** A target answers as another one, which is accepted. */
    static Deed.Attempt ofATarget(Shell shell, Ground ground, Rebuilt rebuilt) throws Exception {
        var after = new Aftermath(shell, ground);
        shell.write("main.tacit.hcl", Declared.base(ground));
        after.converges();
        var data = after.object("base");
        var identity = after.target(ground.reference()).orElseThrow().identity();
        var now = rebuilt.instead(shell, ground);
        assertThat(shell.run("plan").code()).as("another one, unasked").isNotZero();
        var replace = new String[] {"target", "replace", ground.reference(), "-auto-approve"};
        return new Deed.Attempt(
                () -> {
                    var then = new Aftermath(shell, now);
                    if (then.target(ground.reference()).orElseThrow().identity().equals(identity)) {
                        assertThat(then.recorded()).containsExactly("base");
                        then.done(replace);
                    }
                    assertThat(then.recorded()).isEmpty();
                    then.converges();
                    assertThat(then.object("base")).isEqualTo(data);
                    assertThat(then.versions("secret.db")).containsExactly(1);
                },
                replace);
    }

    /** Puts another target in the place of one. */
    interface Rebuilt {
        Ground instead(Shell shell, Ground ground) throws Exception;
    }

    static Ground anotherCluster(TestCluster other, Shell shell, Ground ground) throws IOException {
        var namespace = ((ClusterGround) ground).namespace();
        other.createNamespace(namespace);
        Kubeconfig.write(shell.home().resolve("kubeconfig"), List.of(other.context("admin")));
        return new ClusterGround(other, namespace);
    }

    /** A directory that another project has made its own, without the object. */
    static Ground anotherDirectory(Shell shell, Ground ground) throws Exception {
        var root = ((DirectoryGround) ground).root();
        Kills.delete(root);
        var other = new Shell(shell.home().resolve("other"));
        other.write("main.tacit.hcl", Declared.base(ground).replace("${path.root}", "${path.root}/../../project"));
        assertThat(other.run("apply", "-auto-approve").code()).isZero();
        Kills.delete(root.resolve("base"));
        return ground;
    }
}
