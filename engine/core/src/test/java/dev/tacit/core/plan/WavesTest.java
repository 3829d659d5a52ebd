package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied;
import dev.tacit.core.apply.Applied.Outcome;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WavesTest {
    private final Voyage voyage = new Voyage();

    private static List<String> codes(Applied applied) {
        return applied.diagnostics().stream().map(d -> d.code().name()).toList();
    }

    @Test
    void planKnowsTheWaveOfEachDelivery() throws Exception {
        var script = Voyage.script("1", Voyage.oneByOne("stop"));
        assertThat(Lines.changes(voyage.world.plan(script)))
                .containsExactly(
                        "version secret.db 1 +k FIRST",
                        "goes federation.db [1, 2, 3] IN_WAVES",
                        "create federation.db a app/db wave 1 FIRST",
                        "create federation.db b app/db wave 2 FIRST",
                        "create federation.db c app/db wave 3 FIRST");
    }

    @Test
    void firstWaveThatTakesAnObjectHasIt() throws Exception {
        var labelled = Voyage.wave().nest("target_selector", Script.selector(Map.of("region", "us")));
        var script = Voyage.script("1", Voyage.rollout("stop", labelled, Voyage.wave("a", "b"), Voyage.wave()));
        assertThat(Lines.changes(voyage.world.plan(script)))
                .contains(
                        "create federation.db b app/db wave 1 FIRST",
                        "create federation.db a app/db wave 2 FIRST",
                        "create federation.db c app/db wave 3 FIRST");
    }

    @Test
    void takesNamespacesByNameOrLabel() throws Exception {
        voyage.world.target("a").around().namespace("app", Map.of("canary", "yes"));
        voyage.world.target("b").around().namespace("app", Map.of());
        voyage.world.target("c").around().namespace("app", Map.of("canary", "no"));
        var byLabel = Voyage.wave().nest("namespace_selector", Script.selector(Map.of("canary", "yes")));
        assertThat(Lines.changes(voyage.world.plan(Voyage.script("1", Voyage.rollout("stop", byLabel, Voyage.wave())))))
                .contains(
                        "create federation.db a app/db wave 1 FIRST",
                        "create federation.db b app/db wave 2 FIRST",
                        "create federation.db c app/db wave 2 FIRST");
        var byName = Voyage.wave("b").set("namespaces", Script.set("app"));
        assertThat(Lines.changes(voyage.world.plan(Voyage.script("1", Voyage.rollout("stop", byName, Voyage.wave())))))
                .contains("create federation.db b app/db wave 1 FIRST", "create federation.db a app/db wave 2 FIRST");
    }

    @Test
    void objectInNoWaveIsAnError() throws Exception {
        var outcome = voyage.world.tryPlan(Voyage.script("1", Voyage.rollout("stop", Voyage.wave("a", "b"))));
        assertThat(outcome.errors()).containsExactly("IN_NO_WAVE");
        assertThat(outcome.diagnostics().getFirst().detail()).contains("app/db in target.memory.c");
    }

    @Test
    void objectInNoWaveIsAnErrorThoughNothingIsToBeDone() throws Exception {
        voyage.reach(Voyage.script("1", Voyage.oneByOne("stop")));
        var outcome = voyage.world.tryPlan(Voyage.script("1", Voyage.rollout("stop", Voyage.wave("a"))));
        assertThat(outcome.errors()).containsExactly("IN_NO_WAVE");
    }

    @Test
    void refusesRolloutsThatMakeNoSense() throws Exception {
        for (var wave : List.of(Voyage.pausing(Voyage.wave(), "soon"), Voyage.pausing(Voyage.wave(), "0s"))) {
            assertThat(voyage.world
                            .tryPlan(Voyage.script("1", Voyage.rollout("stop", wave)))
                            .errors())
                    .containsAnyOf("INVALID_DURATION", "INVALID_ROLLOUT");
        }
        assertThat(voyage.world
                        .tryPlan(Voyage.script("1", Voyage.rollout("perhaps", Voyage.wave())))
                        .errors())
                .containsExactly("INVALID_ROLLOUT");
    }

    @Test
    void orderOfWavesAndWhatIsBetweenThemArePartOfTheIntent() throws Exception {
        var digests = Stream.of(
                        Voyage.oneByOne("stop"),
                        Voyage.rollout("stop", Voyage.wave("b"), Voyage.wave("a"), Voyage.wave()),
                        Voyage.rollout("stop", Voyage.wave("a"), Voyage.wave("b"), Voyage.checked(Voyage.wave())),
                        Voyage.rollout("stop", Voyage.wave("a"), Voyage.pausing(Voyage.wave("b"), "5m"), Voyage.wave()),
                        Voyage.oneByOne("continue"))
                .map(rollout -> {
                    try {
                        return Intent.of(voyage.world.plan(Voyage.script("1", rollout)))
                                .digest();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
        assertThat(digests).doesNotHaveDuplicates();
    }

    @Test
    void nextWaveBeginsWhenTheOneBeforeIsWhole() throws Exception {
        var script = Voyage.script("1", Voyage.oneByOne("stop"));
        var applied = voyage.reach(script);

        assertThat(applied.outcome()).isEqualTo(Outcome.DONE);
        assertThat(voyage.log).containsExactly("a", "1 good", "b", "2 good", "c", "3 good");
        assertThat(voyage.course()).isEmpty();
        voyage.world.settled(script);
    }

    @Test
    void failedWaveIsTheLast() throws Exception {
        var script = Voyage.script("1", Voyage.oneByOne("stop"));
        voyage.reach(script);
        var next = Voyage.script("2", Voyage.oneByOne("stop"));
        voyage.refuse("b");
        var applied = voyage.reach(next);

        assertThat(applied.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(codes(applied)).contains("WAVE_FAILED");
        assertThat(applied.counts().later()).isEqualTo(1);
        assertThat(voyage.log).containsExactly("a", "1 good", "b", "2 bad");
        assertThat(voyage.all()).isEqualTo("211");

        assertThat(Lines.changes(voyage.world.plan(next)))
                .containsExactly(
                        "goes federation.db [2, 3] IN_WAVES",
                        "update federation.db b app/db wave 2 NEW_VERSION",
                        "update federation.db c app/db wave 3 UNFINISHED");
        voyage.heal("b");
        assertThat(voyage.reach(next).outcome()).isEqualTo(Outcome.DONE);
        assertThat(voyage.log).containsExactly("b", "2 good", "c", "3 good");
        voyage.world.settled(next);
    }

    @Test
    void failedWaveStopsNothingWhereThatIsSaid() throws Exception {
        voyage.refuse("a");
        var applied = voyage.reach(Voyage.script("1", Voyage.oneByOne("continue")));
        assertThat(applied.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(voyage.log).containsExactly("a", "1 bad", "b", "2 good", "c", "3 good");
    }

    @Test
    void laterWavesWaitForATargetThatCannotBeReached() throws Exception {
        var script = Voyage.script("1", Voyage.oneByOne("stop"));
        voyage.world.target("b").reachable(false);
        var plan = voyage.world.plan(script);
        assertThat(Lines.changes(plan))
                .containsExactly(
                        "version secret.db 1 +k FIRST",
                        "goes federation.db [1] IN_WAVES",
                        "deferred federation.db b [app/db] UNREACHABLE",
                        "deferred federation.db c [app/db] WAVE_WAITS",
                        "create federation.db a app/db wave 1 FIRST");
        voyage.apply(plan);
        assertThat(voyage.all()).isEqualTo("1");
        voyage.world.target("b").reachable(true);
        assertThat(voyage.reach(script).outcome()).isEqualTo(Outcome.DONE);
        assertThat(voyage.log).containsExactly("b", "2 good", "c", "3 good");
    }

    @Test
    void laterWavesWaitForATargetThatIsGoneByNow() throws Exception {
        var script = Voyage.script("1", Voyage.oneByOne("stop"));
        var plan = voyage.world.plan(script);
        voyage.world.target("a").reachable(false);
        assertThat(voyage.apply(plan).outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(voyage.all()).isEmpty();
        assertThat(voyage.log).doesNotContain("b", "c");
        voyage.world.target("a").reachable(true);
        assertThat(voyage.reach(script).outcome()).isEqualTo(Outcome.DONE);
        assertThat(voyage.log).containsExactly("a", "1 good", "b", "2 good", "c", "3 good");
    }

    @Test
    void unreachedTargetHoldsNothingUpWhereThatIsSaid() throws Exception {
        voyage.world.target("a").reachable(false);
        var applied = voyage.reach(Voyage.script("1", Voyage.oneByOne("continue")));
        assertThat(applied.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(voyage.all()).isEqualTo("11");
    }

    @Test
    void checkDecidesAboutItsWave() throws Exception {
        var rollout = Voyage.rollout(
                "stop", Voyage.checked(Voyage.wave("a")), Voyage.wave("b"), Voyage.checked(Voyage.wave()));
        var script = Voyage.script("1", rollout);
        voyage.checks.fails = Set.of(1);
        var applied = voyage.reach(script);
        assertThat(applied.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(voyage.log).containsExactly("a", "1 bad");

        // Nothing is left to deliver in the first wave, and yet it has to be found good.
        assertThat(voyage.reach(script).outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(voyage.log).containsExactly("1 bad");
        voyage.checks.fails = Set.of();
        assertThat(voyage.reach(script).outcome()).isEqualTo(Outcome.DONE);
        assertThat(voyage.log).containsExactly("1 good", "b", "2 good", "c", "3 good");
        assertThat(voyage.checks.heard).containsExactly("check 1 of federation.db", "check 3 of federation.db");
        voyage.world.settled(script);
    }

    @Test
    void failedCheckOfTheLastWaveIsRepeated() throws Exception {
        var script = Voyage.script("1", Voyage.rollout("stop", Voyage.checked(Voyage.wave())));
        voyage.checks.fails = Set.of(1);
        assertThat(voyage.reach(script).outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(voyage.all()).isEqualTo("111");
        voyage.checks.fails = Set.of();
        var again = voyage.world.plan(script);
        assertThat(again.hasChanges()).isFalse();
        assertThat(again.hasWork()).isTrue();
        assertThat(voyage.apply(again).outcome()).isEqualTo(Outcome.DONE);
        voyage.world.settled(script);
    }

    @Test
    void shortPauseIsWaitedFor() throws Exception {
        var script = Voyage.script("1", Voyage.rollout("stop", Voyage.pausing(Voyage.wave("a"), "20s"), Voyage.wave()));
        voyage.tick = Duration.ofSeconds(1); // a lock is in doubt after 15 without renewal
        var before = voyage.world.now;
        assertThat(voyage.reach(script).outcome()).isEqualTo(Outcome.DONE);
        assertThat(voyage.log.subList(0, 2)).containsExactly("a", "1 good");
        assertThat(voyage.log).endsWith("2 good");
        assertThat(voyage.world.now).isAfter(before.plus(Duration.ofSeconds(20)));
    }

    @Test
    void longPauseEndsTheApply() throws Exception {
        var script = Voyage.script("1", Voyage.rollout("stop", Voyage.pausing(Voyage.wave("a"), "1h"), Voyage.wave()));
        var applied = voyage.reach(script);
        assertThat(applied.outcome()).isEqualTo(Outcome.AWAITING);
        assertThat(codes(applied)).containsExactly("APPROVAL_PENDING");
        assertThat(voyage.all()).isEqualTo("1");

        assertThat(Lines.changes(voyage.world.plan(script))).containsExactly("rests federation.db after 1: 2 PAUSED");
        assertThat(voyage.reach(script).outcome()).isEqualTo(Outcome.AWAITING);
        voyage.world.now = voyage.world.now.plus(Duration.ofHours(1));
        assertThat(voyage.reach(script).outcome()).isEqualTo(Outcome.DONE);
        assertThat(voyage.all()).isEqualTo("111");
        voyage.world.settled(script);
    }

    @Test
    void approvalLetsTheNextWaveBegin() throws Exception {
        var rollout = Voyage.rollout(
                "stop",
                Voyage.pausing(Voyage.checked(Voyage.wave("a")), "approval"),
                Voyage.pausing(Voyage.wave("b"), "approval"),
                Voyage.wave());
        var script = Voyage.script("1", rollout);
        var applied = voyage.reach(script);
        assertThat(applied.outcome()).isEqualTo(Outcome.AWAITING);
        assertThat(applied.counts().later()).isEqualTo(2);
        assertThat(voyage.all()).isEqualTo("1");

        // An apply that nobody approved does not go on, however often it is tried.
        var plan = voyage.world.plan(script);
        assertThat(Lines.changes(plan)).containsExactly("rests federation.db after 1: 2 APPROVAL_AWAITED");
        assertThat(plan.hasChanges()).isFalse();
        assertThat(voyage.apply(plan).outcome()).isEqualTo(Outcome.AWAITING);
        assertThat(voyage.all()).isEqualTo("1");

        var next = voyage.goOn(script);
        assertThat(course(next).approved()).isTrue();
        assertThat(course(next).asBegun()).isTrue();
        assertThat(voyage.apply(next).outcome()).isEqualTo(Outcome.AWAITING);
        assertThat(voyage.all()).isEqualTo("11");
        assertThat(voyage.checks.heard).isEmpty();
        assertThat(voyage.apply(voyage.goOn(script)).outcome()).isEqualTo(Outcome.DONE);
        assertThat(voyage.all()).isEqualTo("111");
        voyage.world.settled(script);
    }

    private static Change.Course.State.Goes course(Plan plan) {
        return plan.changes().stream()
                .flatMap(c ->
                        c instanceof Change.Course course && course.state() instanceof Change.Course.State.Goes goes
                                ? Stream.of(goes)
                                : null)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatChangedSinceIsDeliveredInWavesAnew() throws Exception {
        var rollout = Voyage.rollout("stop", Voyage.pausing(Voyage.wave("a"), "approval"), Voyage.wave());
        voyage.reach(Voyage.script("1", rollout));
        var changed = Voyage.script("2", rollout);
        assertThat(Lines.changes(voyage.world.plan(changed)))
                .containsExactly(
                        "version secret.db 2 ~k CONTENT_CHANGED",
                        "goes federation.db [1, 2] IN_WAVES",
                        "update federation.db a app/db wave 1 NEW_VERSION",
                        "create federation.db b app/db wave 2 UNFINISHED",
                        "create federation.db c app/db wave 2 UNFINISHED");
        assertThat(voyage.reach(changed).outcome()).isEqualTo(Outcome.AWAITING);
        assertThat(voyage.all()).isEqualTo("2");
    }

    @Test
    void federationsDoNotWaitForEachOther() throws Exception {
        var rollout = Voyage.rollout("stop", Voyage.pausing(Voyage.wave("a"), "approval"), Voyage.wave());
        var script = Voyage.script("1", rollout).federation("other", "secret.db", Script.to("other", "a", "b"));
        var applied = voyage.reach(script);
        assertThat(applied.outcome()).isEqualTo(Outcome.AWAITING);
        assertThat(voyage.world.target("b").objects()).hasSize(1);
        assertThat(applied.counts().created()).isEqualTo(3);
    }

    @Test
    void failedWaveTakesBackWhatWasDelivered() throws Exception {
        var rollout = Voyage.oneByOne("rollback");
        voyage.reach(Voyage.script("1", rollout));
        voyage.refuse("b");
        var next = Voyage.script("2", rollout);
        var applied = voyage.reach(next);
        assertThat(applied.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(applied.back()).containsExactly(Voyage.DB);
        assertThat(voyage.all()).isEqualTo("211");
        voyage.heal("b");

        var back = voyage.world.plan(next);
        assertThat(Lines.changes(back))
                .containsExactly("held federation.db 2 for 1: 1 HELD", "update federation.db a app/db ROLLED_BACK");
        assertThat(voyage.apply(back).counts().updated()).isEqualTo(1);
        assertThat(voyage.all()).isEqualTo("111");

        var held = voyage.world.plan(next);
        assertThat(Lines.of(held)).containsExactly("held federation.db 2 for 1: 0 HELD");
        assertThat(held.hasWork()).isFalse();
        assertThat(held.isPartial()).isTrue();

        var newer = Voyage.script("3", rollout);
        assertThat(voyage.reach(newer).outcome()).isEqualTo(Outcome.DONE);
        assertThat(voyage.all()).isEqualTo("333");
        assertThat(voyage.course()).isEmpty();
        voyage.world.settled(newer);
    }

    @Test
    void whereNothingWasBeforeAFailedWaveIsTheLast() throws Exception {
        voyage.refuse("b");
        var applied = voyage.reach(Voyage.script("1", Voyage.oneByOne("rollback")));
        assertThat(applied.back()).isEmpty();
        assertThat(applied.diagnostics().getLast().detail()).contains("cannot go back");
        assertThat(voyage.all()).isEqualTo("1");
    }

    @Test
    void takesBackWhatAnotherProcessDelivered() throws Exception {
        var rollout =
                Voyage.rollout("rollback", Voyage.pausing(Voyage.wave("a"), "approval"), Voyage.checked(Voyage.wave()));
        voyage.reach(Voyage.script("1", Voyage.rollout("stop", Voyage.wave())));
        var next = Voyage.script("2", rollout);
        voyage.reach(next);
        assertThat(voyage.all()).isEqualTo("211");
        voyage.checks.fails = Set.of(2);
        assertThat(voyage.apply(voyage.goOn(next)).back()).containsExactly(Voyage.DB);
        assertThat(voyage.all()).isEqualTo("222");
        voyage.reach(next);
        assertThat(voyage.all()).isEqualTo("111");
    }

    @Test
    void doesNotGoBackOnceTheIssuerHasHeard() throws Exception {
        var told = Block.of(Term.address("secret.activate"))
                .set("command", Term.of(new ListValue(Type.STRING, List.of(new Text("./tell")))));
        var first = Voyage.script("1", Voyage.oneByOne("rollback"));
        voyage.reach(first.with(first.block("secret.db").nest("activate", told)));
        voyage.refuse("b");
        var next = Voyage.script("2", Voyage.oneByOne("rollback"));
        var applied = voyage.reach(next.with(next.block("secret.db").nest("activate", told)));
        assertThat(applied.back()).isEmpty();
        assertThat(codes(applied)).contains("WAVE_FAILED");
        assertThat(voyage.all()).isEqualTo("211");
    }

    @Test
    void gateStaysShutWhileAnEarlierTargetIsAway() throws Exception {
        var rollout =
                Voyage.rollout("stop", Voyage.wave("a"), Voyage.pausing(Voyage.wave("b"), "approval"), Voyage.wave());
        var script = Voyage.script("1", rollout);
        voyage.reach(script);
        assertThat(voyage.all()).isEqualTo("11");
        voyage.world.target("a").reachable(false);
        voyage.apply(voyage.world.plan(script));
        voyage.world.target("a").reachable(true);
        voyage.world.target("a").remove(World.DB);
        voyage.apply(voyage.world.plan(script));
        assertThat(voyage.all()).isEqualTo("11");
        assertThat(Lines.changes(voyage.world.plan(script)))
                .containsExactly("rests federation.db after 2: 1 APPROVAL_AWAITED");
    }
}
