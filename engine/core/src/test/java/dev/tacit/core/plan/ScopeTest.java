package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.value.Num;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Plans that are limited to a part of what is declared. */
class ScopeTest {
    private static final Script TWO = Script.EMPTY
            .generator("one", 8)
            .generator("two", 8)
            .secret("one", Map.of("password", Term.of("generator.dice.one", "value")))
            .secret("two", Map.of("password", Term.of("generator.dice.two", "value")))
            .template("two", "secret.two", Map.of("URL", "db://{password}@host"))
            .target("a")
            .target("b")
            .federation("one", "secret.one", Script.to("one", "a"))
            .federation("two", "template.two", Script.to("two", "a", "b"))
            .output("two", Term.of("secret.two", "version"), false);

    private final World world = new World();

    private World.Outcome plan(Script script, String... scope) throws Exception {
        world.now = world.now.plusSeconds(60);
        var addresses = Arrays.stream(scope).map(Term::address).collect(Collectors.toSet());
        return world.tryPlan(Options.normal(world.now, world.random).limitedTo(addresses), world.ledger, script);
    }

    @Test
    void changesOnlyWhatIsInScopeAndSaysThatItIsPartial() throws Exception {
        var outcome = plan(TWO, "generator.dice.one", "secret.one", "target.memory.a", "federation.one");

        assertThat(outcome.codes()).containsExactly("PLAN_PARTIAL");
        var plan = World.planOf(outcome);
        assertThat(Lines.changes(plan))
                .containsExactlyInAnyOrder(
                        "draw generator.dice.one FIRST",
                        "version secret.one 1 +password FIRST",
                        "create federation.one a app/one FIRST");
        assertThat(plan.payloads()).hasSize(2);
        World.done(world.apply(plan));
        assertThat(world.target("a").objects()).hasSize(1);
        assertThat(world.target("b").objects()).isEmpty();

        world.reach(TWO);
        world.settled(TWO);
    }

    @Test
    void deletesNothingOutsideAndForgetsNoTarget() throws Exception {
        world.reach(TWO);
        var onlyOne = TWO.without("generator.dice.two", "secret.two", "template.two", "federation.two", "output.two")
                .without("target.memory.b")
                .generator("one", 9);

        var plan = World.planOf(plan(onlyOne, "generator.dice.one", "secret.one", "target.memory.a", "federation.one"));

        assertThat(Lines.of(plan))
                .containsExactly(
                        "draw generator.dice.one INPUTS_CHANGED",
                        "version secret.one 2 ~password CONTENT_CHANGED",
                        "update federation.one a app/one NEW_VERSION");
        World.done(world.apply(plan));
        assertThat(world.target("b").objects()).hasSize(1);
        world.settled(TWO.generator("one", 9));
    }

    @Test
    void whatIsOutsideIsSeenAsRecorded() throws Exception {
        world.reach(TWO);
        var changed = TWO.generator("two", 12).secret("copy", Map.of("p", Term.of("secret.two", "data", "password")));

        // A front end would put everything that secret.copy refers to in scope; here it is left out.
        var plan = World.planOf(plan(changed, "secret.copy"));

        assertThat(Lines.changes(plan)).containsExactly("version secret.copy 1 +p FIRST");
        World.done(world.apply(plan));
        assertThat(world.version("secret.copy", 1).get("p"))
                .isEqualTo(world.version("secret.two", 1).get("password"));
    }

    @Test
    void removesWhatIsInScopeAndDeclaredNoLonger() throws Exception {
        world.reach(TWO);
        var without = TWO.without("federation.two", "output.two", "federation.one");

        var plan = World.allowed(World.planOf(plan(without, "federation.two")));

        assertThat(Lines.of(plan))
                .containsExactlyInAnyOrder(
                        "delete federation.two a app/two NOT_DECLARED", "delete federation.two b app/two NOT_DECLARED");
        World.done(world.apply(plan));
        assertThat(world.target("a").objects()).hasSize(1);
    }

    @Test
    void anUnreachableTargetDefersOnlyWhatIsInScope() throws Exception {
        world.reach(TWO);
        world.target("b").reachable(false);

        var plan = World.planOf(plan(TWO, "generator.dice.one", "secret.one", "target.memory.a", "federation.one"));

        assertThat(Lines.of(plan)).isEmpty();
        assertThat(plan.isPartial()).isFalse();
    }

    private int connects(Script script, String... scope) throws Exception {
        int before = world.targets.connects();
        var outcome = plan(script, scope);
        assertThat(outcome.codes()).containsExactly("PLAN_PARTIAL");
        assertThat(World.planOf(outcome).isPartial()).isFalse();
        return world.targets.connects() - before;
    }

    @Test
    void goesOnlyToTargetsThatSomethingInScopeDeliversTo() throws Exception {
        world.reach(TWO);
        world.target("b").reachable(false);

        assertThat(connects(TWO, "generator.dice.two", "secret.two")).isZero();
        assertThat(connects(TWO, "target.memory.b")).isZero();
        assertThat(connects(TWO, "generator.dice.one", "secret.one", "target.memory.a", "federation.one"))
                .isEqualTo(1);
        // What is in scope was delivered there, though its block does not say so any more.
        assertThat(connects(TWO.without("federation.one"), "federation.one")).isEqualTo(1);
    }

