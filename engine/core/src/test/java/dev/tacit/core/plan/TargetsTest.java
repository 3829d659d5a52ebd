package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied;
import dev.tacit.core.provider.MemoryTargets;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.MemoryLedger;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.TargetRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private final World world = new World();

    private static Script db(String content, String... targets) {
        var script = Script.EMPTY.secret("db", Map.of("k", Term.elsewhere(content, content)));
        for (var target : targets) {
            script = script.target(target);
        }
        return script.federation("db", "secret.db", Script.to("db", targets));
    }

    private boolean remembers(String target) throws Exception {
        return world.find(TargetRecord.class, TargetRecord.key(MemoryTargets.address(target)))
                .isPresent();
    }

    @Test
    void remembersWhereItDelivered() throws Exception {
        world.reach(db("1", "a").target("idle"));
        assertThat(remembers("a")).isTrue();
        assertThat(remembers("idle")).isFalse();
    }

    @Test
    void defersWhatIsUnreachableAlone() throws Exception {
        world.reach(db("1", "a", "b"));
        world.target("a").reachable(false);
        var plan = world.plan(db("2", "a", "b"));
        assertThat(Lines.of(plan))
                .containsExactly(
                        "version secret.db 2 ~k CONTENT_CHANGED",
                        "deferred federation.db a [app/db] UNREACHABLE",
                        "update federation.db b app/db NEW_VERSION");
        world.apply(plan);
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
        assertThat(world.held("b")).isEqualTo(Map.of("k", "2"));
        world.target("a").reachable(true);
        assertThat(Lines.of(world.reach(db("2", "a", "b"))))
                .containsExactly("update federation.db a app/db NEW_VERSION");
        world.settled(db("2", "a", "b"));
    }

    @Test
    void defersTheObjectsThatCannotBeSeen() throws Exception {
        var script = db("1", "a").federation("db", "secret.db", Script.to("db", "a"), Script.to("db2", "a"));
        world.reach(script);
        var blind = new BlindSpot(world.targets, World.DB);
        world.providers = new Providers(List.of(world.dice), List.of(blind), world.braces);
        var next = script.secret("db", Map.of("k", Term.elsewhere("2", "2")))
                .federation("db", "secret.db", Script.to("db2", "a"));
        var plan = world.plan(next);
        assertThat(Lines.of(plan))
                .containsExactly(
                        "version secret.db 2 ~k CONTENT_CHANGED",
                        "update federation.db a app/db2 NEW_VERSION",
                        "deferred federation.db a [app/db] UNREACHABLE");
        assertThat(blind.open).as("connections").hasValue(0);
        world.apply(plan);
        world.providers = new Providers(List.of(world.dice), List.of(world.targets), world.braces);
        assertThat(Lines.of(world.reach(next))).containsExactly("delete federation.db a app/db NOT_DECLARED");
        world.settled(next);
    }

    @Test
    void doesNotMindAnUnreachableTargetThatNothingNeeds() throws Exception {
        world.target("idle").reachable(false);
        world.reach(db("1", "a").target("idle"));
        world.settled(db("1", "a").target("idle"));
    }

    @Test
    void refusesAnotherTargetUnderTheSameSettings() throws Exception {
        world.reach(db("1", "a"));
        world.target("a").becomes("someone else");
        assertThat(world.tryPlan(db("2", "a")).errors()).containsExactly("WRONG_CLUSTER");
    }

    @Test
    void takesARebuiltTargetThatHoldsNothingOfOurs() throws Exception {
        world.reach(db("1", "a"));
        world.reach(db("1", "b").target("a"));
        assertThat(remembers("a")).isFalse();
        world.target("a").becomes("rebuilt");
        world.reach(db("1", "a", "b"));
        world.settled(db("1", "a", "b"));
    }

    @Test
    void refusesOneObjectThroughTwoNamesOfOneTarget() throws Exception {
        var script = db("1", "a").target("alias", "a");
        var twice = script.federation("other", "secret.db", Script.to("db", "alias"));
        assertThat(world.tryPlan(twice).errors()).containsExactly("OBJECT_CLAIMED_TWICE");
        var apart = script.federation("other", "secret.db", Script.to("db2", "alias"));
        world.reach(apart);
        world.settled(apart);
    }

    @Test
    void reachesARemovedTargetThroughItsRecord() throws Exception {
        world.reach(db("1", "a", "b"));
        var less = db("1", "b");
        assertThat(Lines.of(world.reach(less)))
                .containsExactly("delete federation.db a app/db NOT_DECLARED", "forget target.memory.a NOT_DECLARED");
        assertThat(world.target("a").objects()).isEmpty();
        world.settled(less);
    }

    @Test
    void refusesToForgetATargetWhoseCredentialsStoodInItsBlock() throws Exception {
        var script = db("1", "b").targetWithToken("b", "hidden");
        world.reach(script);
        world.settled(script);
        var outcome = world.tryPlan(Script.EMPTY.secret("db", Map.of("k", Term.elsewhere("1", "1"))));
        assertThat(outcome.errors()).containsExactly("TARGET_REMOVED_FIRST");
        assertThat(outcome.diagnostics().toString()).contains("app/db").doesNotContain("hidden");
        world.reach(script.without("federation.db"));
        world.settled(Script.EMPTY.secret("db", Map.of("k", Term.elsewhere("1", "1"))));
    }

    @Test
    void notesChangedSettings() throws Exception {
        world.reach(db("1", "a"));
        var token = db("1", "a").targetWithToken("a", "hidden");
        assertThat(Lines.of(world.reach(token))).containsExactly("note target.memory.a METADATA_CHANGED");
        world.settled(token);
    }

    @Test
    void handsAnObjectOverToANewNameOfItsTarget() throws Exception {
        world.reach(db("1", "a"));
        var renamed = Script.EMPTY
                .secret("db", Map.of("k", Term.elsewhere("1", "1")))
                .target("z", "a")
                .federation("db", "secret.db", Script.to("db", "z"));
        assertThat(Lines.changes(world.reach(renamed))).isEmpty();
        assertThat(world.target("a").written()).hasSize(1);
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
        world.settled(renamed);
    }

    @Test
    void doesNotLoseAnObjectOnItsWayToANewNameOfItsTarget() throws Exception {
        world.reach(db("1", "a"));
        var renamed = Script.EMPTY
                .secret("db", Map.of("k", Term.elsewhere("2", "2")))
                .target("z", "a")
                .federation("db", "secret.db", Script.to("db", "z"));
        var plan = world.plan(renamed);
        world.target("a").reachable(false);
        assertThat(world.apply(plan).outcome()).isEqualTo(Applied.Outcome.PARTIAL);
        world.target("a").reachable(true);
        var gone = renamed.without("federation.db");
        world.reach(gone);
        assertThat(world.target("a").objects()).isEmpty();
        world.settled(gone);
    }

    @Test
    void refusesAStoreOlderThanWhatItDelivered() throws Exception {
        world.reach(db("1", "a"));
        world.reach(db("2", "a"));
        world.ledger = new MemoryLedger();
        assertThat(world.tryPlan(db("2", "a")).errors()).containsExactly("STORE_OLDER_THAN_TARGET");
    }

    @Test
    void warnsOfACopyOfItsOwnObject() throws Exception {
        world.reach(db("1", "a"));
        var two = db("1", "a").federation("db", "secret.db", Script.to("db", "a"), Script.to("db2", "a"));
        world.reach(two);
        // As if the record of db2 alone were lost.
        try (var session = world.ledger.lock("ann", world.now)) {
            session.commit(new Commit(
                    List.of(),
                    Map.of(),
                    Set.of(world.delivery("db", "a", new ObjectKey("app", "db2"))
                            .orElseThrow()
                            .key()),
                    List.of()));
        }
        var outcome = world.tryPlan(db("1", "a"));
        assertThat(outcome.codes()).containsExactly("UNKNOWN_OBJECT_OF_OURS");
        assertThat(outcome.errors()).isEmpty();
        assertThat(world.target("a").objects()).hasSize(2);
    }
}
