package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.Reason;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Num;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Generators that draw again although nothing about them changed. */
class RotationTest {
    private final World world = new World();

    private static Block dice(Map<String, String> rotate) {
        var block = Block.of(Term.address("generator.dice.db")).set("length", Term.of(Num.of(8)));
        if (rotate.isEmpty()) {
            return block;
        }
        var inner = Block.of(Term.address("generator.dice.rotate"));
        for (var entry : rotate.entrySet()) {
            inner = inner.set(entry.getKey(), Term.text(entry.getValue()));
        }
        return block.nest("rotate", inner);
    }

    private static Script script(Block generator) {
        return Script.EMPTY
                .with(generator)
                .with(db(Map.of("password", Term.of("generator.dice.db", "value"))))
                .target("a")
                .federation("db", "secret.db", Script.to("db", "a"));
    }

    private static Block db(Map<String, Term> data) {
        return Block.of(Term.address("secret.db"))
                .set("data", Term.object(data))
                .nest("activate", Block.of(Term.address("secret.activate")).set("none", Term.of(Bool.TRUE)));
    }

    private static Script rotating(Map<String, String> rotate) {
        return script(dice(rotate));
    }

    private void pass(Duration time) {
        world.now = world.now.plus(time);
    }

    private Plan rotateDue(Script script) throws Exception {
        return world.planWith(Options.Extra.ROTATING, script);
    }

    private static final String[] ROTATED = {
        "draw generator.dice.db ROTATED",
        "version secret.db 2 ~password ROTATED",
        "update federation.db a app/db NEW_VERSION"
    };

    private static void waits(Plan plan) {
        assertThat(Lines.of(plan)).isEmpty();
        assertThat(plan.notices()).extracting(d -> d.code().name()).containsExactly("ROTATION_DUE");
    }

    @Test
    void isToldWhenItIsDueAndRunsWhenAskedTo() throws Exception {
        var script = rotating(Map.of("every", "90d"));
        world.reach(script);
        pass(Duration.ofDays(89));
        assertThat(world.plan(script).notices()).isEmpty();
        assertThat(Lines.of(rotateDue(script))).isEmpty();
        pass(Duration.ofDays(1));
        waits(world.plan(script));
        var plan = rotateDue(script);
        assertThat(Lines.of(plan)).containsExactly(ROTATED);
        assertThat(plan.notices()).isEmpty();
        World.done(world.apply(plan));
        assertThat(world.held("a")).isEqualTo(world.version("secret.db", 2));
        world.settled(script);
        assertThat(Lines.of(rotateDue(script))).isEmpty();
        pass(Duration.ofDays(90));
        waits(world.plan(script));
    }

    @Test
    void runsByItselfInsideItsWindow() throws Exception {
        var script = rotating(Map.of("every", "1d", "window", "Sun 02:00-04:00 Europe/Berlin"));
        world.now = Instant.parse("2026-11-24T10:00:00Z");
        world.reach(script);
        world.now = Instant.parse("2026-11-29T00:58:00Z");
        var early = world.plan(script);
        waits(early);
        assertThat(early.notices().getFirst().detail()).contains("2026-11-29T01:00:00Z");
        world.now = Instant.parse("2026-11-29T00:59:00Z");
        assertThat(Lines.of(world.reach(script))).containsExactly(ROTATED);
        world.settled(script);
    }

    @Test
    void drawsNothingWhenARotationIsDeclaredOrChanged() throws Exception {
        world.reach(rotating(Map.of()));
        var draw = world.generator("db").drawId();
        pass(Duration.ofDays(400));
        waits(world.plan(rotating(Map.of("every", "90d"))));
        world.settled(rotating(Map.of("every", "800d", "window", "02:00-04:00")));
        var watching = rotating(Map.of("when", "1"));
        assertThat(Lines.of(world.reach(watching)))
                .containsExactly("note generator.dice.db " + draw + " METADATA_CHANGED");
        world.settled(watching);
        assertThat(Lines.notes(world.reach(rotating(Map.of())))).hasSize(1);
        world.settled(script(dice(Map.of()).set("slots", Term.of(Num.of(2)))));
        assertThat(world.generator("db").drawId()).isEqualTo(draw);
    }

    @Test
    void isDueOnceAMomentHasPassed() throws Exception {
        var moment = world.now.plus(Duration.ofDays(10));
        var script = rotating(Map.of("after", moment.toString()));
        world.reach(script);
        pass(Duration.ofDays(9));
        world.settled(script);
        pass(Duration.ofDays(2));
        waits(world.plan(script));
        World.done(world.apply(rotateDue(script)));
        pass(Duration.ofDays(900));
        world.settled(script);
    }

