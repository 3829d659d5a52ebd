package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.provider.WriteKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What would be forbidden is told before anything is changed. */
class PermitsTest {
    private static final Script SCRIPT = Script.EMPTY
            .generator("one", 8)
            .secret("one", Map.of("password", Term.of("generator.dice.one", "value")))
            .target("a")
            .federation("one", "secret.one", Script.to("one", "a"));

    private final World world = new World();

    private World.Outcome plan(Script script) throws Exception {
        world.now = world.now.plusSeconds(60);
        return world.tryPlan(Options.normal(world.now, world.random), world.ledger, script);
    }

    @Test
    void noPlanIsMadeThatCouldNotBeCarriedOut() throws Exception {
        world.target("a").forbid(WriteKind.CREATE);

        var outcome = plan(SCRIPT);

        assertThat(outcome.plan()).isNull();
        assertThat(outcome.errors()).containsExactly("MEMORY_FORBIDDEN");
    }

    @Test
    void onlyWhatIsPlannedIsAskedFor() throws Exception {
        world.target("a").forbid(WriteKind.UPDATE, WriteKind.DELETE);
        world.reach(SCRIPT);

        world.target("a").forbid(WriteKind.values());
        assertThat(plan(SCRIPT).errors()).isEmpty();

        world.target("a").forbid(WriteKind.DELETE);
        assertThat(plan(SCRIPT.without("federation.one")).errors()).containsExactly("MEMORY_FORBIDDEN");
    }
}
