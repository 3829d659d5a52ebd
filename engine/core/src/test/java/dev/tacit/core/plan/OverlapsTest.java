package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied;
import dev.tacit.core.apply.Applier;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.record.Overlap;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The version before stays valid until the next has been everywhere for long enough, whatever happens meanwhile. */
class OverlapsTest {
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    private World world = new World();

    private static Block db(String value) {
        return Block.of(Term.address("secret.db"))
                .set("data", Term.object(Map.of("k", Term.elsewhere(value, value))))
                .set("overlap", Term.text("2h"));
    }

    /** {@code previous == null ? "none" : previous.k}, which looks at no content. */
    private static Term previous() {
        var whole = Term.whole("secret.db");
        return new Term(whole.references(), exports -> {
            var previous = Objects.requireNonNull(
                    ((dev.tacit.core.value.Exports) whole.value().apply(exports))
                            .attributes()
                            .attributes()
                            .get("previous"));
            return switch (previous) {
                case ObjectValue o -> Objects.requireNonNull(o.attributes().get("k"));
                case Null _ -> new Text("none");
                case dev.tacit.core.value.Value other -> throw new AssertionError(other);
            };
        });
    }

    /** A secret that is delivered itself, and beside the one before in what verifies it. */
    private static Script script(Block db) {
        return Script.EMPTY
                .target("a")
                .target("b")
                .with(db)
                .secret("both", Map.of("new", Term.of("secret.db", "data", "k"), "old", previous()))
                .federation("db", "secret.db", Script.to("db", "a"))
                .federation("both", "secret.both", Script.to("both", "b"));
    }

    private static Script script(String value) {
        return script(db(value));
    }

    private Optional<Overlap> overlap() throws Exception {
        return Optional.ofNullable(world.secret("secret.db").overlap());
    }

    private Map<String, String> both() {
        return world.target("b").object("app", "both").data();
    }

    private void pass(Duration time) {
        world.now = world.now.plus(time);
    }

    @Test
    void theVersionBeforeStaysUntilItsTimeIsOver() throws Exception {
        world.reach(script("1"));
        assertThat(overlap()).contains(new Overlap(1, 0, world.now, TWO_HOURS));
        assertThat(both()).containsEntry("new", "1").containsEntry("old", "none");
        world.settled(script("1"));

        var plan = world.plan(script("2"));
        assertThat(Lines.of(plan))
                .contains(
                        "version secret.db 2 ~k CONTENT_CHANGED",
                        "version secret.both 2 ~new ~old CONTENT_CHANGED",
                        "settles secret.db 2 [federation.both, federation.db] OVERLAPS");
        World.done(world.apply(plan));
        assertThat(both()).containsEntry("new", "2").containsEntry("old", "1");
        assertThat(overlap()).contains(new Overlap(2, 1, world.now, TWO_HOURS));

        world.settled(script("2"));
        pass(TWO_HOURS.minusMinutes(3));
        world.settled(script("2"));
        pass(Duration.ofMinutes(2));
        var end = world.plan(script("2"));
        assertThat(Lines.of(end))
                .containsExactlyInAnyOrder(
                        "note secret.db OVERLAP_ENDED",
                        "version secret.both 3 ~old OVERLAP_ENDED",
                        "update federation.both b app/both NEW_VERSION");
        World.done(world.apply(end));
        assertThat(both()).containsEntry("new", "2").containsEntry("old", "none");
        assertThat(overlap().orElseThrow().isRunning()).isFalse();
        world.settled(script("2"));
    }

    @Test
    void anotherVersionBeforeTheFirstIsEverywhereKeepsWhatWas() throws Exception {
        world.reach(script("1"));
        world.target("b").reachable(false);
        assertThat(world.apply(world.plan(script("2"))).outcome()).isEqualTo(Applied.Outcome.PARTIAL);
        assertThat(overlap()).contains(new Overlap(2, 1, null, TWO_HOURS));
        pass(Duration.ofDays(1));
        world.apply(world.plan(script("3")));
        assertThat(overlap()).contains(new Overlap(3, 1, null, TWO_HOURS));

        world.target("b").reachable(true);
        world.reach(script("3"));
        assertThat(both()).containsEntry("new", "3").containsEntry("old", "1");
        assertThat(overlap()).contains(new Overlap(3, 1, world.now, TWO_HOURS));
        world.reach(script("4"));
        assertThat(both()).containsEntry("new", "4").containsEntry("old", "3");
    }

