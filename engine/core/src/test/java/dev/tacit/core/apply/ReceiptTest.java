package dev.tacit.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied.Outcome;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.record.Commit;
import dev.tacit.core.record.DeliveryRecord.Status;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.SecretRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final ObjectKey DB = WishPlanner.object("db");
    private static final Wish ONE = Wish.of("db", "one", "eu");
    private static final Wish TWO = Wish.of("db", "two", "eu");
    private static final MemoryWorld.Fault NONE = new MemoryWorld.Fault() {};
    private final Scene scene = new Scene();
    private final MemoryWorld world = scene.world("eu");

    private RolloutRecord.Status rollout(Plan plan) throws Exception {
        return scene.find(RolloutRecord.class, RolloutRecord.key(plan.id()))
                .orElseThrow()
                .status();
    }

    private void converges(Wish wish) throws Exception {
        world.fault(NONE);
        scene.reach(wish);
        assertThat(scene.content("eu", "db")).isEqualTo(wish.content());
        assertThat(scene.delivery("eu", "db").orElseThrow().status()).isEqualTo(Status.DELIVERED);
        assertThat(scene.plan(wish).hasWork()).isFalse();
    }

    @Test
    void aForeignObjectThatCameInBetweenFailsItsObjectAlone() throws Exception {
        world.fault(new Faults.Meanwhile(DB, () -> world.put(DB, Map.of("theirs", "x"))));
        var applied = scene.reach(ONE, Wish.of("api", "key", "eu"));
        assertThat(applied.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(Scene.codes(applied)).containsExactly("MEMORY_FOREIGN");
        assertThat(applied.counts().created()).isEqualTo(1);
        assertThat(applied.counts().failed()).isEqualTo(1);
        assertThat(world.object("app", "db").data()).isEqualTo(Map.of("theirs", "x"));
        assertThat(scene.delivery("eu", "db")).isEmpty();
        assertThat(scene.delivery("eu", "api").orElseThrow().status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void aRefusedCreateLeavesNoRecord() throws Exception {
        world.fault(new Faults.Refusing());
        var plan = scene.plan(ONE);
        assertThat(scene.apply(plan).counts().failed()).isEqualTo(1);
        assertThat(scene.delivery("eu", "db")).isEmpty();
        assertThat(rollout(plan)).isEqualTo(RolloutRecord.Status.FINISHED);
        converges(ONE);
    }

    @Test
    void aRefusedUpdateLeavesTheRecordAsItWas() throws Exception {
        scene.reach(ONE);
        var before = scene.delivery("eu", "db");
        world.fault(new Faults.Refusing());
        assertThat(scene.reach(TWO).outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(scene.delivery("eu", "db")).isEqualTo(before);
        converges(TWO);
    }

    @Test
    void anUnknownAnswerStaysPendingUntilTheNextPlanNotesTheWrite() throws Exception {
        world.fault(new Faults.LostAnswers());
        var plan = scene.plan(ONE);
        assertThat(scene.apply(plan).outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(scene.delivery("eu", "db").orElseThrow().status()).isEqualTo(Status.PENDING);
        assertThat(rollout(plan)).isEqualTo(RolloutRecord.Status.OPEN);
        world.fault(NONE);
        assertThat(scene.plan(ONE).hasChanges()).isFalse();
        assertThat(world.written()).hasSize(1);
        converges(ONE);
        assertThat(world.written()).hasSize(1);
        // Nothing is pending any more, so the older rollout is over too.
        assertThat(rollout(plan)).isEqualTo(RolloutRecord.Status.FINISHED);
    }

    @Test
    void anUnknownAnswerToAnUpdateThatNeverArrivedIsWrittenByTheNextPlan() throws Exception {
        scene.reach(ONE);
        world.fault(new Faults.LostRequests());
        scene.reach(TWO);
        assertThat(scene.delivery("eu", "db").orElseThrow().status()).isEqualTo(Status.PENDING);
        assertThat(scene.content("eu", "db")).isEqualTo("one");
        converges(TWO);
    }

    @Test
    void anUnknownDeleteStaysDeleting() throws Exception {
        scene.reach(ONE);
        world.fault(new Faults.LostAnswers());
        scene.reach();
        assertThat(scene.delivery("eu", "db").orElseThrow().status()).isEqualTo(Status.DELETING);
        assertThat(scene.secret("db").orElseThrow().presence().name()).isEqualTo("DECLARED");
        world.fault(NONE);
        scene.reach();
        assertThat(scene.delivery("eu", "db")).isEmpty();
        assertThat(scene.secret("db").orElseThrow().presence().name()).isEqualTo("TOMBSTONE");
    }

    @Test
    void aConflictByAMovedResourceVersionIsWrittenAtOnce() throws Exception {
        scene.reach(ONE);
        world.fault(new Faults.Meanwhile(
                DB, () -> world.edit(DB, held -> held.annotations(Map.of("team", "payments")))));
        assertThat(scene.reach(TWO).outcome()).isEqualTo(Outcome.DONE);
        assertThat(scene.content("eu", "db")).isEqualTo("two");
        assertThat(world.object("app", "db").annotations()).containsEntry("team", "payments");
        assertThat(scene.plan(TWO).hasWork()).isFalse();
    }

    @Test
    void aConflictByAnEditFailsTheObjectThenTheNextPlanRepairs() throws Exception {
        scene.reach(ONE);
        var before = scene.delivery("eu", "db");
        world.fault(new Faults.Meanwhile(DB, () -> world.edit(DB, held -> held.data(Map.of("value", "edited")))));
        var applied = scene.reach(TWO);
        assertThat(Scene.codes(applied)).containsExactly("MEMORY_CONFLICT");
        assertThat(scene.content("eu", "db")).isEqualTo("edited");
        assertThat(scene.delivery("eu", "db")).isEqualTo(before);
        converges(TWO);
    }

    @Test
    void aConflictWithOurOwnWriteIsAReceipt() throws Exception {
        scene.reach(ONE);
        // The first try landed, its answer was lost to something in between that tried again.
        world.fault(new Faults.FalseConflict(() -> {}));
        assertThat(scene.reach(TWO).outcome()).isEqualTo(Outcome.DONE);
        assertThat(world.written()).hasSize(2);
        converges(TWO);
    }

    @Test
    void aDeleteOfWhatVanishedMeanwhileIsDone() throws Exception {
        scene.reach(ONE);
        world.fault(new Faults.Meanwhile(DB, () -> world.remove(DB)));
        assertThat(scene.reach().outcome()).isEqualTo(Outcome.DONE);
        assertThat(scene.delivery("eu", "db")).isEmpty();
    }

    @Test
    void aDeleteInConflictOverWhatIsGoneByNowIsDone() throws Exception {
        scene.reach(ONE);
        world.fault(new Faults.FalseConflict(() -> world.remove(DB)));
        assertThat(scene.reach().outcome()).isEqualTo(Outcome.DONE);
        assertThat(scene.delivery("eu", "db")).isEmpty();
    }

    @Test
    void whatAdmissionChangedIsSaidOnceThenTakenAsItIs() throws Exception {
        world.admission(held -> held.labels(Map.of("app", "shop", "injected", "yes")));
        var applied = scene.reach(ONE);
        assertThat(applied.outcome()).isEqualTo(Outcome.DONE);
        assertThat(Scene.codes(applied)).containsExactly("OBJECT_ALTERED");
        assertThat(scene.plan(ONE).hasWork()).isFalse();
    }

    @Test
    void missingContentFailsItsObjectAlone() throws Exception {
        scene.reach(ONE, Wish.of("api", "key", "eu"));
        world.remove(DB);
        try (var session = scene.memory.lock("bob", scene.now)) {
            session.commit(new Commit(
                    List.of(), Map.of(), Set.of(SecretRecord.payload(WishPlanner.secret("db"), 1)), List.of()));
        }
        var applied = scene.reach(ONE, Wish.of("api", "key2", "eu"));
        assertThat(Scene.codes(applied)).containsExactly("CONTENT_UNAVAILABLE");
        assertThat(applied.counts().updated()).isEqualTo(1);
    }
}
