package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.AddressPattern;
import dev.tacit.core.address.InstanceKey;
import dev.tacit.core.address.ModuleStep;
import dev.tacit.core.apply.Applier;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.record.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MovesTest {
    private final World world = new World();

    /** A pattern as {@link AddressPattern#toString} writes it. */
    static AddressPattern pattern(String text) {
        var address = Address.parse(text);
        if (address.isEmpty()) {
            return new AddressPattern(ModuleStep.path(text), null);
        }
        var a = address.get();
        return new AddressPattern(
                ModuleStep.path(a.module()), new AddressPattern.Item(a.kind(), a.type(), a.name(), a.key()));
    }

    static Move move(String scope, String from, String to) {
        return new Move(ModuleStep.path(scope), pattern(from), pattern(to), Block.RANGE);
    }

    private void moves(Move... moves) {
        world.statements = new Statements(List.of(moves), List.of(), Set.of());
    }

    private static Script script(String generator, String secret, String template, String target, String federation) {
        return Script.EMPTY
                .generator(generator, 2)
                .secret(
                        secret,
                        Map.of("user", Term.text("ann"), "password", Term.of("generator.dice." + generator, "value")))
                .template(template, "secret." + secret, Map.of("ENV", "{user}:{password}"))
                .target(target, "a")
                .federation(federation, "secret." + secret, Script.to("db", target))
                .federation(federation + "_env", "template." + template, Script.to("env", target));
    }

    @Test
    void movesEverythingWithoutTouchingAnything() throws Exception {
        world.reach(script("g", "s", "t", "a", "f"));
        var writes = world.target("a").written().size();
        var held = world.held("a");
        var drawn = world.dice.draws;
        moves(
                move("", "generator.dice.g", "generator.dice.h"),
                move("", "secret.s", "module.m.secret.s2"),
                move("", "template.t", "template.t2"),
                move("", "target.memory.a", "target.memory.b"),
                move("", "federation.f", "federation.f2"),
                move("", "federation.f_env", "federation.f2_env"));
        var moved = Script.EMPTY
                .generator("h", 2)
                .with(Block.of(Term.address("module.m.secret.s2"))
                        .set(
                                "data",
                                Term.object(Map.of(
                                        "user", Term.text("ann"), "password", Term.of("generator.dice.h", "value")))))
                .template("t2", "module.m.secret.s2", Map.of("ENV", "{user}:{password}"))
                .target("b", "a")
                .federation("f2", "module.m.secret.s2", Script.to("db", "b"))
                .federation("f2_env", "template.t2", Script.to("env", "b"));
        var plan = world.plan(moved);
        assertThat(Lines.of(plan))
                .containsExactlyInAnyOrder(
                        "move generator.dice.g generator.dice.h MOVED",
                        "move secret.s module.m.secret.s2 MOVED",
                        "move target.memory.a target.memory.b MOVED",
                        "move federation.f federation.f2 MOVED",
                        "move federation.f_env federation.f2_env MOVED");
        assertThat(plan.payloads()).isEmpty();
        World.done(world.apply(plan));
        assertThat(world.target("a").written()).hasSize(writes);
        assertThat(world.held("a")).isEqualTo(held);
        assertThat(world.dice.draws).isEqualTo(drawn);
        assertThat(world.secret("module.m.secret.s2").versions()).hasSize(1);
        assertThat(world.version("module.m.secret.s2", 1)).isEqualTo(held);
        assertThat(world.version("secret.s", 1)).isEmpty();
        world.settled(moved);
        // What stays in the declarations for the others does nothing any more.
        moves();
        world.settled(moved);
    }

    @Test
    void movesAndChangesAtOnce() throws Exception {
        world.reach(script("g", "s", "t", "a", "f"));
        moves(move("", "secret.s", "secret.z"), move("", "generator.dice.g", "generator.dice.h"));
        var next = script("h", "z", "t", "a", "f").generator("h", 3);
        var plan = world.reach(next);
        assertThat(Lines.of(plan)).contains("version secret.z 2 ~password CONTENT_CHANGED");
        assertThat(world.version("secret.z", 1)).isNotEmpty();
        assertThat(world.version("secret.z", 2)).isEqualTo(world.held("a"));
        world.settled(next);
    }

    @Test
    void takesAllStepsOfAChain() throws Exception {
        world.reach(Script.EMPTY.secret("a", Map.of("k", Term.text("v"))));
        moves(move("", "secret.a", "secret.b"), move("", "secret.b", "secret.c"));
        var next = Script.EMPTY.secret("c", Map.of("k", Term.text("v")));
        assertThat(Lines.of(world.reach(next))).containsExactly("move secret.a secret.c MOVED");
        world.settled(next);
    }

    @Test
    void oneTakesThePlaceOfAnother() throws Exception {
        world.reach(Script.EMPTY
                .secret("a", Map.of("k", Term.elsewhere("1", "of a")))
                .secret("b", Map.of("k", Term.elsewhere("2", "of b"))));
        moves(move("", "secret.b", "secret.c"), move("", "secret.a", "secret.d"));
        world.reach(Script.EMPTY
                .secret("d", Map.of("k", Term.elsewhere("1", "of a")))
                .secret("c", Map.of("k", Term.elsewhere("2", "of b"))));
        moves(move("module.x", "secret.none", "secret.no"), move("", "secret.c", "secret.e"));
        world.reach(Script.EMPTY
                .secret("d", Map.of("k", Term.elsewhere("1", "of a")))
                .secret("e", Map.of("k", Term.elsewhere("2", "of b"))));
        assertThat(world.version("secret.d", 1)).isEqualTo(Map.of("k", "of a"));
        assertThat(world.version("secret.e", 1)).isEqualTo(Map.of("k", "of b"));
    }

    @Test
    void comesBackToWhereItWas() throws Exception {
        var a = Script.EMPTY.secret("a", Map.of("k", Term.elsewhere("x", "v")));
        var b = Script.EMPTY.secret("b", Map.of("k", Term.elsewhere("x", "v")));
        world.reach(a);
        moves(move("", "secret.a", "secret.b"));
        world.reach(b);
        moves(move("", "secret.b", "secret.a"));
        world.reach(a);
        assertThat(world.version("secret.a", 1)).isEqualTo(Map.of("k", "v"));
        world.settled(a);
    }

    @Test
    void movesInstances() {
        var moves = new Moves(List.of(
                move("", "secret.a", "secret.b[\"x\"]"),
                move("", "module.team", "module.group"),
                move("module.group", "secret.s", "module.inner.secret.s"),
                move("", "module.one", "module.many[0]"),
                move("", "target.memory.t", "target.memory.u")));
        assertThat(ends(
                        moves,
                        "secret.a",
                        "secret.a[\"y\"]",
                        "module.team[\"k\"].secret.s",
                        "module.team[\"k\"].secret.other",
                        "module.one.module.deep[2].secret.s",
                        "module.one[1].secret.s",
                        "target.memory.t[\"eu\"]"))
                .containsExactly(
                        "secret.b[\"x\"]",
                        "secret.a[\"y\"]",
                        "module.group[\"k\"].module.inner.secret.s",
                        "module.group[\"k\"].secret.other",
                        "module.many[0].module.deep[2].secret.s",
                        "module.one[1].secret.s",
                        "target.memory.u[\"eu\"]");
        assertThat(moves.before(address("module.group[\"k\"].module.inner.secret.s")))
                .extracting(Address::toString)
                .containsExactlyInAnyOrder(
                        "module.group[\"k\"].secret.s",
                        "module.team[\"k\"].secret.s",
                        "module.team[\"k\"].module.inner.secret.s");
    }

    private static List<String> ends(Moves moves, String... addresses) {
        var ends = new ArrayList<String>();
        for (var text : addresses) {
            var from = address(text);
            ends.add(moves.of(Set.of(from)).getOrDefault(from, from).toString());
        }
        return ends;
    }

    private static Address address(String text) {
        return Address.parse(text).orElseThrow();
    }

    @Test
    void refusesMovesWithoutOneDestination() throws Exception {
        var a = Script.EMPTY.secret("a", Map.of("k", Term.text("v")));
        world.reach(a);
        moves(move("", "secret.a", "secret.b"), move("", "secret.a", "secret.c"));
        assertThat(world.tryPlan(Script.EMPTY).errors()).containsExactly("MOVE_AMBIGUOUS");
        moves(move("", "secret.a", "secret.c"), move("", "secret.b", "secret.c"));
        assertThat(world.tryPlan(Script.EMPTY).errors()).containsExactly("MOVE_AMBIGUOUS");
        moves(move("", "secret.a", "secret.b"), move("", "secret.b", "secret.a"));
        assertThat(world.tryPlan(Script.EMPTY).errors()).containsExactly("MOVE_AMBIGUOUS");
        moves(move("", "secret.a", "secret.b"));
        assertThat(world.tryPlan(a).errors()).containsExactly("STILL_DECLARED");
    }

    @Test
    void refusesToMoveOntoWhatIsThere() throws Exception {
        world.reach(Script.EMPTY.secret("a", Map.of("k", Term.text("v"))).secret("b", Map.of("k", Term.text("v"))));
        moves(move("", "secret.a", "secret.b"));
        assertThat(world.tryPlan(Script.EMPTY.secret("b", Map.of("k", Term.text("v"))))
                        .errors())
                .containsExactly("MOVE_BLOCKED");
    }

    @Test
    void aTombstoneIsInNobodysWay() throws Exception {
        world.reach(Script.EMPTY.secret("a", Map.of("k", Term.text("v"))).secret("b", Map.of("k", Term.text("w"))));
        world.reach(Script.EMPTY.secret("a", Map.of("k", Term.text("v"))));
        moves(move("", "secret.a", "secret.b"));
        var next = Script.EMPTY.secret("b", Map.of("k", Term.text("v")));
        world.reach(next);
        assertThat(world.version("secret.b", 1)).isEqualTo(Map.of("k", "v"));
        world.settled(next);
    }

    @Test
    void whatMovedAndIsNotDeclaredIsRemoved() throws Exception {
        world.reach(Script.EMPTY.secret("a", Map.of("k", Term.text("v"))));
        moves(move("", "secret.a", "secret.b"));
        assertThat(Lines.of(world.reach(Script.EMPTY)))
                .containsExactly("move secret.a secret.b MOVED", "remove secret.b NOT_DECLARED");
        assertThat(world.version("secret.b", 1)).isEmpty();
        world.settled(Script.EMPTY);
    }

    @Test
    void aSetValueMovesWithItsSecret() throws Exception {
        var a = Script.EMPTY.secret("a", Map.of("k", Term.provided("asked for")));
        world.set("secret.a", "k", "value");
        world.reach(a);
        moves(move("", "secret.a", "secret.b"));
        var b = Script.EMPTY.secret("b", Map.of("k", Term.provided("asked for")));
        world.reach(b);
        assertThat(world.version("secret.b", 1)).isEqualTo(Map.of("k", "value"));
        world.settled(b);
    }

    @Test
    void whatWasSealedForTheOldAddressOpens() throws Exception {
        var sealed = world.ledger.seal("secret.a", "k", "v");
        var b = Script.EMPTY.secret("b", Map.of("k", Term.sealed(sealed)));
        assertThat(world.tryPlan(b).errors()).containsExactly("SEALED_NOT_OPENED");
        moves(move("", "secret.a", "secret.b"));
        world.reach(b);
        assertThat(world.version("secret.b", 1)).isEqualTo(Map.of("k", "v"));
    }

    @Test
    void keepsWhatWasSetUnderTheNewAddress() throws Exception {
        world.set("secret.a", "k", "old");
        world.reach(Script.EMPTY.secret("a", Map.of("k", Term.provided("asked for"))));
        world.set("secret.b", "k", "new");
        moves(move("", "secret.a", "secret.b"));
        var b = Script.EMPTY.secret("b", Map.of("k", Term.provided("asked for")));
        world.reach(b);
        assertThat(world.version("secret.b", 1)).isEqualTo(Map.of("k", "old"));
        assertThat(world.version("secret.b", 2)).isEqualTo(Map.of("k", "new"));
        world.settled(b);
    }

    @Test
    void finishesFromWhereverItStopped() throws Exception {
        for (int steps = 0; steps < 12; steps++) {
            for (var kind : Cut.Kind.values()) {
                var there = new World(steps);
                there.reach(script("g", "s", "t", "a", "f"));
                there.statements = new Statements(
                        List.of(
                                move("", "generator.dice.g", "generator.dice.h"),
                                move("", "secret.s", "secret.z"),
                                move("", "template.t", "template.u"),
                                move("", "federation.f", "federation.e")),
                        List.of(),
                        Set.of());
                var next = script("h", "z", "u", "a", "f")
                        .generator("h", 3)
                        .without("federation.f")
                        .federation("e", "secret.z", Script.to("db", "a"));
                var cut = new Cut(kind, steps);
                there.target("a").fault(cut);
                try {
                    new Applier(cut.around(there.ledger), there.providers, () -> there.now, World.SILENCE, () -> false)
                            .apply(there.plan(next), "ann at host");
                } catch (Cut.Killed | StoreException e) {
                    // The next plan sees only what was kept.
                }
                there.target("a").fault(new MemoryWorld.Fault() {});
                there.reach(next);
                assertThat(there.secret("secret.z").versions())
                        .as("%s at %d", kind, steps)
                        .hasSize(2);
                assertThat(there.held("a")).isEqualTo(there.version("secret.z", 2));
                there.settled(next);
            }
        }
    }

    @Test
    void movesContentThatAPinKeeps() throws Exception {
        for (var value : List.of("1", "2", "3")) {
            world.reach(Script.EMPTY.secret("a", 3, "", Map.of("k", Term.elsewhere(value, value))));
        }
        moves(move("", "secret.a", "secret.b"));
        var next = Script.EMPTY.secret("b", 1, "", Map.of("k", Term.elsewhere("3", "3")));
        world.reach(next);
        assertThat(world.version("secret.b", 3)).isEqualTo(Map.of("k", "3"));
        assertThat(world.version("secret.b", 1)).isEmpty();
        world.settled(next);
    }

    @Test
    void forgetsWithoutDeleting() throws Exception {
        var all = script("g", "s", "t", "a", "f");
        world.reach(all);
        var removals =
                List.of("federation.f", "federation.f_env", "secret.s", "generator.dice.g", "target.memory.a").stream()
                        .map(text -> new Removal(List.of(), pattern(text), Removal.Objects.LEFT, Block.RANGE))
                        .toList();
        world.statements = new Statements(List.of(), removals, Set.of());
        assertThat(world.tryPlan(all).errors()).contains("STILL_DECLARED");
        assertThat(Lines.of(world.reach(Script.EMPTY)))
                .containsExactlyInAnyOrder(
                        "leave federation.f LEFT_ALONE",
                        "leave federation.f_env LEFT_ALONE",
                        "leave secret.s LEFT_ALONE",
                        "leave generator.dice.g LEFT_ALONE",
                        "leave target.memory.a LEFT_ALONE");
        assertThat(world.target("a").objects()).hasSize(2);
        assertThat(world.version("secret.s", 1)).isEmpty();
        world.settled(Script.EMPTY);
        world.statements = Statements.NONE;
        world.settled(Script.EMPTY);
    }

    @Test
    void deletesWhatWasRemovedOnPurpose() throws Exception {
        world.reach(script("g", "s", "t", "a", "f"));
        world.statements = new Statements(
                List.of(),
                List.of(new Removal(List.of(), pattern("federation.f"), Removal.Objects.DELETED, Block.RANGE)),
                Set.of());
        world.reach(script("g", "s", "t", "a", "f").without("federation.f"));
        assertThat(world.target("a").objects()).hasSize(1);
    }

    @Test
    void namesKeysAsTheyAre() {
        assertThat(pattern("module.a[\"x.y\"].module.b[3].secret.s[\"k\"]"))
                .hasToString("module.a[\"x.y\"].module.b[3].secret.s[\"k\"]");
        assertThat(pattern("module.a[3]").modules().getFirst().key()).isEqualTo(new InstanceKey.Index(3));
        assertThat(address("module.a[\"x.y\"].secret.s[2]").block()).hasToString("module.a.secret.s");
    }
}
