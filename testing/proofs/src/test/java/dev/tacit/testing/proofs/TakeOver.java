package dev.tacit.testing.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.kubernetes.TestCluster;
import java.util.Map;

/**
 * An object of someone else is taken over.
 *
 * @param how the line that says so
 * @param metadata of the object, which says whose it is
 * @param replaced whether it must be deleted for that, being of another type
 */
record TakeOver(String how, String metadata, boolean replaced, Then then) implements Deed {
    private static final String NOBODY = "\"labels\":{\"team\":\"theirs\"}";
    private static final String HELM = """
            "labels":{"app.kubernetes.io/managed-by":"Helm","team":"theirs"},
            "annotations":{"meta.helm.sh/release-name":"web","meta.helm.sh/release-namespace":"web"}""";
    private static final String ANOTHER_STORE = """
            "labels":{"tacit.dev/store":"ffffffffffffffff","team":"theirs"},
            "annotations":{"tacit.dev/mark":"v1 source=s version=1 epoch=0 serial=1 mac=00000000000000000000000000000000"}""";
    private static final Map<String, String> THEIRS = Map.of("username", "theirs", "old", "x");

    /** What the user wants after it was interrupted. */
    enum Then {
        AS_BEFORE,
        /** Not any more: the federation is removed. */
        NOTHING
    }

    static TakeOver fromNobody(Then then) {
        return new TakeOver("adopt = true", NOBODY, false, then);
    }

    static TakeOver fromHelm(Then then) {
        return new TakeOver("adopt_from = \"helm\"", HELM, false, then);
    }

    /** Whose mark is all but one of ours. */
    static TakeOver fromAnotherStore(Then then) {
        return new TakeOver("adopt_from = \"tacit\"", ANOTHER_STORE, false, then);
    }

    static TakeOver ofAnotherType(Then then) {
        return new TakeOver("adopt = true", NOBODY, true, then);
    }

    @Override
    public Attempt prepared(Shell shell, Ground ground) throws Exception {
        var cluster = (ClusterGround) ground;
        var after = new Aftermath(shell, ground);
        shell.write("main.tacit.hcl", Declared.base(ground));
        after.converges();
        make(cluster, "db");
        make(cluster, "bystander");
        var before = new Before(
                ground.trace("base"),
                ground.trace("bystander"),
                ground.trace("db"),
                cluster.cluster().getSecret(cluster.namespace(), "db").text("metadata", "uid"));
        var type = replaced ? "type = \"example.com/login\"" : "";
        shell.write(
                "main.tacit.hcl", Declared.base(ground) + Declared.federation(ground, "db", "secret.db", how, type));
        return replaced
                ? new Attempt(() -> aftermath(after, before), "apply", "-auto-approve", "-allow-replace")
                : new Attempt(() -> aftermath(after, before), "apply", "-auto-approve");
    }

    private record Before(String base, String bystander, String object, String uid) {}

    private void make(ClusterGround ground, String name) {
        ground.cluster()
                .post(TestCluster.secrets(ground.namespace()) + "?fieldManager=someone", """
                        {"metadata":{"name":"NAME",METADATA},"stringData":{"username":"theirs","old":"x"}}""".replace("NAME", name)
                        .replace("METADATA", metadata))
                .expectSuccess();
    }

    private void aftermath(Aftermath after, Before before) throws Exception {
        var ground = (ClusterGround) after.ground();
        var found = ground.objects().get("db");
        assertThat((found == null && replaced)
                        || THEIRS.equals(found)
                        || after.object("base").equals(found))
                .as("all theirs or all ours")
                .isTrue();
        switch (then) {
            case AS_BEFORE -> {
                if (replaced) {
                    after.converges("-allow-replace");
                } else {
                    after.converges();
                    var now = ground.cluster().getSecret(ground.namespace(), "db");
                    assertThat(now.text("metadata", "uid")).isEqualTo(before.uid());
                    assertThat(now.text("metadata", "labels", "team")).isEqualTo("theirs");
                }
                assertThat(after.recorded()).containsExactly("base", "db");
            }
            case NOTHING -> {
                after.shell().write("main.tacit.hcl", Declared.base(ground));
                after.converges();
                assertThat(after.recorded()).containsExactly("base");
                if (THEIRS.equals(found)) {
                    assertThat(ground.trace("db")).as("theirs").isEqualTo(before.object());
                } else {
                    assertThat(ground.trace("db")).as("ours").isEmpty();
                }
            }
        }
        assertThat(ground.trace("base")).isEqualTo(before.base());
        assertThat(ground.trace("bystander")).isEqualTo(before.bystander());
        assertThat(after.versions("secret.db")).containsExactly(1);
    }
}
