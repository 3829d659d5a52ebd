package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied;
import dev.tacit.core.apply.Provision;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.InputRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvidedTest {
    private final World world = new World();

    private static final Script LICENSE =
            Script.EMPTY.secret("db", Map.of("license", Term.provided("vendor licence"), "user", Term.text("ann")));

    private static final Script DELIVERED = LICENSE.target("a").federation("db", "secret.db", Script.to("db", "a"));

    private InputRecord input() throws Exception {
        return world.find(InputRecord.class, InputRecord.key(Term.address("secret.db"), "license"))
                .orElseThrow();
    }

    @Test
    void waitsForWhatNobodyHasSetAndTellsTheLinesOnce() throws Exception {
        var both = DELIVERED.secret("api", Map.of("token", Term.provided("")));
        var outcome = world.tryPlan(both);
        assertThat(outcome.codes()).containsExactly("PROVIDED_NOT_SET");
        assertThat(outcome.diagnostics().getFirst().isError()).isFalse();
        assertThat(outcome.diagnostics().getFirst().detail())
                .contains("\n  tacit set secret.api token\n  tacit set secret.db license   # vendor licence");
        assertThat(Lines.changes(World.planOf(outcome)))
                .containsExactly(
                        "waits secret.db license NOT_SET",
                        "waits federation.db NOT_SET",
                        "waits secret.api token NOT_SET");
        assertThat(World.planOf(outcome).isPartial()).isTrue();
        assertThat(World.planOf(outcome).hasChanges()).isFalse();
    }

    @Test
    void plansSecretsThatDoNotNeedIt() throws Exception {
        var more = DELIVERED
                .secret("other", Map.of("k", Term.text("v")))
                .federation("other", "secret.other", Script.to("other", "a"));
        var plan = world.plan(more);
        assertThat(Lines.changes(plan))
                .contains("version secret.other 1 +k FIRST", "create federation.other a app/other FIRST")
                .contains("waits federation.db NOT_SET");
        assertThat(world.apply(plan).outcome()).isEqualTo(Applied.Outcome.PARTIAL);
        assertThat(world.target("a").object("app", "other").data()).isEqualTo(Map.of("k", "v"));
    }

    @Test
    void deliversWhatWasSetBeforeTheFirstApply() throws Exception {
        assertThat(world.set("secret.db", "license", "L1")).isEqualTo(Provision.Outcome.SET);
        assertThat(Lines.changes(world.reach(DELIVERED)))
                .containsExactly("version secret.db 1 +license +user FIRST", "create federation.db a app/db FIRST");
        assertThat(world.held("a")).isEqualTo(Map.of("license", "L1", "user", "ann"));
        world.settled(DELIVERED);
    }

    @Test
    void makesAVersionOfAnotherSettingAndNoneOfTheSame() throws Exception {
        world.set("secret.db", "license", "L1");
        world.reach(DELIVERED);
        assertThat(world.set("secret.db", "license", "L1")).isEqualTo(Provision.Outcome.UNCHANGED);
        world.settled(DELIVERED);
        var before = input();
        assertThat(world.set("secret.db", "license", "L2")).isEqualTo(Provision.Outcome.SET);
        assertThat(world.stored(before.payload())).as("the content set before").isEmpty();
        assertThat(Lines.changes(world.reach(DELIVERED)))
                .containsExactly(
                        "version secret.db 2 ~license CONTENT_CHANGED", "update federation.db a app/db NEW_VERSION");
        assertThat(world.held("a")).containsEntry("license", "L2");
    }

    @Test
    void makesNoVersionOfAValueThatCodeHeldBefore() throws Exception {
        world.reach(
                Script.EMPTY.secret("db", Map.of("license", Term.elsewhere("before", "L1"), "user", Term.text("ann"))));
        world.set("secret.db", "license", "L1");
        assertThat(Lines.of(world.reach(LICENSE))).containsExactly("note secret.db METADATA_CHANGED");
        world.settled(LICENSE);
    }

    @Test
    void leavesWhatIsDeliveredAloneWhenAKeyIsAddedThatIsNotSet() throws Exception {
        world.set("secret.db", "license", "L1");
        world.reach(DELIVERED);
        var more = DELIVERED.secret("db", Map.of("license", Term.provided(""), "token", Term.provided("")));
        var plan = world.plan(more);
        assertThat(Lines.of(plan)).containsExactly("waits secret.db token NOT_SET", "waits federation.db NOT_SET");
        assertThat(world.apply(plan).outcome()).isEqualTo(Applied.Outcome.PARTIAL);
        assertThat(world.held("a")).isEqualTo(Map.of("license", "L1", "user", "ann"));
    }

    @Test
    void makesEverythingWaitThatIsMadeOfIt() throws Exception {
        var script = DELIVERED
                .generator("free", 1)
                .secret("copy", Map.of("k", Term.of("secret.db", "data", "license")))
                .template("env", "secret.copy", Map.of("E", "{k}"))
                .federation("env", "template.env", Script.to("env", "a"))
                .output("license", Term.of("secret.db", "data", "license"), true);
        var plan = world.plan(script);
        assertThat(Lines.changes(plan))
                .containsExactlyInAnyOrder(
                        "draw generator.dice.free FIRST",
                        "waits secret.db license NOT_SET",
                        "waits federation.db NOT_SET",
                        "waits secret.copy NOT_SET",
                        "waits federation.env NOT_SET",
                        "waits output.license NOT_SET");
        world.apply(plan);
        world.set("secret.db", "license", "L1");
        world.reach(script);
        assertThat(world.target("a").object("app", "env").data()).isEqualTo(Map.of("E", "L1"));
        world.settled(script);
    }

    @Test
    void refusesAPlanMadeFromAnEarlierSetting() throws Exception {
        world.set("secret.db", "license", "L1");
        var plan = world.plan(LICENSE);
        world.set("secret.db", "license", "L2");
        var applied = world.apply(plan);
        assertThat(applied.outcome()).isEqualTo(Applied.Outcome.REFUSED);
        assertThat(applied.diagnostics()).extracting(d -> d.code().name()).containsExactly("PLAN_STALE");
    }

    @Test
    void goesBackWithItsSecret() throws Exception {
        world.set("secret.db", "license", "L1");
        world.reach(LICENSE);
        world.set("secret.db", "license", "L2");
        world.reach(LICENSE);
        var plan = world.rollback(LICENSE, "secret.db", 1);
        assertThat(Lines.of(plan))
                .containsExactly("note secret.db license ROLLED_BACK", "version secret.db 3 ~license ROLLED_BACK");
        World.done(world.apply(plan));
        assertThat(world.version("secret.db", 3)).containsEntry("license", "L1");
        assertThat(world.stored(input().payload())).isEqualTo(Map.of(InputRecord.ENTRY, "L1"));
        world.settled(LICENSE);
    }

    @Test
    void forgetsWhatIsAskedForNoMoreOnceItWasUsed() throws Exception {
        world.set("secret.db", "license", "L1");
        var without = Script.EMPTY.secret("db", Map.of("user", Term.text("ann")));
        world.reach(without);
        assertThat(input().past()).as("waits for its declaration").isEmpty();
        world.reach(LICENSE);
        var payload = input().payload();
        assertThat(Lines.of(world.reach(without)))
                .containsExactly("version secret.db 3 -license KEYS_CHANGED", "forget secret.db license NOT_DECLARED");
        assertThat(world.stored(payload)).isEmpty();
        world.settled(without);
    }

    @Test
    void goesWithARemovedSecretAndWithDestroy() throws Exception {
        world.set("secret.db", "license", "L1");
        world.reach(LICENSE);
        world.reach(Script.EMPTY);
        assertThat(world.find(InputRecord.class, InputRecord.key(Term.address("secret.db"), "license")))
                .isEmpty();
        world.set("secret.db", "license", "L1");
        World.done(world.apply(world.destroy(LICENSE)));
        assertThat(world.find(InputRecord.class, InputRecord.key(Term.address("secret.db"), "license")))
                .isEmpty();
    }

    @Test
    void isPlannedWithThePlanningKeyOnly() throws Exception {
        world.set("secret.db", "license", "L1");
        world.reach(DELIVERED);
        assertThat(Lines.of(World.planOf(world.tryPlanUnopened(DELIVERED)))).isEmpty();
        world.set("secret.db", "license", "L2");
        var derived = DELIVERED
                .secret("new", Map.of("t", Term.provided("")))
                .secret("copy", Map.of("k", Term.of("secret.new", "data", "t")));
        assertThat(Lines.changes(World.planOf(world.tryPlanUnopened(derived))))
                .containsExactly(
                        "version secret.db 2 ~license CONTENT_CHANGED",
                        "waits secret.new t NOT_SET",
                        "waits secret.copy NOT_SET",
                        "update federation.db a app/db NEW_VERSION");
    }

    @Test
    void isSetInOneCommitOrNotAtAll() throws Exception {
        world.ledger.failAfter(0);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> world.set("secret.db", "license", "L1")))
                .isInstanceOf(dev.tacit.core.record.StoreException.class);
        world.ledger.failAfter(Integer.MAX_VALUE);
        assertThat(world.tryPlan(LICENSE).codes()).containsExactly("PROVIDED_NOT_SET");
        world.set("secret.db", "license", "L1");
        world.reach(LICENSE);
        world.settled(LICENSE);
    }

    @Test
    void tellsSealedValuesThatDoNotOpenWithoutTheirContent() throws Exception {
        var good = world.ledger.seal("secret.db", "k", "hush");
        var script = Script.EMPTY.secret("db", Map.of("k", Term.sealed(good)));
        world.reach(script);
        assertThat(world.version("secret.db", 1)).isEqualTo(Map.of("k", "hush"));
        world.settled(script);
        for (var bad : new String[] {
            world.ledger.seal("secret.db", "other", "hush"), world.ledger.seal("secret.x", "k", "hush"), "hush"
        }) {
            var outcome = world.tryPlan(Script.EMPTY.secret("db", Map.of("k", Term.sealed(bad))));
            assertThat(outcome.errors()).containsExactly("SEALED_NOT_OPENED");
            assertThat(outcome.diagnostics().getFirst().subject()).isEqualTo(Block.RANGE);
            assertThat(outcome.diagnostics()).extracting(Diagnostic::detail).noneMatch(d -> d.contains("hush"));
        }
    }

    @Test
    void makesNoVersionOfAValueSealedAnew() throws Exception {
        world.reach(Script.EMPTY.secret("db", Map.of("k", Term.sealed(world.ledger.seal("secret.db", "k", "v")))));
        var anew = Script.EMPTY.secret("db", Map.of("k", Term.sealed(world.ledger.seal("secret.db", "k", "v"))));
        var other = new Term(
                java.util.Set.of(),
                _ -> dev.tacit.core.value.Secret.outside(
                        new dev.tacit.core.value.Provenance("another sealing"),
                        new dev.tacit.core.value.Outside.Sealed(world.ledger.seal("secret.db", "k", "v")),
                        Diagnostic.error(PlanCode.SEALED_NOT_OPENED, "", "", null)));
        world.settled(anew);
        assertThat(Lines.of(world.reach(Script.EMPTY.secret("db", Map.of("k", other)))))
                .containsExactly("note secret.db METADATA_CHANGED");
        assertThat(Lines.of(World.planOf(world.tryPlanUnopened(Script.EMPTY.secret("db", Map.of("k", other))))))
                .isEmpty();
    }
}
