package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied;
import dev.tacit.core.record.SecretRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DestroyTest {
    private final World world = new World();

    @Test
    void removesEverything() throws Exception {
        world.reach(PlanningTest.ALL);
        var plan = world.destroy(PlanningTest.ALL);
        assertThat(plan.mode()).isEqualTo(Plan.Mode.DESTROY);
        assertThat(Lines.changes(plan))
                .containsExactly(
                        "delete federation.db a app/db DESTROYED",
                        "delete federation.env a app/env DESTROYED",
                        "delete federation.db b app/db DESTROYED",
                        "delete federation.env b app/env DESTROYED",
                        "remove secret.copy DESTROYED",
                        "remove secret.db DESTROYED",
                        "remove generator.dice.db DESTROYED",
                        "output output.login DESTROYED",
                        "output output.version DESTROYED");
        World.done(world.apply(plan));
        assertThat(world.target("a").objects()).isEmpty();
        assertThat(world.target("b").objects()).isEmpty();
        assertThat(world.secret("secret.db").presence()).isEqualTo(SecretRecord.Presence.TOMBSTONE);
        assertThat(Lines.of(world.destroy(PlanningTest.ALL))).isEmpty();
        world.settled(Script.EMPTY);
    }

    @Test
    void needsNothingThatWasNeverMade() throws Exception {
        world.reach(Script.EMPTY.output("x", Term.text("1"), false));
        assertThat(Lines.of(world.destroy(PlanningTest.ALL))).containsExactly("output output.x DESTROYED");
    }

    @Test
    void keepsASecretUntilItIsDeletedEverywhere() throws Exception {
        world.reach(PlanningTest.ALL);
        world.target("b").reachable(false);
        assertThat(world.apply(world.destroy(PlanningTest.ALL)).outcome()).isEqualTo(Applied.Outcome.PARTIAL);
        assertThat(world.secret("secret.db").presence()).isEqualTo(SecretRecord.Presence.DECLARED);
        world.target("b").reachable(true);
        assertThat(Lines.changes(world.destroy(PlanningTest.ALL)))
                .containsExactly(
                        "delete federation.db b app/db DESTROYED",
                        "delete federation.env b app/env DESTROYED",
                        "remove secret.db DESTROYED");
        World.done(world.apply(world.destroy(PlanningTest.ALL)));
        assertThat(world.target("b").objects()).isEmpty();
        assertThat(world.secret("secret.db").presence()).isEqualTo(SecretRecord.Presence.TOMBSTONE);
    }

    @Test
    void makesEverythingAgainAfterwards() throws Exception {
        world.reach(PlanningTest.ALL);
        World.done(world.apply(world.destroy(PlanningTest.ALL)));
        world.reach(PlanningTest.ALL);
        assertThat(world.secret("secret.db").current().number()).isEqualTo(2);
        assertThat(world.held("a")).isEqualTo(world.version("secret.db", 2));
        assertThat(Map.copyOf(world.held("a"))).containsEntry("user", "ann");
        world.settled(PlanningTest.ALL);
    }
}