    @Test
    void twoNamesOfOneTargetStillCollide() throws Exception {
        var script = TWO.target("alias", "a")
                .federation("one", "secret.one", Script.to("one", "a"))
                .federation("more", "secret.one", Script.to("one", "alias"));

        assertThat(plan(script, "federation.one", "federation.more").errors()).containsExactly("OBJECT_CLAIMED_TWICE");
        assertThat(plan(script, "federation.one").errors()).isEmpty();
    }

    @Test
    void whatLeavesOneNameOfATargetForAnotherIsNotDeleted() throws Exception {
        world.reach(TWO);
        var script = TWO.without("federation.one")
                .target("alias", "a")
                .federation("one", "secret.one", Script.to("one", "alias"));

        World.done(world.apply(World.planOf(plan(script, "federation.one", "target.memory.alias"))));

        assertThat(world.target("a").object("app", "one").mark()).isNotNull();
        world.settled(script);
    }

    @Test
    void anotherTargetInTheOldPlaceIsRefusedOnlyInScope() throws Exception {
        world.reach(TWO);
        var moved = TWO.target("b", "stranger");

        assertThat(plan(moved, "federation.one").errors()).isEmpty();
        assertThat(plan(moved, "federation.two").errors()).containsExactly("WRONG_CLUSTER");
    }

    private static Script copying(Script script) {
        return script.with(Block.of(Term.address("data.kubernetes_secret.theirs"))
                        .set("target", Term.whole("target.memory.b"))
                        .set("namespace", Term.text("app"))
                        .set("name", Term.text("theirs")))
                .secret("part", Map.of("k", Term.part("data.kubernetes_secret.theirs", "data", "token")))
                .with(Block.of(Term.address("secret.all"))
                        .set("data", Term.of("data.kubernetes_secret.theirs", "data")))
                .federation("all", "secret.all", Script.to("all", "a"));
    }

    @Test
    void readsNoDataOutsideAndWaitsForNone() throws Exception {
        world.target("b").put(new ObjectKey("app", "theirs"), Map.of("token", "t1"));
        world.target("b").reachable(false);
        assertThat(connects(copying(TWO), "generator.dice.two", "secret.two")).isZero();

        world.target("b").reachable(true);
        world.reach(copying(TWO));
        world.target("b").reachable(false);
        // What was copied is as recorded, so that it can be delivered.
        assertThat(connects(copying(TWO), "federation.all")).isEqualTo(1);

        world.target("b").reachable(true);
        world.target("b").put(new ObjectKey("app", "theirs"), Map.of("token", "t2"));
        assertThat(Lines.changes(World.planOf(
                        plan(copying(TWO), "data.kubernetes_secret.theirs", "secret.part", "target.memory.b"))))
                .containsExactly("version secret.part 2 ~k CONTENT_CHANGED");
    }

    private static Script db(String value, UnaryOperator<Block> more) {
        return Script.EMPTY
                .with(more.apply(Block.of(Term.address("secret.db"))
                        .set("data", Term.object(Map.of("k", Term.elsewhere(value, value))))))
                .target("a")
                .federation("db", "secret.db", Script.to("db", "a"))
                .secret("copy", Map.of("k", Term.of("secret.db", "data", "k")));
    }

    @Test
    void aPinnedSecretOutsideIsSeenAsPinned() throws Exception {
        world.reach(db("1", block -> block));
        world.reach(db("2", block -> block));
        var pinned = db("3", block -> block.set("pin", Term.of(Num.of(1))));

        var plan = World.planOf(plan(pinned, "secret.copy", "federation.db"));

        assertThat(Lines.changes(plan))
                .containsExactlyInAnyOrder(
                        "version secret.copy 3 ~k CONTENT_CHANGED", "update federation.db a app/db NEW_VERSION");
        World.done(world.apply(plan));
        assertThat(world.version("secret.copy", 3)).isEqualTo(Map.of("k", "1"));
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
        world.settled(pinned);
    }

    @Test
    void aSecretOutsideWhoseTimeHasNotComeIsSeenAsBefore() throws Exception {
        world.reach(db("1", block -> block));
        world.reach(db("2", block -> block.set("not_before", Term.text("24h"))));

        assertThat(Lines.changes(World.planOf(plan(db("2", block -> block), "secret.copy", "federation.db"))))
                .isEmpty();
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
    }

    @Test
    void aPinOutsideToNoVersionThereIsDeliversNothing() throws Exception {
        world.reach(db("1", block -> block));
        var pinned = db("1", block -> block.set("pin", Term.of(Num.of(7))));

        assertThat(Lines.changes(World.planOf(plan(pinned, "secret.copy", "federation.db"))))
                .containsExactlyInAnyOrder("waits secret.copy NOT_SET", "waits federation.db NOT_SET");
    }
}