    private static Script forgetful(String value) {
        return script(db(value).set("keep_versions", Term.of(Num.of(1))));
    }

    @Test
    void itsContentIsKeptForAsLongAsItIsValid() throws Exception {
        world.reach(forgetful("1"));
        world.reach(forgetful("2"));
        assertThat(world.version("secret.db", 1)).containsValue("1");
        world.settled(forgetful("2"));
        world.reach(forgetful("3"));
        assertThat(world.version("secret.db", 1)).isEmpty();
        assertThat(world.version("secret.db", 2)).containsValue("2");
        pass(TWO_HOURS);
        world.reach(forgetful("3"));
        assertThat(both()).containsEntry("old", "none");
        assertThat(world.version("secret.db", 2)).isEmpty();
        assertThat(world.version("secret.db", 3)).containsValue("3");
        world.settled(forgetful("3"));
    }

    /** What a workload reads: the secret itself is in one target, what verifies it in the other. */
    private void isNeverWithoutWhatIsDelivered(int step) throws Exception {
        var delivered = world.held("a").get("k");
        var overlap = overlap().orElseThrow();
        if (overlap.settled() != null && overlap.version() == 2) {
            assertThat(delivered).as("settled early at step " + step).isEqualTo("2");
            assertThat(both()).as("settled early at step " + step).containsEntry("new", "2");
        }
        if (overlap.version() == 2) {
            assertThat(overlap.previous()).as("step " + step).isEqualTo(1);
            assertThat(world.version("secret.db", 1)).as("step " + step).containsValue("1");
        }
    }

    @Test
    void convergesFromEveryStepAndNeverSettlesEarly() throws Exception {
        int steps = 0;
        int unsettled = 0;
        for (boolean killed = true; killed; steps++) {
            world = new World();
            world.reach(forgetful("1"));
            var plan = world.plan(forgetful("2"));
            var cut = new Cut(Cut.Kind.KILLED, steps);
            world.target("a").fault(cut);
            world.target("b").fault(cut);
            try {
                new Applier(cut.around(world.ledger), world.providers, () -> world.now, World.SILENCE, () -> false)
                        .apply(plan, "ann at host");
                killed = false;
            } catch (Cut.Killed e) {
                killed = true;
            }
            world.target("a").fault(new MemoryWorld.Fault() {});
            world.target("b").fault(new MemoryWorld.Fault() {});
            isNeverWithoutWhatIsDelivered(steps);
            unsettled += overlap().orElseThrow().settled() == null ? 1 : 0;
            pass(TWO_HOURS);
            world.reach(forgetful("2"));
            boolean late = overlap().orElseThrow().isRunning();
            assertThat(both()).as("step " + steps).containsEntry("new", "2").containsEntry("old", late ? "1" : "none");
            world.settled(forgetful("2"));
        }
        assertThat(steps).isGreaterThanOrEqualTo(8);
        assertThat(unsettled).isGreaterThanOrEqualTo(5);
    }

    @Test
    void aDeliveryThatFailsIsOutstanding() throws Exception {
        world.reach(script("1"));
        world.target("a").fault(new Cut(Cut.Kind.CUT_OFF, 0));
        world.apply(world.plan(script("2")));
        assertThat(overlap()).contains(new Overlap(2, 1, null, TWO_HOURS));
        world.target("a").fault(new MemoryWorld.Fault() {});
        pass(TWO_HOURS);
        world.reach(script("2"));
        assertThat(overlap()).contains(new Overlap(2, 1, world.now, TWO_HOURS));
    }

    private World.Outcome ending(Script script) throws Exception {
        world.now = world.now.plusSeconds(60);
        var options = Options.normal(world.now, world.random).ending(Set.of(Term.address("secret.db")));
        return world.tryPlan(options, world.ledger, script);
    }

