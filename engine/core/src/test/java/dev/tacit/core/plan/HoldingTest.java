package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rotations that wait until what was drawn before has arrived everywhere. */
class HoldingTest {
    private static final String DEFERRED = "deferred federation.db b [app/db] UNREACHABLE";

    private final World world = new World();

    private static Block dice(String name) {
        return Block.of(Term.address("generator.dice." + name))
                .nest(
                        "rotate",
                        Block.of(Term.address("generator.dice.rotate"))
                                .set("every", Term.text("1d"))
                                .set("window", Term.text("00:00-24:00")));
    }

    private static Block secret(String name) {
        var generator = Term.address("generator.dice." + name);
        var user = new Term(
                Set.of(generator),
                exports -> new Text("app_"
                        + ((Text) Term.of(generator.toString(), "slot").value().apply(exports)).string()));
        return Block.of(Term.address("secret." + name))
                .set("data", Term.object(Map.of("password", Term.of(generator.toString(), "value"), "user", user)))
                .nest("activate", Block.of(Term.address("secret.activate")).set("none", Term.of(Bool.TRUE)));
    }

    /** Secret {@code db} goes to both targets, {@code other} only to the first. */
    private static Script script(Block db) {
        return Script.EMPTY
                .with(db)
                .with(dice("other"))
                .with(secret("db"))
                .with(secret("other"))
                .target("a")
                .target("b")
                .federation("db", "secret.db", Script.to("db", "a", "b"))
                .federation("other", "secret.other", Script.to("other", "a"));
    }

    private static Script script() {
        return script(dice("db"));
    }

    private static Script twoSlots() {
        return script(dice("db").set("slots", Term.of(Num.of(2))));
    }

    private static Script proceeding() {
        return script(Block.of(Term.address("generator.dice.db"))
                .nest(
                        "rotate",
                        Block.of(Term.address("generator.dice.rotate"))
                                .set("every", Term.text("1d"))
                                .set("window", Term.text("00:00-24:00"))
                                .set("unreachable", Term.text("proceed"))));
    }

    /** The plan of the next day, with what it says. */
    private Plan tomorrow(Script script) throws Exception {
        world.now = world.now.plus(Duration.ofDays(1));
        return world.plan(script);
    }

    private Plan applied(Plan plan) throws Exception {
        world.apply(plan);
        return plan;
    }

    private static List<String> codes(Plan plan) {
        return plan.notices().stream().map(notice -> notice.code().name()).toList();
    }

    private static List<String> held(String name, String... others) {
        var lines = new ArrayList<>(List.of("draw generator.dice." + name + " ROTATED"));
        lines.addAll(List.of(others));
        return lines;
    }

    private static final List<String> OTHER = held(
            "other", "version secret.other 2 ~password ROTATED", "update federation.other a app/other NEW_VERSION");

    @Test
    void waitForATargetThatCannotBeReachedWhileOthersGoOn() throws Exception {
        world.reach(script());
        world.target("b").reachable(false);
        var plan = tomorrow(script());

        assertThat(Lines.of(plan)).containsAll(OTHER).contains(DEFERRED).hasSize(4);
        assertThat(codes(plan)).containsExactly("ROTATION_HELD");
        assertThat(plan.notices().getFirst().address()).hasToString("generator.dice.db");
        assertThat(plan.notices().getFirst().detail()).contains("target.memory.b", "federation.db");
        applied(plan);
        assertThat(world.generator("db").turn().slot()).isZero();
        assertThat(world.held("a")).isEqualTo(world.version("secret.db", 1));

        world.target("b").reachable(true);
        assertThat(Lines.of(world.reach(script()))).contains("draw generator.dice.db ROTATED");
        assertThat(world.held("b")).isEqualTo(world.version("secret.db", 2));
        world.settled(script());
    }

    @Test
    void observeNothingTwice() throws Exception {
        world.reach(script());
        world.target("b").reachable(false);
        int connects = world.targets.connects();
        int observed = world.target("a").observed();
        tomorrow(script());
        assertThat(world.targets.connects() - connects).isEqualTo(2);
        assertThat(world.target("a").observed() - observed).isEqualTo(2);
    }

    @Test
    void arePlannedOnceWhereNothingIsHeld() throws Exception {
        world.reach(script());
        int draws = world.dice.draws;
        assertThat(codes(tomorrow(script()))).isEmpty();
        assertThat(world.dice.draws - draws).isEqualTo(2);
    }

    @Test
    void goOnWhereTheDeclarationSaysSo() throws Exception {
        world.reach(proceeding());
        world.target("b").reachable(false);
        for (int version = 2; version < 4; version++) {
            var plan = applied(tomorrow(proceeding()));
            assertThat(Lines.of(plan)).contains("version secret.db " + version + " ~password ROTATED", DEFERRED);
            assertThat(codes(plan)).isEmpty();
        }
        world.target("b").reachable(true);
        assertThat(codes(applied(tomorrow(proceeding()))))
                .as("what can be delivered is, first")
                .containsExactly("ROTATION_HELD");
        assertThat(world.held("b")).isEqualTo(world.version("secret.db", 3));
        assertThat(Lines.of(world.reach(proceeding()))).contains("version secret.db 4 ~password ROTATED");
    }