    @Test
    void isDueWhenWhatItWatchesChanges() throws Exception {
        world.reach(rotating(Map.of("when", "1")));
        var changed = rotating(Map.of("when", "2"));
        waits(world.plan(changed));
        World.done(world.apply(world.plan(changed)));
        waits(world.plan(changed));
        assertThat(world.plan(rotating(Map.of("when", "1"))).notices())
                .as("taken back")
                .isEmpty();
        assertThat(Lines.of(rotateDue(changed))).containsExactly(ROTATED);
        World.done(world.apply(rotateDue(changed)));
        world.settled(changed);
    }

    @Test
    void watchesASecretWithoutOpeningIt() throws Exception {
        var by = Block.of(Term.address("generator.dice.rotate"));
        var first = script(dice(Map.of()).nest("rotate", by.set("when", Term.elsewhere("1", "x"))));
        world.reach(first);
        world.settled(first);
        var second = script(dice(Map.of()).nest("rotate", by.set("when", Term.elsewhere("2", "y"))));
        waits(world.plan(second));
    }

    @Test
    void rotatesWhatIsAskedForThoughItNeverIsDue() throws Exception {
        var script = rotating(Map.of());
        world.reach(script);
        var options = Options.normal(world.now, world.random).rotating(Set.of(Term.address("generator.dice.db")));
        var plan = World.planOf(world.tryPlan(options, world.ledger, script));
        assertThat(plan.changes().getFirst().reason()).isEqualTo(Reason.ROTATION_ASKED);
        World.done(world.apply(plan));
        assertThat(world.held("a")).isEqualTo(world.version("secret.db", 2));
        world.settled(script);
    }

    @Test
    void letsTwoSlotsTakeTurns() throws Exception {
        var script = slots(2);
        world.reach(script);
        for (var user : new String[] {"app_b", "app_a", "app_b"}) {
            pass(Duration.ofDays(2));
            World.done(world.apply(rotateDue(script)));
            assertThat(world.held("a")).containsEntry("user", user);
            world.settled(script);
        }
        world.settled(slots(1));
        pass(Duration.ofDays(2));
        World.done(world.apply(rotateDue(slots(1))));
        assertThat(world.held("a")).containsEntry("user", "app_a");
    }

    private static Script slots(int slots) {
        var user = new Term(
                Set.of(Term.address("generator.dice.db")),
                exports -> new dev.tacit.core.value.Text("app_"
                        + ((dev.tacit.core.value.Text) Term.of("generator.dice.db", "slot")
                                        .value()
                                        .apply(exports))
                                .string()));
        return script(dice(Map.of("every", "1d")).set("slots", Term.of(Num.of(slots))))
                .with(db(Map.of("user", user, "password", Term.of("generator.dice.db", "value"))));
    }

    @Test
    void takesTheSlotBackWithTheValue() throws Exception {
        world.reach(slots(2));
        for (int i = 0; i < 2; i++) {
            pass(Duration.ofDays(2));
            World.done(world.apply(rotateDue(slots(2))));
        }
        World.done(world.apply(world.rollback(slots(2), "secret.db", 2)));
        assertThat(world.held("a")).isEqualTo(world.version("secret.db", 2)).containsEntry("user", "app_b");
        world.settled(slots(2));
        assertThat(world.plan(slots(2)).notices()).as("its clock begins anew").isEmpty();
        pass(Duration.ofDays(2));
        World.done(world.apply(rotateDue(slots(2))));
        assertThat(world.held("a")).containsEntry("user", "app_a");
    }

    @Test
    void showsWhoseTurnItWillBeWithoutTheValueKey() throws Exception {
        world.reach(slots(2));
        pass(Duration.ofDays(2));
        var options = Options.normal(world.now, world.random).with(Options.Extra.ROTATING);
        var outcome = world.tryPlan(options, world.ledger.withoutValueKey(), slots(2));
        assertThat(Lines.of(World.planOf(outcome)))
                .contains("draw generator.dice.db ROTATED", "version secret.db 2 ~password ~user CONTENT_CHANGED");
    }

    @Test
    void leavesEverythingElseAloneInARollback() throws Exception {
        var script = rotating(Map.of("every", "1d", "window", "00:00-24:00"));
        world.reach(script);
        pass(Duration.ofDays(2));
        world.reach(script);
        pass(Duration.ofDays(2));
        assertThat(Lines.of(world.rollback(script, "secret.db", 1)))
                .containsExactly(
                        "draw generator.dice.db ROLLED_BACK",
                        "version secret.db 3 ~password ROLLED_BACK",
                        "update federation.db a app/db NEW_VERSION");
        assertThat(Lines.of(world.rollback(script, "secret.db", 2))).isEmpty();
    }
}
