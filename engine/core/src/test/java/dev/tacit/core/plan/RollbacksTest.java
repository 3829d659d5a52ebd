package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.Reason;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollbacksTest {
    private final World world = new World();

    private static Script dice(int length) {
        return Script.EMPTY
                .generator("db", length)
                .secret("db", Map.of("user", Term.text("ann"), "password", Term.of("generator.dice.db", "value")))
                .target("a")
                .federation("db", "secret.db", Script.to("db", "a"));
    }

    @BeforeEach
    void twoVersions() throws Exception {
        world.reach(dice(8));
        world.reach(dice(9));
    }

    @Test
    void takesGeneratorsBackWithTheSecret() throws Exception {
        var plan = world.rollback(dice(9), "secret.db", 1);
        assertThat(Lines.of(plan))
                .containsExactly(
                        "draw generator.dice.db ROLLED_BACK",
                        "version secret.db 3 ~password ROLLED_BACK",
                        "update federation.db a app/db NEW_VERSION");
        assertThat(plan.mode()).isEqualTo(Plan.Mode.ROLLBACK);
        World.done(world.apply(plan));
        var secret = world.secret("secret.db");
        assertThat(secret.current().restored()).isEqualTo(1);
        assertThat(secret.current().reason()).isEqualTo(Reason.ROLLED_BACK);
        assertThat(world.version("secret.db", 3)).isEqualTo(world.version("secret.db", 1));
        assertThat(world.held("a")).isEqualTo(world.version("secret.db", 1));
        world.settled(dice(9));
    }

    @Test
    void goesBackAndForth() throws Exception {
        for (int i = 3; i <= 6; i++) {
            World.done(world.apply(world.rollback(dice(9), "secret.db", i - 2)));
            assertThat(world.version("secret.db", i)).isEqualTo(world.version("secret.db", i - 2));
            world.settled(dice(9));
        }
        assertThat(world.generator("db").past().stream().map(p -> p.drawId()))
                .doesNotContain(world.generator("db").drawId())
                .hasSize(1);
    }

    @Test
    void doesNothingForTheCurrentVersion() throws Exception {
        assertThat(Lines.of(world.rollback(dice(9), "secret.db", 2))).isEmpty();
    }

    @Test
    void refusesKeysThatCodeDictates() throws Exception {
        var script = dice(9).secret(
                        "db", Map.of("user", Term.text("bob"), "password", Term.of("generator.dice.db", "value")));
        world.reach(script);
        var outcome = world.tryRollback(script, "secret.db", 1);
        assertThat(outcome.plan()).isNull();
        assertThat(outcome.errors()).containsExactly("ROLLBACK_CODE_DICTATES");
        assertThat(outcome.diagnostics().getFirst().detail())
                .contains("\"user\"")
                .doesNotContain("\"password\"")
                .doesNotContain("bob")
                .doesNotContain("ann");
    }

    @Test
    void refusesWhatTheStoreDoesNotKnow() throws Exception {
        assertThat(world.tryRollback(dice(9), "secret.db", 7).errors()).containsExactly("ROLLBACK_UNKNOWN_VERSION");
        assertThat(world.tryRollback(dice(9), "secret.other", 1).errors()).containsExactly("ROLLBACK_UNKNOWN_SECRET");
        assertThat(world.tryRollback(dice(9).without("secret.db", "federation.db"), "secret.db", 1)
                        .errors())
                .containsExactly("ROLLBACK_NOT_DECLARED");
    }

    @Test
    void refusesContentThatIsGone() throws Exception {
        var one = Script.EMPTY
                .generator("db", 9)
                .secret(
                        "db",
                        1,
                        "",
                        Map.of("user", Term.text("ann"), "password", Term.of("generator.dice.db", "value")));
        world.reach(one);
        assertThat(world.tryRollback(one, "secret.db", 1).errors()).containsExactly("ROLLBACK_CONTENT_GONE");
    }

    @Test
    void needsTheValueKey() throws Exception {
        var outcome = world.tryPlan(
                Options.rollback(Term.address("secret.db"), 1, world.now, world.random),
                world.ledger.withoutValueKey(),
                dice(9));
        assertThat(outcome.errors()).contains("NEEDS_VALUE_KEY");
        assertThat(outcome.plan()).isNull();
    }
}
