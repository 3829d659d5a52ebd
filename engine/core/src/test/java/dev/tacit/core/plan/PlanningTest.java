package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlanningTest {
    /** Something of everything. */
    static final Script ALL = Script.EMPTY
            .generator("db", 8)
            .secret("db", Map.of("user", Term.text("ann"), "password", Term.of("generator.dice.db", "value")))
            .secret("copy", Map.of("password", Term.of("secret.db", "data", "password")))
            .template("env", "secret.db", Map.of("URL", "db://{user}:{password}@host"))
            .target("a")
            .target("b")
            .federation("db", "secret.db", Script.to("db", "a", "b"))
            .federation("env", "template.env", Script.to("env", "a", "b"))
            .output("version", Term.of("secret.db", "version"), false)
            .output("login", Term.of("secret.db", "data", "password"), true);

    @Test
    void plansWhatIsNew() throws Exception {
        var plan = new World().plan(ALL);
        assertThat(Lines.changes(plan))
                .containsExactlyInAnyOrder(
                        "draw generator.dice.db FIRST",
                        "version secret.db 1 +password +user FIRST",
                        "version secret.copy 1 +password FIRST",
                        "create federation.db a app/db FIRST",
                        "create federation.db b app/db FIRST",
                        "create federation.env a app/env FIRST",
                        "create federation.env b app/env FIRST",
                        "output output.version FIRST",
                        "output output.login FIRST");
        assertThat(plan.hasChanges()).isTrue();
        assertThat(plan.isPartial()).isFalse();
        assertThat(plan.targets().keySet().stream().map(Object::toString))
                .containsExactly("target.memory.a", "target.memory.b");
        assertThat(plan.serial()).isZero();
        assertThat(plan.expires()).isEqualTo(plan.created().plus(Options.VALID_FOR));
    }

    @Test
    void isEmptyAfterApplyWithoutOpeningAnything() throws Exception {
        var world = new World();
        world.reach(ALL);
        world.settled(ALL);
        var password = world.version("secret.db", 1).get("password");
        assertThat(world.held("a")).isEqualTo(Map.of("user", "ann", "password", password));
        assertThat(world.target("b").object("app", "env").data())
                .isEqualTo(Map.of("URL", "db://ann:" + password + "@host"));
        assertThat(world.version("secret.copy", 1)).isEqualTo(Map.of("password", password));
    }

    @Test
    void doesNotDependOnTheOrderOfDeclarations() throws Exception {
        var digests = new HashSet<String>();
        for (int seed = 0; seed < 20; seed++) {
            var world = new World(seed);
            var plan = world.reach(ALL.shuffled(new Random(seed)));
            digests.add(Intent.of(plan).digest());
            world.settled(ALL.shuffled(new Random(seed + 1000)));
        }
        assertThat(digests).hasSize(1);
    }

    @Test
    void followsAChangeThroughEverythingMadeFromIt() throws Exception {
        var world = new World();
        world.reach(ALL);
        var next = ALL.generator("db", 9);
        assertThat(Lines.of(world.reach(next)))
                .containsExactlyInAnyOrder(
                        "draw generator.dice.db INPUTS_CHANGED",
                        "version secret.db 2 ~password CONTENT_CHANGED",
                        "version secret.copy 2 ~password CONTENT_CHANGED",
                        "update federation.db a app/db NEW_VERSION",
                        "update federation.db b app/db NEW_VERSION",
                        "update federation.env a app/env NEW_VERSION",
                        "update federation.env b app/env NEW_VERSION",
                        "output output.version CONTENT_CHANGED",
                        "output output.login CONTENT_CHANGED");
        world.settled(next);
        assertThat(world.held("b")).isEqualTo(world.version("secret.db", 2));
    }

    @Test
    void bindsTheRevisionOfEveryRecordItWrites() throws Exception {
        var world = new World();
        var first = world.reach(ALL);
        assertThat(first.bound().values()).containsOnly(0L);
        var revision = world.ledger
                .snapshot()
                .find(world.secret("secret.db").key())
                .orElseThrow()
                .revision();
        var next = world.plan(ALL.generator("db", 9));
        assertThat(next.bound()).containsEntry(world.secret("secret.db").key(), revision);
        assertThat(next.bound()).hasSize(next.changes().size());
        assertThat(next.bound().values()).doesNotContain(0L);
    }

    @Test
    void tellsEveryMistakeAtOnceThenPlansNothing() throws Exception {
        var outcome = new World()
                .tryPlan(ALL.generator("db", 0)
                        .template("env", "secret.db", Map.of("A", "{"))
                        .secret("bad", Map.of("..a", Term.text("x"))));
        assertThat(outcome.plan()).isNull();
        assertThat(outcome.errors()).containsExactlyInAnyOrder("NO_DICE", "INVALID_KEY");
    }

    @Test
    void refusesTypesNobodyServes() throws Exception {
        var outcome = new World()
                .tryPlan(Script.EMPTY
                        .with(Block.of(Term.address("generator.oracle.x")))
                        .with(Block.of(Term.address("target.moon.x"))));
        assertThat(outcome.errors()).containsExactly("UNKNOWN_GENERATOR_TYPE", "UNKNOWN_TARGET_TYPE");
    }
}
