package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FederationsTest {
    private final World world = new World();

    private static Script base() {
        return Script.EMPTY
                .secret("db", Map.of("k", Term.elsewhere("1", "1")))
                .target("a")
                .target("b");
    }

    @Test
    void fansOutOverNamespacesOfTargets() throws Exception {
        var script = base().federation(
                        "db",
                        "secret.db",
                        Script.toNamespaces("db", List.of("x", "y"), "a", "b"),
                        Script.to("two", "a"));
        assertThat(Lines.changes(world.reach(script)))
                .containsExactly(
                        "version secret.db 1 +k FIRST",
                        "create federation.db a app/two FIRST",
                        "create federation.db a x/db FIRST",
                        "create federation.db a y/db FIRST",
                        "create federation.db b x/db FIRST",
                        "create federation.db b y/db FIRST");
        world.settled(script);
    }

    @Test
    void refusesOneObjectClaimedTwice() throws Exception {
        var script = base().federation("db", "secret.db", Script.to("db", "a"))
                .federation("other", "secret.db", Script.to("db", "a", "b"));
        var outcome = world.tryPlan(script);
        assertThat(outcome.errors()).containsExactly("OBJECT_CLAIMED_TWICE");
        assertThat(outcome.diagnostics().getFirst().detail())
                .contains("federation.db")
                .contains("federation.other");
    }

    @Test
    void needsNamespacesWhereObjectsLiveInThem() throws Exception {
        var script = base().federation("db", "secret.db", Script.toNamespaces("db", List.of(), "a"));
        assertThat(world.tryPlan(script).errors()).containsExactly("NAMESPACES_REQUIRED");
    }

    @Test
    void refusesATypeWithoutItsKeys() throws Exception {
        var script =
                base().federation("db", "secret.db", Script.to("db", "a").set("type", Term.text("kubernetes.io/tls")));
        assertThat(world.tryPlan(script).errors()).containsExactly("MISSING_KEYS_FOR_TYPE");
    }

    @Test
    void refusesMoreThanAnObjectHolds() throws Exception {
        var most = base().secret("db", Map.of("k", Term.elsewhere("1", "x".repeat(1 << 20))))
                .federation("db", "secret.db", Script.to("db", "a"));
        assertThat(world.tryPlan(most).errors()).isEmpty();
        var more = most.secret("db", Map.of("k", Term.elsewhere("1", "x".repeat(1 << 20)), "l", Term.text("x")));
        assertThat(world.tryPlan(more).errors()).containsExactly("CONTENT_TOO_LARGE");
    }

    @Test
    void deliversAsTheDeclaredType() throws Exception {
        var script =
                base().federation("db", "secret.db", Script.to("db", "a").set("type", Term.text("example.com/login")));
        world.reach(script);
        assertThat(world.target("a").object("app", "db").type()).isEqualTo("example.com/login");
        world.settled(script);
    }
}
