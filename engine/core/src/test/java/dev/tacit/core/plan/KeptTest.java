package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeptTest {
    private final World world = new World();

    private static Script script(int length, String user) {
        return Script.EMPTY
                .generator("g", length)
                .secret(
                        "s",
                        new TreeMap<>(
                                Map.of("user", Term.text(user), "password", Term.of("generator.dice.g", "value"))))
                .target("a")
                .federation("f", "secret.s", Script.to("db", "a"));
    }

    private void keep(String... addresses) {
        var kept = new TreeSet<Address>();
        Arrays.stream(addresses).map(Term::address).forEach(kept::add);
        world.statements = new Statements(List.of(), List.of(), kept);
    }

    @Test
    void refusesToRemoveWhatMustStay() throws Exception {
        var all = script(2, "ann")
                .with(Block.of(Term.address("secret.many[\"x\"]"))
                        .set("data", Term.object(Map.of("k", Term.text("v")))));
        world.reach(all);
        keep("secret.s", "federation.f", "secret.many");
        assertThat(world.tryPlan(all.without("federation.f", "secret.many[\"x\"]"))
                        .errors())
                .containsExactly("DESTROY_PREVENTED", "DESTROY_PREVENTED");
        assertThat(world.tryPlan(all.without("federation.f", "secret.s")).diagnostics())
                .extracting(d -> d.address())
                .containsExactly("secret.s", "federation.f");
    }

    @Test
    void refusesToDestroyIt() throws Exception {
        world.reach(script(2, "ann"));
        keep("target.memory.a");
        var outcome = world.tryPlan(Options.destroy(world.now, world.random), world.ledger, script(2, "ann"));
        assertThat(outcome.errors()).containsExactly("DESTROY_PREVENTED");
        assertThat(outcome.diagnostics().getFirst().address()).isEqualTo("target.memory.a");
    }

    @Test
    void refusesToDrawItAnew() throws Exception {
        world.reach(script(2, "ann"));
        keep("generator.dice.g");
        assertThat(world.tryPlan(script(3, "ann")).errors()).containsExactly("DESTROY_PREVENTED");
        keep("secret.s");
        assertThat(Lines.of(world.reach(script(3, "ann")))).contains("version secret.s 2 ~password CONTENT_CHANGED");
    }

    @Test
    void ignoresChangesOfKeys() throws Exception {
        world.reach(script(2, "ann").ignoring("secret.s", "data.user"));
        var next = script(2, "bob").ignoring("secret.s", "data.user");
        world.settled(next);
        assertThat(world.held("a")).containsEntry("user", "ann");
        assertThat(Lines.of(world.reach(script(3, "bob").ignoring("secret.s", "data.user"))))
                .contains("version secret.s 2 ~password CONTENT_CHANGED");
        assertThat(world.held("a")).containsEntry("user", "ann");
        assertThat(Lines.of(world.reach(script(3, "bob")))).contains("version secret.s 3 ~user CONTENT_CHANGED");
    }

    @Test
    void ignoresKeysThatComeAndGo() throws Exception {
        world.reach(Script.EMPTY.secret("s", Map.of("a", Term.text("1"), "b", Term.text("2"))));
        world.settled(Script.EMPTY
                .secret("s", Map.of("b", Term.text("2"), "c", Term.text("3")))
                .ignoring("secret.s", "data.a", "data.c"));
        world.settled(Script.EMPTY.secret("s", Map.of("c", Term.text("3"))).ignoring("secret.s", "data"));
    }

    @Test
    void ignoresSettings() throws Exception {
        world.reach(Script.EMPTY.secret("s", 5, "one", Map.of("a", Term.text("1"))));
        var next = Script.EMPTY.secret("s", 6, "two", Map.of("a", Term.text("1")));
        world.settled(next.ignoring("secret.s", "description", "keep_versions"));
        world.reach(next.ignoring("secret.s", "description"));
        assertThat(world.secret("secret.s").description()).isEqualTo("one");
        assertThat(world.secret("secret.s").keepVersions()).isEqualTo(6);
    }

    @Test
    void rollsBackWhatIsIgnored() throws Exception {
        world.reach(script(2, "ann"));
        world.reach(script(2, "bob"));
        var ignoring = script(2, "eve").ignoring("secret.s", "data.user");
        World.done(world.apply(world.rollback(ignoring, "secret.s", 1)));
        assertThat(world.held("a")).containsEntry("user", "ann");
        world.settled(ignoring);
    }

    @Test
    void ignoresInputsOfGenerators() throws Exception {
        world.reach(script(2, "ann"));
        world.settled(script(3, "ann").ignoring("generator.dice.g", "length"));
        assertThat(Lines.of(world.plan(script(3, "ann").ignoring("generator.dice.g", "other"))))
                .contains("draw generator.dice.g INPUTS_CHANGED");
    }
}