    @Test
    void endsAtOnceWhenAsked() throws Exception {
        world.reach(script("1"));
        var none = ending(script("1"));
        assertThat(none.codes()).containsExactly("NO_OVERLAP_RUNS");
        assertThat(Lines.of(World.planOf(none))).isEmpty();

        world.reach(script("2"));
        var asked = World.planOf(ending(script("2")));
        assertThat(Lines.changes(asked))
                .contains("version secret.both 3 ~old OVERLAP_ENDED", "update federation.both b app/both NEW_VERSION");
        assertThat(asked.notices()).isEmpty();
        World.done(world.apply(asked));
        assertThat(both()).containsEntry("old", "none");
        assertThat(ending(script("2")).codes()).containsExactly("NO_OVERLAP_RUNS");
        world.settled(script("2"));
    }

    @Test
    void aPartialPlanLeavesOpenWhatItDoesNotDeliver() throws Exception {
        world.reach(script("1"));
        world.now = world.now.plusSeconds(60);
        var scope = Set.of(Term.address("secret.db"), Term.address("federation.db"), Term.address("target.memory.a"));
        var options = Options.normal(world.now, world.random).limitedTo(scope);
        var plan = World.planOf(world.tryPlan(options, world.ledger, script("2")));
        assertThat(Lines.notes(plan)).isEmpty();
        world.apply(plan);
        assertThat(overlap()).contains(new Overlap(2, 1, null, TWO_HOURS));
        world.reach(script("2"));
        assertThat(overlap()).contains(new Overlap(2, 1, world.now, TWO_HOURS));
    }

    @Test
    void aVersionThatWaitsForItsTimeBeginsNothing() throws Exception {
        world.reach(script("1"));
        var later = script(db("2").set("not_before", Term.text("1d")));
        world.reach(later);
        assertThat(overlap().orElseThrow().version()).isEqualTo(1);
        assertThat(both()).containsEntry("new", "1").containsEntry("old", "none");
        world.settled(later);
        pass(Duration.ofDays(1));
        world.reach(later);
        assertThat(both()).containsEntry("new", "2").containsEntry("old", "1");
        assertThat(overlap()).contains(new Overlap(2, 1, world.now, TWO_HOURS));
    }

    @Test
    void whatIsMadeOfItLaterIsOutstanding() throws Exception {
        world.reach(script("1"));
        var slow = script("2")
                .with(Block.of(Term.address("secret.both"))
                        .set("data", Term.object(Map.of("new", Term.of("secret.db", "data", "k"), "old", previous())))
                        .set("not_before", Term.text("1d")));
        world.reach(slow);
        assertThat(both()).containsEntry("new", "1");
        assertThat(overlap()).contains(new Overlap(2, 1, null, TWO_HOURS));
        pass(Duration.ofDays(1));
        world.reach(slow);
        assertThat(both()).containsEntry("new", "2").containsEntry("old", "1");
        assertThat(overlap()).contains(new Overlap(2, 1, world.now, TWO_HOURS));
    }

    @Test
    void aPinBeginsOneToo() throws Exception {
        world.reach(script("1"));
        world.reach(script("2"));
        world.reach(script(db("2").set("pin", Term.of(Num.of(1)))));
        assertThat(both()).containsEntry("new", "1").containsEntry("old", "2");
        assertThat(overlap()).contains(new Overlap(1, 2, world.now, TWO_HOURS));
    }

    @Test
    void anotherLengthHoldsForWhatRunsAlready() throws Exception {
        world.reach(script("1"));
        world.reach(script("2"));
        var settled = world.now;
        pass(Duration.ofHours(1));
        var shorter = script(db("2").set("overlap", Term.text("30m")));
        world.reach(shorter);
        assertThat(both()).containsEntry("old", "none");
        assertThat(overlap()).contains(new Overlap(2, 0, settled, Duration.ofMinutes(30)));
    }

