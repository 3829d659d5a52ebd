package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied;
import dev.tacit.core.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuardsTest {
    private final World world = new World();

    private static Script script(int namespaces) {
        return Script.EMPTY
                .secret("db", Map.of("k", Term.elsewhere("1", "1")))
                .target("a")
                .federation(
                        "db",
                        "secret.db",
                        Script.toNamespaces(
                                "db",
                                IntStream.range(0, namespaces)
                                        .mapToObj(i -> "n" + i)
                                        .toList(),
                                "a"));
    }

    private Plan plan(Script script, Options.Deletes deletes) throws Exception {
        return World.planOf(
                world.tryPlan(Options.normal(world.now, world.random).allowing(deletes), world.ledger, script));
    }

    private static Options.Deletes number(int number) {
        return new Options.Deletes(OptionalInt.of(number), false);
    }

    private List<String> stops(Script script, Options.Deletes deletes) throws Exception {
        return plan(script, deletes).stops().stream()
                .map(Diagnostic::code)
                .map(Object::toString)
                .toList();
    }

    @Test
    void stopsMoreThanATenthOfAFederation() throws Exception {
        world.reach(script(30));
        assertThat(stops(script(27), Options.Deletes.USUAL)).isEmpty();
        assertThat(stops(script(26), Options.Deletes.USUAL)).containsExactly("DELETES_NOT_ALLOWED");
        assertThat(stops(script(26), number(3))).containsExactly("DELETES_NOT_ALLOWED");
        assertThat(stops(script(26), number(4))).isEmpty();
    }

    @Test
    void stopsMoreThanTwentyDeletes() throws Exception {
        world.reach(script(300));
        assertThat(stops(script(280), Options.Deletes.USUAL)).isEmpty();
        assertThat(stops(script(279), Options.Deletes.USUAL)).containsExactly("DELETES_NOT_ALLOWED");
        assertThat(stops(script(279), number(21))).isEmpty();
    }

    @Test
    void letsOneObjectOfASmallFederationGo() throws Exception {
        world.reach(script(3));
        assertThat(stops(script(2), Options.Deletes.USUAL)).isEmpty();
        assertThat(stops(script(1), Options.Deletes.USUAL)).containsExactly("DELETES_NOT_ALLOWED");
    }

    @Test
    void changesNothingWhenStopped() throws Exception {
        world.reach(script(30));
        long serial = world.ledger.snapshot().serial();
        var applied = world.apply(plan(script(1), Options.Deletes.USUAL));
        assertThat(applied.outcome()).isEqualTo(Applied.Outcome.REFUSED);
        assertThat(applied.diagnostics()).extracting(d -> d.code().name()).containsExactly("DELETES_NOT_ALLOWED");
        assertThat(world.target("a").objects()).hasSize(30);
        assertThat(world.ledger.snapshot().serial()).isEqualTo(serial);
        World.done(world.apply(plan(script(1), number(29))));
        assertThat(world.target("a").objects()).hasSize(1);
        world.settled(script(1));
    }

    @Test
    void countsDestroyOnlyWhenItIsMuch() throws Exception {
        world.reach(script(20));
        assertThat(world.destroy(script(20)).stops()).isEmpty();
        world.reach(script(21));
        assertThat(world.destroy(script(21)).stops()).hasSize(1);
    }

    @Test
    void stopsDeletesOfWhatPodsReferTo() throws Exception {
        world.reach(script(30));
        world.target("a").around().pod("n29", "api-1", "db", "other");
        var plan = plan(script(29), Options.Deletes.USUAL);
        assertThat(plan.stops()).extracting(d -> d.code().name()).containsExactly("DELETE_IN_USE");
        assertThat(plan.stops().getFirst().detail()).contains("n29/db", "api-1", "-allow-delete-in-use");
        assertThat(stops(script(29), new Options.Deletes(OptionalInt.empty(), true)))
                .isEmpty();
        world.target("a").around().pod("n28", "api-1", "unrelated");
    }

    @Test
    void saysWhereItCouldNotLookForPods() throws Exception {
        world.reach(script(30));
        world.target("a").around().tells(true, false);
        var plan = plan(script(29), Options.Deletes.USUAL);
        assertThat(plan.stops()).isEmpty();
        assertThat(plan.notices()).extracting(d -> d.code().name()).containsExactly("PODS_NOT_LISTED");
    }

    /** All in one namespace, where a plan sees them whether they are recorded or not. */
    private static Script side(int objects) {
        return script(0)
                .federation(
                        "db",
                        "secret.db",
                        IntStream.range(0, objects)
                                .mapToObj(i -> Script.to("db" + i, "a"))
                                .toArray(Block[]::new));
    }

    private void restoreAfterLosing(int objects) throws Exception {
        world.reach(side(30));
        var earlier = world.target("a").objects();
        world.reach(side(30 - objects));
        earlier.keySet().removeAll(world.target("a").objects().keySet());
        world.target("a").restore(earlier);
    }

    @Test
    void countsWhatARestoreBroughtBackAsAnyOther() throws Exception {
        restoreAfterLosing(21);
        assertThat(Lines.of(plan(side(9), number(21))))
                .hasSize(21)
                .allMatch(line -> line.startsWith("delete federation.db a app/db") && line.endsWith(" PUT_BACK"));
        assertThat(stops(side(9), Options.Deletes.USUAL)).containsExactly("DELETES_NOT_ALLOWED");
        assertThat(stops(side(9), number(20))).containsExactly("DELETES_NOT_ALLOWED");
        assertThat(stops(side(9), number(21))).isEmpty();
        assertThat(stops(side(8), number(21))).containsExactly("DELETES_NOT_ALLOWED");
        World.done(world.apply(plan(side(9), number(21))));
        assertThat(world.target("a").objects()).hasSize(9);
        world.settled(side(9));
    }

    @Test
    void takesWhatARestoreBroughtBackForNoPartOfTheFederation() throws Exception {
        restoreAfterLosing(20);
        assertThat(plan(side(10), Options.Deletes.USUAL).stops()).isEmpty();
    }
}
