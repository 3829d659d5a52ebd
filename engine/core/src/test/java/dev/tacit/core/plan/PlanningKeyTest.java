package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is planned by someone who may not read a secret. */
class PlanningKeyTest {
    private final World world = new World();

    @BeforeEach
    void apply() throws Exception {
        world.reach(PlanningTest.ALL);
    }

    private Plan plan(Script script) throws Exception {
        int connects = world.targets.connects();
        int draws = world.dice.draws;
        int renderings = world.braces.renderings;
        int opened = world.ledger.openedPayloads();
        var plan = World.planOf(world.tryPlanUnopened(script));
        assertThat(world.targets.connects()).isEqualTo(connects);
        assertThat(world.dice.draws).isEqualTo(draws);
        assertThat(world.braces.renderings).isEqualTo(renderings);
        assertThat(world.ledger.openedPayloads()).isEqualTo(opened);
        assertThat(plan.payloads()).isEmpty();
        return plan;
    }

    @Test
    void recognisesWhatDidNotChange() throws Exception {
        assertThat(Lines.of(plan(PlanningTest.ALL))).isEmpty();
    }

    @Test
    void showsAsChangedWhatHasAnotherSource() throws Exception {
        assertThat(Lines.changes(plan(PlanningTest.ALL.generator("db", 9))))
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
    }

    @Test
    void hasTheIntentOfWhoeverMayRead() throws Exception {
        var next = PlanningTest.ALL.generator("db", 9).without("federation.env");
        assertThat(Intent.of(plan(next)).lines())
                .isEqualTo(Intent.of(world.plan(next)).lines());
    }

    @Test
    void showsCreatesAsWell() throws Exception {
        var next = PlanningTest.ALL.federation("db", "secret.db", Script.to("db", "a", "b"), Script.to("new", "a"));
        assertThat(Lines.changes(plan(next))).containsExactly("create federation.db a app/new NEW_DESTINATION");
    }

    @Test
    void showsDeletes() throws Exception {
        assertThat(Lines.changes(plan(PlanningTest.ALL.without("federation.env"))))
                .containsExactly(
                        "delete federation.env a app/env NOT_DECLARED", "delete federation.env b app/env NOT_DECLARED");
    }

    @Test
    void showsWhatIsUnfinished() throws Exception {
        var next = PlanningTest.ALL.secret("db", Map.of("user", Term.text("bob"), "password", Term.text("x")));
        world.target("a").fault(new Cut(Cut.Kind.CUT_OFF, 0));
        world.apply(world.plan(next));
        assertThat(Lines.changes(plan(next)))
                .containsExactly(
                        "update federation.db a app/db UNFINISHED", "update federation.env a app/env UNFINISHED");
    }

    @Test
    void showsTemplatesOfAnotherTextAsChanged() throws Exception {
        var next = PlanningTest.ALL.template("env", "secret.db", Map.of("URL", "{user}"));
        assertThat(Lines.changes(plan(next)))
                .containsExactly(
                        "update federation.env a app/env CONTENT_CHANGED",
                        "update federation.env b app/env CONTENT_CHANGED");
    }
}
