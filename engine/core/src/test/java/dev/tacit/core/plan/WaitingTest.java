package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final World world = new World();

    private static Script script(String... namespaces) {
        return Script.EMPTY
                .secret("db", Map.of("k", Term.elsewhere("1", "1")))
                .target("a")
                .federation("db", "secret.db", Script.toNamespaces("db", List.of(namespaces), "a"));
    }

    @Test
    void waitsForANamespaceThatDoesNotExist() throws Exception {
        world.target("a").around().without("later");
        var plan = world.reach(script("app", "later"));
        assertThat(Lines.changes(plan))
                .containsExactly(
                        "version secret.db 1 +k FIRST",
                        "create federation.db a app/db FIRST",
                        "awaits federation.db a later/db NO_NAMESPACE");
        var again = world.plan(script("app", "later"));
        assertThat(Lines.of(again)).containsExactly("awaits federation.db a later/db NO_NAMESPACE");
        assertThat(again.isPartial()).isFalse();
        assertThat(again.hasWork()).isFalse();
        world.target("a").around().namespace("later", Map.of());
        assertThat(Lines.of(world.reach(script("app", "later"))))
                .containsExactly("create federation.db a later/db NEW_NAMESPACE");
        world.settled(script("app", "later"));
    }

    @Test
    void waitsForANamespaceThatIsBeingDeleted() throws Exception {
        world.target("a").around().terminating("app");
        assertThat(Lines.changes(world.plan(script("app"))))
                .contains("awaits federation.db a app/db NAMESPACE_TERMINATING");
    }

    @Test
    void forgetsWhatVanishedWithItsNamespaceThenWaits() throws Exception {
        world.reach(script("app", "b"));
        world.target("a").removeNamespace("b");
        assertThat(Lines.of(world.reach(script("app", "b"))))
                .containsExactly("forget federation.db a b/db GONE", "awaits federation.db a b/db NO_NAMESPACE");
        assertThat(Lines.of(world.plan(script("app", "b"))))
                .containsExactly("awaits federation.db a b/db NO_NAMESPACE");
    }

    @Test
    void asksForNoNamespaceWhereNothingIsToBeMade() throws Exception {
        world.reach(script("app", "b"));
        int asked = world.target("a").around().asked();
        world.settled(script("app", "b"));
        assertThat(world.target("a").around().asked()).isEqualTo(asked);
    }

    @Test
    void looksForNoObjectWhereThereIsNoNamespace() throws Exception {
        world.target("a").around().without("later");
        world.reach(script("app", "later"));
        int observed = world.target("a").observed();
        int asked = world.target("a").around().asked();
        world.plan(script("app", "later"));
        assertThat(world.target("a").observed() - observed).as("app/db alone").isEqualTo(1);
        assertThat(world.target("a").around().asked() - asked).isEqualTo(1);
    }

    @Test
    void makesAllAnewInANamespaceThatWasMadeAnew() throws Exception {
        world.reach(script("app", "b"));
        world.target("a").removeNamespace("b");
        world.target("a").around().namespace("b", Map.of());
        assertThat(Lines.of(world.reach(script("app", "b")))).containsExactly("repair federation.db a b/db MISSING");
        world.settled(script("app", "b"));
    }

    @Test
    void asksNothingMoreOfATerminatingNamespaceWhoseObjectsAreThere() throws Exception {
        world.reach(script("app"));
        world.target("a").around().terminating("app");
        int asked = world.target("a").around().asked();
        world.settled(script("app"));
        assertThat(world.target("a").around().asked()).isEqualTo(asked);
    }

    @Test
    void triesWhereItMayNotLookForNamespaces() throws Exception {
        world.target("a").around().tells(false, true);
        var plan = world.reach(script("app"));
        assertThat(plan.notices()).extracting(d -> d.code().name()).containsExactly("NAMESPACES_NOT_SEEN");
        world.settled(script("app"));
    }

    @Test
    void tellsOfANewNamespaceOfAFederationThatDeliversElsewhere() throws Exception {
        world.reach(script("app"));
        assertThat(Lines.of(world.reach(script("app", "b"))))
                .containsExactly("create federation.db a b/db NEW_NAMESPACE");
    }
}
