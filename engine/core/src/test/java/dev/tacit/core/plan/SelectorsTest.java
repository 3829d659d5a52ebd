package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.value.Bool;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectorsTest {
    private final World world = new World();

    private static final Map<String, String> BILLING = Map.of("team", "billing");
    private static final Block BILLING_NAMES = Script.selector(BILLING).set("names", Script.set("billing-*"));

    private static Script base() {
        return Script.EMPTY
                .secret("db", Map.of("k", Term.elsewhere("1", "1")))
                .with(Script.target("a", Map.of("tier", "prod", "region", "eu")))
                .with(Script.target("b", Map.of("tier", "prod", "region", "us")))
                .target("c");
    }

    private static Block to(Block... nested) {
        var to = Block.of(Term.address("federation.to")).set("name", Term.text("db"));
        for (var block : nested) {
            to = to.nest(block.address().name(), block);
        }
        return to;
    }

    private static Block targets(Block selector) {
        return selector.named("target_selector");
    }

    private static Block namespaces(Block selector) {
        return selector.named("namespace_selector");
    }

    private Script selected(Block namespaces) {
        return base().federation("db", "secret.db", to(targets(Script.selector(Map.of("region", "eu"))), namespaces));
    }

    private Script billing() {
        return selected(namespaces(BILLING_NAMES));
    }

    @Test
    void goesInAPartialPlanOnlyToTargetsThatAreSelected() throws Exception {
        world.target("a").around().namespace("billing-eu", BILLING);
        world.target("b").reachable(false);
        var scope = Set.of(Term.address("secret.db"), Term.address("federation.db"));

        var outcome = world.tryPlan(Options.normal(world.now, world.random).limitedTo(scope), world.ledger, billing());

        assertThat(outcome.codes()).containsExactly("PLAN_PARTIAL");
        assertThat(Lines.changes(World.planOf(outcome)))
                .containsExactly("version secret.db 1 +k FIRST", "create federation.db a billing-eu/db NEW_NAMESPACE");
        assertThat(world.targets.connects()).isEqualTo(1);
    }

    @Test
    void selectsTargetsByTheirLabels() throws Exception {
        var script = base().federation(
                        "db",
                        "secret.db",
                        to(targets(Script.selector(Map.of("tier", "prod")))).set("namespaces", Script.set("app")));
        assertThat(Lines.changes(world.reach(script)))
                .containsExactly(
                        "version secret.db 1 +k FIRST",
                        "create federation.db a app/db FIRST",
                        "create federation.db b app/db FIRST");
        world.settled(script);
    }

    @Test
    void selectsTargetsDeclaredLater() throws Exception {
        var script = Script.EMPTY
                .secret("db", Map.of("k", Term.elsewhere("1", "1")))
                .federation(
                        "db",
                        "secret.db",
                        to(targets(Script.selector(Map.of("tier", "prod")))).set("namespaces", Script.set("app")))
                .with(Script.target("a", Map.of("tier", "prod")));
        world.reach(script);
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
    }

    @Test
    void saysWhenNoTargetMatches() throws Exception {
        var script = base().federation(
                        "db",
                        "secret.db",
                        to(targets(Script.selector(Map.of("tier", "test")))).set("namespaces", Script.set("app")));
        var outcome = world.tryPlan(script);
        assertThat(outcome.codes()).containsExactly("NO_TARGET_MATCHES");
        assertThat(outcome.errors()).isEmpty();
    }

    @Test
    void matchesExpressions() throws Exception {
        world.target("a").around().namespace("eu-1", Map.of("team", "billing", "zone", "1"));
        world.target("a").around().namespace("eu-2", Map.of("team", "shop", "zone", "2"));
        world.target("a").around().namespace("eu-3", Map.of("team", "billing"));
        world.target("a").around().namespace("eu-4", Map.of("team", "billing", "old", ""));
        world.target("a").around().namespace("eu-5", Map.of("team", "stock", "zone", "5"));
        var selector = Script.selector(Map.of())
                .set("names", Script.set("eu-*"))
                .nest("match_expressions", Script.expression("team", "In", "billing", "stock"))
                .nest("match_expressions", Script.expression("zone", "NotIn", "5"))
                .nest("match_expressions", Script.expression("team", "Exists"))
                .nest("match_expressions", Script.expression("old", "DoesNotExist"));
        assertThat(Lines.changes(world.plan(selected(namespaces(selector)))))
                .containsExactly(
                        "version secret.db 1 +k FIRST",
                        "create federation.db a eu-1/db NEW_NAMESPACE",
                        "create federation.db a eu-3/db NEW_NAMESPACE");
    }

    @Test
    void namesOrAnyNameGuardAgainstLabels() throws Exception {
        assertThat(errors(Script.selector(BILLING))).containsExactly("NAMES_REQUIRED");
        assertThat(errors(Script.selector(BILLING).set("any_name", Term.of(Bool.TRUE))))
                .isEmpty();
        assertThat(errors(Script.selector(Map.of()).set("names", Script.set("billing-*"))))
                .isEmpty();
        assertThat(errors(Script.selector(Map.of()))).containsExactly("NAMES_REQUIRED");
    }

    @Test
    void refusesEmptySelectors() throws Exception {
        assertThat(errors(Script.selector(Map.of()).set("any_name", Term.of(Bool.TRUE))))
                .containsExactly("EMPTY_SELECTOR");
        assertThat(errors(Script.selector(Map.of()).set("names", Script.set("*"))))
                .containsExactly("EMPTY_SELECTOR");
        var script = base().federation(
                        "db",
                        "secret.db",
                        to(targets(Script.selector(Map.of()))).set("namespaces", Script.set("app")));
        assertThat(world.tryPlan(script).errors()).containsExactly("EMPTY_SELECTOR");
    }

    @Test
    void refusesSelectorsThatCannotMatch() throws Exception {
        for (var faulty : List.of(
                Script.expression("team", "Like", "x"),
                Script.expression("team", "In"),
                Script.expression("team", "Exists", "x"),
                Script.expression("no label", "Exists"),
                Script.expression("team", "In", "no value"))) {
            assertThat(errors(BILLING_NAMES.nest("match_expressions", faulty))).contains("INVALID_SELECTOR");
        }
        assertThat(errors(BILLING_NAMES.set("exclude", Script.set("Billing")))).containsExactly("INVALID_SELECTOR");
        assertThat(errors(Script.selector(Map.of("team", "a b")).set("names", Script.set("x"))))
                .containsExactly("INVALID_SELECTOR");
    }

    private List<String> errors(Block namespaceSelector) throws Exception {
        return world.tryPlan(selected(namespaces(namespaceSelector))).errors();
    }

    @Test
    void takesTargetsEitherListedOrSelected() throws Exception {
        var both = Script.to("db", "a").nest("target_selector", Script.selector(Map.of("tier", "prod")));
        assertThat(world.tryPlan(base().federation("db", "secret.db", both)).errors())
                .containsExactly("TARGETS_REQUIRED");
        assertThat(world.tryPlan(base().federation("db", "secret.db", to())).errors())
                .containsExactly("TARGETS_REQUIRED");
        var twice = Script.to("db", "a").nest("namespace_selector", BILLING_NAMES);
        assertThat(world.tryPlan(base().federation("db", "secret.db", twice)).errors())
                .containsExactly("NAMESPACES_TWICE");
    }

    @Test
    void leavesOutSystemExcludedAndTerminatingNamespaces() throws Exception {
        var a = world.target("a").around();
        for (var name : List.of("billing-1", "billing-2", "billing-old", "kube-billing", "shop")) {
            a.namespace(name, BILLING);
        }
        a.terminating("billing-2");
        var any = Script.selector(BILLING).set("any_name", Term.of(Bool.TRUE)).set("exclude", Script.set("*-old"));
        assertThat(Lines.changes(world.reach(selected(namespaces(any)))))
                .containsExactly(
                        "version secret.db 1 +k FIRST",
                        "create federation.db a billing-1/db NEW_NAMESPACE",
                        "create federation.db a shop/db NEW_NAMESPACE");
        world.settled(selected(namespaces(any)));
    }

    @Test
    void tellsOfNamespacesThatAppear() throws Exception {
        world.target("a").around().namespace("billing-1", BILLING);
        world.reach(billing());
        world.target("a").around().namespace("billing-2", BILLING);
        assertThat(Lines.of(world.reach(billing())))
                .containsExactly("create federation.db a billing-2/db NEW_NAMESPACE");
        world.settled(billing());
    }

    @Test
    void keepsWhatNoSelectorMeansAnyMore() throws Exception {
        var a = world.target("a");
        a.around().namespace("billing-1", BILLING);
        world.reach(billing());
        var before = a.object("billing-1", "db");
        a.around().namespace("billing-1", Map.of());
        var plan = world.reach(billing());
        assertThat(Lines.of(plan)).containsExactly("note federation.db a billing-1/db SELECTED_NO_MORE");
        assertThat(plan.hasChanges()).isFalse();
        assertThat(status("billing-1")).isEqualTo(DeliveryRecord.Status.KEPT);
        world.settled(billing());
        a.around().namespace("billing-1", BILLING);
        assertThat(Lines.of(world.reach(billing()))).containsExactly("note federation.db a billing-1/db WANTED_AGAIN");
        assertThat(status("billing-1")).isEqualTo(DeliveryRecord.Status.DELIVERED);
        assertThat(a.object("billing-1", "db")).as("not rewritten").isEqualTo(before);
        world.settled(billing());
    }

    @Test
    void bringsWhatWasKeptUpToDateWhenItIsWantedAgain() throws Exception {
        var a = world.target("a");
        a.around().namespace("billing-1", BILLING);
        world.reach(billing());
        a.around().namespace("billing-1", Map.of());
        world.reach(billing());
        a.edit(new ObjectKey("billing-1", "db"), held -> held.data(Map.of("k", "edited")));
        world.reach(billing());
        world.settled(billing());
        a.around().namespace("billing-1", BILLING);
        world.reach(billing());
        assertThat(a.object("billing-1", "db").data()).isEqualTo(Map.of("k", "1"));
        world.settled(billing());
    }

    @Test
    void deletesWhatNoSelectorMeansAnyMoreWhereThatIsAskedFor() throws Exception {
        var script = billing().with(on("delete"));
        world.target("a").around().namespace("billing-1", BILLING);
        world.reach(script);
        world.target("a").around().namespace("billing-1", Map.of());
        assertThat(Lines.of(world.reach(script))).contains("delete federation.db a billing-1/db SELECTED_NO_MORE");
        assertThat(world.target("a").objects()).isEmpty();
        world.settled(script);
        assertThat(world.tryPlan(billing().with(on("forget"))).errors()).containsExactly("UNKNOWN_ON_DELETE");
    }

    private Block on(String what) {
        return billing().block("federation.db").set("on_delete", Term.text(what));
    }

    @Test
    void deletesWhatWasKeptOnceItsBlockIsGone() throws Exception {
        world.target("a").around().namespace("billing-1", BILLING);
        world.reach(billing());
        world.target("a").around().namespace("billing-1", Map.of());
        world.reach(billing());
        assertThat(Lines.of(world.reach(base()))).contains("delete federation.db a billing-1/db NOT_DECLARED");
        assertThat(world.target("a").objects()).isEmpty();
        world.settled(base());
    }

    @Test
    void buriesASecretWhoseObjectWasKept() throws Exception {
        world.target("a").around().namespace("billing-1", BILLING);
        world.reach(billing());
        world.target("a").around().namespace("billing-1", Map.of());
        var other = base().without("secret.db")
                .secret("other", Map.of("k", Term.elsewhere("2", "2")))
                .with(billing().block("federation.db").set("source", Term.whole("secret.other")));
        world.reach(other);
        assertThat(Lines.of(world.plan(other))).isEmpty();
        world.target("a").around().namespace("billing-1", BILLING);
        world.reach(other);
        assertThat(world.target("a").object("billing-1", "db").data()).isEqualTo(Map.of("k", "2"));
        world.settled(other);
    }

    @Test
    void forgetsWhatVanishedWithItsNamespace() throws Exception {
        var a = world.target("a");
        a.around().namespace("billing-1", BILLING);
        a.around().namespace("billing-2", BILLING);
        world.reach(billing());
        a.around().terminating("billing-1");
        assertThat(Lines.of(world.plan(billing()))).as("it goes by itself").isEmpty();
        a.removeNamespace("billing-1");
        assertThat(Lines.of(world.reach(billing()))).containsExactly("forget federation.db a billing-1/db GONE");
        world.settled(billing());
    }

    @Test
    void defersWhatItCannotSelect() throws Exception {
        var a = world.target("a");
        a.around().namespace("billing-1", BILLING);
        world.reach(billing());
        a.around().namespace("billing-2", BILLING);
        a.around().tells(false, true);
        var plan = world.plan(billing());
        assertThat(Lines.of(plan)).containsExactly("deferred federation.db a [billing-1/db] UNREACHABLE");
        assertThat(plan.isPartial()).isTrue();
        a.around().tells(true, true);
        a.reachable(false);
        assertThat(Lines.of(world.plan(billing())))
                .containsExactly("deferred federation.db a [billing-1/db] UNREACHABLE");
    }

    @Test
    void defersAFirstSelectionOfATargetThatIsNotReached() throws Exception {
        world.target("a").reachable(false);
        assertThat(Lines.changes(world.plan(billing())))
                .containsExactly("version secret.db 1 +k FIRST", "deferred federation.db a [] UNREACHABLE");
        world.target("a").reachable(true);
        world.target("a").around().tells(false, true);
        assertThat(Lines.changes(world.plan(billing())))
                .containsExactly("version secret.db 1 +k FIRST", "deferred federation.db a [] UNREACHABLE");
    }

    @Test
    void refusesAnObjectClaimedByTwoSelectors() throws Exception {
        world.target("a").around().namespace("billing-1", BILLING);
        var listed = Script.toNamespaces("db", List.of("billing-1"), "a");
        var outcome = world.tryPlan(billing().federation("other", "secret.db", listed));
        assertThat(outcome.errors()).containsExactly("OBJECT_CLAIMED_TWICE");
        assertThat(outcome.diagnostics().getFirst().detail()).contains("federation.db", "federation.other");
        var one = base().federation(
                        "db",
                        "secret.db",
                        listed,
                        to(targets(Script.selector(Map.of("region", "eu"))), namespaces(BILLING_NAMES)));
        assertThat(world.tryPlan(one).errors()).containsExactly("OBJECT_CLAIMED_TWICE");
    }

    @Test
    void refusesAnObjectSelectedThroughTwoNamesOfOneTarget() throws Exception {
        world.target("a").around().namespace("billing-1", BILLING);
        var script = billing()
                .with(Script.target("x", Map.of()).set("name", Term.text("a")))
                .with(Script.target("alias", Map.of("alias", "yes")).set("name", Term.text("a")))
                .federation(
                        "other",
                        "secret.db",
                        to(targets(Script.selector(Map.of("alias", "yes"))), namespaces(BILLING_NAMES)));
        var outcome = world.tryPlan(script);
        assertThat(outcome.errors()).containsExactly("OBJECT_CLAIMED_TWICE");
        assertThat(outcome.diagnostics().getFirst().detail())
                .contains("federation.db", "federation.other", "target.memory.a", "target.memory.alias");
    }

    @Test
    void selectsAsRecordedWithoutTheValueKey() throws Exception {
        world.target("a").around().namespace("billing-1", BILLING);
        world.reach(billing());
        var outcome = world.tryPlanUnopened(billing());
        assertThat(Lines.of(World.planOf(outcome))).isEmpty();
    }

    private DeliveryRecord.Status status(String namespace) throws Exception {
        return world.delivery("db", "a", new ObjectKey(namespace, "db"))
                .orElseThrow()
                .status();
    }
}