    @Test
    void isForgottenOnceItIsNoLongerDeclared() throws Exception {
        world.reach(forgetful("1"));
        world.reach(forgetful("2"));
        var without = Script.EMPTY
                .target("a")
                .with(Block.of(Term.address("secret.db"))
                        .set("data", Term.object(Map.of("k", Term.elsewhere("2", "2"))))
                        .set("keep_versions", Term.of(Num.of(1))))
                .federation("db", "secret.db", Script.to("db", "a"));
        World.done(world.apply(world.plan(without)));
        assertThat(overlap()).isEmpty();
        assertThat(world.version("secret.db", 1)).isEmpty();
        world.settled(without);
    }

    @Test
    void whoMayNotSeeValuesPlansTheSame() throws Exception {
        world.reach(script("1"));
        world.reach(script("2"));
        world.now = world.now.plusSeconds(60);
        var open = world.tryPlanUnopened(script("2"));
        assertThat(open.codes()).isEmpty();
        assertThat(Lines.of(World.planOf(open))).isEmpty();
        pass(TWO_HOURS);
        assertThat(Lines.changes(World.planOf(world.tryPlanUnopened(script("2")))))
                .contains("version secret.both 3 ~old OVERLAP_ENDED");
    }

    @Test
    void waitsForTheIssuerEvenWhereNothingIsDelivered() throws Exception {
        var alone = Script.EMPTY.with(
                db("1").nest("activate", Block.of(Term.address("secret.a")).set("manual", Term.of(Bool.TRUE))));
        assertThat(world.apply(world.plan(alone)).outcome()).isEqualTo(Applied.Outcome.AWAITING);
        assertThat(overlap()).contains(new Overlap(1, 0, null, TWO_HOURS));
    }

    @Test
    void followsItsSecretToAnotherName() throws Exception {
        world.reach(forgetful("1"));
        world.reach(forgetful("2"));
        var settled = world.now;
        world.statements =
                new Statements(List.of(MovesTest.move("", "secret.db", "secret.moved")), List.of(), Set.of());
        var moved = Script.EMPTY
                .target("a")
                .with(db("2").set("keep_versions", Term.of(Num.of(1))).named("moved"))
                .federation("db", "secret.moved", Script.to("db", "a"));
        World.done(world.apply(world.plan(moved)));
        assertThat(world.secret("secret.moved").overlap()).isEqualTo(new Overlap(2, 1, settled, TWO_HOURS));
        assertThat(world.version("secret.moved", 1)).containsValue("1");
    }

    @Test
    void whatOthersChangedAndNobodyRepairsIsOutstanding() throws Exception {
        var script = script("1");
        script = script.with(script.block("federation.db").set("drift", Term.text("report")));
        world.reach(script);
        world.target("b").reachable(false);
        script = script.with(db("2"));
        world.apply(world.plan(script));
        world.target("b").reachable(true);
        world.target("a").edit(World.DB, held -> held.data(Map.of("k", "1")));
        var plan = world.plan(script);
        assertThat(Lines.of(plan)).contains("report federation.db a app/db EDITED");
        world.apply(plan);
        assertThat(both()).containsEntry("new", "2").containsEntry("old", "1");
        assertThat(overlap()).contains(new Overlap(2, 1, null, TWO_HOURS));
        world.target("a").edit(World.DB, held -> held.data(Map.of("k", "2")));
        world.apply(world.plan(script));
        assertThat(overlap()).contains(new Overlap(2, 1, world.now, TWO_HOURS));
    }

    @Test
    void nobodyUsesAnythingWhereThereIsNoNamespace() throws Exception {
        world.target("a").around().without("later");
        var script = Script.EMPTY
                .target("a")
                .with(db("1"))
                .federation("db", "secret.db", Script.toNamespaces("db", List.of("app", "later"), "a"));
        world.reach(script);
        assertThat(overlap()).contains(new Overlap(1, 0, world.now, TWO_HOURS));
        world.reach(script.with(db("2")));
        assertThat(overlap()).contains(new Overlap(2, 1, world.now, TWO_HOURS));
        assertThat(Lines.of(world.plan(script.with(db("2")))))
                .containsExactly("awaits federation.db a later/db NO_NAMESPACE");
    }
}