    @Test
    void areSafeWithTwoSlotsForOneTurn() throws Exception {
        world.reach(twoSlots());
        world.target("b").reachable(false);
        var first = applied(tomorrow(twoSlots()));
        assertThat(Lines.of(first)).contains("version secret.db 2 ~password ~user ROTATED", DEFERRED);
        assertThat(codes(first)).isEmpty();
        assertThat(world.held("a")).containsEntry("user", "app_b");

        var second = applied(tomorrow(twoSlots()));
        assertThat(codes(second)).containsExactly("ROTATION_HELD");
        assertThat(second.notices().getFirst().detail()).contains("app/db", "target.memory.b");
        assertThat(world.held("b")).as("still valid").containsEntry("user", "app_a");
        assertThat(world.secret("secret.db").current().number()).isEqualTo(2);

        world.target("b").reachable(true);
        var third = applied(tomorrow(twoSlots()));
        assertThat(codes(third)).containsExactly("ROTATION_HELD");
        assertThat(world.held("b")).containsEntry("user", "app_b");
        assertThat(Lines.of(applied(world.plan(twoSlots())))).contains("version secret.db 3 ~password ~user ROTATED");
        assertThat(world.held("b")).isEqualTo(world.held("a")).containsEntry("user", "app_a");
    }

    @Test
    void areSafeWithTwoSlotsForOneTurnBehindATemplate() throws Exception {
        var script = twoSlots()
                .without("federation.db")
                .template("config", "secret.db", Map.of("k", "{{.user}}"))
                .federation("db", "template.config", Script.to("db", "a", "b"));
        world.reach(script);
        world.target("b").reachable(false);
        assertThat(codes(applied(tomorrow(script)))).isEmpty();
        assertThat(codes(applied(tomorrow(script)))).containsExactly("ROTATION_HELD");
    }

    @Test
    void waitForDeliveriesThatFailed() throws Exception {
        world.reach(script());
        world.target("b").fault(new MemoryWorld.Fault() {
            @Override
            public Receipt before(Delivery delivery) {
                return new Receipt.Unknown(Diagnostic.error(PlanCode.NO_SUCH_OBJECT, "No answer", "", Block.RANGE));
            }
        });
        assertThat(codes(applied(tomorrow(script())))).isEmpty();
        world.target("b").fault(new MemoryWorld.Fault() {});
        var plan = applied(tomorrow(script()));
        assertThat(Lines.of(plan))
                .contains("update federation.db b app/db UNFINISHED")
                .containsAll(held("other"));
        assertThat(codes(plan)).containsExactly("ROTATION_HELD");
        assertThat(world.held("b")).isEqualTo(world.version("secret.db", 2));
        assertThat(Lines.of(world.reach(script()))).contains("version secret.db 3 ~password ROTATED");
    }

    @Test
    void runWhenAskedForByNameAndSayWhatTheyLeaveBehind() throws Exception {
        world.reach(script());
        world.target("b").reachable(false);
        var asked = Options.normal(world.now.plusSeconds(60), world.random)
                .rotating(Set.of(Term.address("generator.dice.db")));
        var plan = World.planOf(world.tryPlan(asked, world.ledger, script()));
        assertThat(Lines.of(plan))
                .contains(
                        "draw generator.dice.db ROTATION_ASKED", "update federation.db a app/db NEW_VERSION", DEFERRED);
        assertThat(codes(plan)).containsExactly("ROTATION_AHEAD");
    }

    @Test
    void waitForTheEndOfAnOverlap() throws Exception {
        var script = script().without("secret.db").with(secret("db").set("overlap", Term.text("36h")));
        world.reach(script);
        assertThat(codes(applied(tomorrow(script)))).isEmpty();
        var settled = world.now;

        var plan = applied(tomorrow(script));
        assertThat(codes(plan)).containsExactly("ROTATION_HELD");
        assertThat(plan.notices().getFirst().detail())
                .contains("secret.db", settled.plus(Duration.ofHours(36)).toString());
        assertThat(Lines.of(plan))
                .containsExactlyElementsOf(held(
                        "other",
                        "version secret.other 3 ~password ROTATED",
                        "update federation.other a app/other NEW_VERSION"));

        assertThat(codes(applied(tomorrow(script)))).isEmpty();
        assertThat(world.secret("secret.db").current().number()).isEqualTo(3);
    }

    @Test
    void takeTheSameContentOfAnotherVersionForArrived() throws Exception {
        world.reach(twoSlots());
        world.target("b").reachable(false);
        applied(tomorrow(twoSlots()));
        world.apply(world.rollback(twoSlots(), "secret.db", 1));
        world.target("b").reachable(true);
        assertThat(Lines.notes(world.reach(twoSlots()))).hasSize(1);
        world.settled(twoSlots());
        assertThat(codes(tomorrow(twoSlots()))).isEmpty();
    }

    @Test
    void countOfObjectsThatNeverChangeTheLatest() throws Exception {
        var script = script().federation(
                        "db",
                        "secret.db",
                        Script.to("db", "a", "b")
                                .set("immutable", Term.of(Bool.TRUE))
                                .set("name_suffix", Term.text("version")));
        world.reach(script);
        for (int i = 0; i < 3; i++) {
            assertThat(codes(applied(tomorrow(script)))).isEmpty();
        }
        assertThat(world.secret("secret.db").current().number()).isEqualTo(4);
    }
}
