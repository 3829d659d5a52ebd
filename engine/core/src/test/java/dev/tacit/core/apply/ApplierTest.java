package dev.tacit.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied.Outcome;
import dev.tacit.core.plan.Change;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.record.DeliveryRecord.Status;
import dev.tacit.core.record.Mark;
import dev.tacit.core.record.OpenedPayload;
import dev.tacit.core.record.RolloutRecord;
import dev.tacit.core.record.SecretRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApplierTest {
    private final Scene scene = new Scene();

    @Test
    void deliversToEveryTargetThenHasNothingMoreToDo() throws Exception {
        var applied = scene.reach(Wish.of("db", "one", "eu", "us"), Wish.of("api", "key", "eu"));
        assertThat(applied.outcome()).isEqualTo(Outcome.DONE);
        assertThat(applied.counts().created()).isEqualTo(3);
        assertThat(scene.content("us", "db")).isEqualTo("one");
        assertThat(scene.content("eu", "api")).isEqualTo("key");

        var record = scene.delivery("us", "db").orElseThrow();
        var object = scene.world("us").object("app", "db");
        assertThat(record.status()).isEqualTo(Status.DELIVERED);
        assertThat(record.uid()).isEqualTo(object.uid());
        assertThat(record.resourceVersion()).isEqualTo(object.resourceVersion());
        assertThat(record.mark()).isEqualTo(object.mark());

        assertThat(scene.reach(Wish.of("db", "one", "eu", "us"), Wish.of("api", "key", "eu"))
                        .outcome())
                .isEqualTo(Outcome.NOTHING_TO_DO);
    }

    @Test
    void marksCarryTheSerialOfTheFirstCommit() throws Exception {
        scene.reach(Wish.of("a", "x", "eu"));
        var plan = scene.plan(Wish.of("a", "x", "eu"), Wish.of("b", "y", "eu"));
        long before = scene.store().serial();
        scene.apply(plan);
        var mark = Mark.parse(scene.delivery("eu", "b").orElseThrow().mark()).orElseThrow();
        var rollout =
                scene.find(RolloutRecord.class, RolloutRecord.key(plan.id())).orElseThrow();
        assertThat(mark.serial()).isEqualTo(before + 1).isEqualTo(rollout.serial());
        assertThat(mark.source()).isEqualTo("secret.b");
        assertThat(rollout.status()).isEqualTo(RolloutRecord.Status.FINISHED);
    }

    @Test
    void updatesInPlaceThenDropsNothingThatIsKept() throws Exception {
        scene.reach(Wish.of("db", "one", "eu"));
        var uid = scene.world("eu").object("app", "db").uid();
        var applied = scene.reach(Wish.of("db", "two", "eu"));
        assertThat(applied.counts().updated()).isEqualTo(1);
        assertThat(scene.content("eu", "db")).isEqualTo("two");
        assertThat(scene.world("eu").object("app", "db").uid()).isEqualTo(uid);
        assertThat(scene.store().payload(SecretRecord.payload(WishPlanner.secret("db"), 1)))
                .isInstanceOf(OpenedPayload.Opened.class);
    }

    @Test
    void whatWasDeletedEverywhereLeavesATombstone() throws Exception {
        scene.reach(Wish.of("db", "one", "eu", "us"));
        scene.reach(Wish.of("db", "two", "eu", "us"));
        var applied = scene.reach();
        assertThat(applied.outcome()).isEqualTo(Outcome.DONE);
        assertThat(applied.counts().deleted()).isEqualTo(2);
        assertThat(scene.world("eu").objects()).isEmpty();
        var tombstone = scene.secret("db").orElseThrow();
        assertThat(tombstone.presence()).isEqualTo(SecretRecord.Presence.TOMBSTONE);
        assertThat(tombstone.current().number()).isEqualTo(2);
        assertThat(tombstone.current().keys()).isEmpty();
        for (int version = 1; version <= 2; version++) {
            assertThat(scene.store().payload(SecretRecord.payload(WishPlanner.secret("db"), version)))
                    .isInstanceOf(OpenedPayload.Missing.class);
        }

        scene.reach(Wish.of("db", "three", "eu"));
        assertThat(scene.secret("db").orElseThrow().current().number()).isEqualTo(3);
    }

    @Test
    void aSecretStaysUntilItsLastDeliveryIsGone() throws Exception {
        scene.reach(Wish.of("db", "one", "eu", "us"));
        var plan = scene.plan();
        scene.world("us").reachable(false);
        var applied = scene.apply(plan);
        assertThat(applied.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(applied.counts().deleted()).isEqualTo(1);
        assertThat(applied.counts().deferred()).isEqualTo(1);
        assertThat(scene.secret("db").orElseThrow().presence()).isEqualTo(SecretRecord.Presence.DECLARED);
        assertThat(scene.delivery("us", "db").orElseThrow().status()).isEqualTo(Status.DELIVERED);

        scene.world("us").reachable(true);
        assertThat(scene.reach().outcome()).isEqualTo(Outcome.DONE);
        assertThat(scene.secret("db").orElseThrow().presence()).isEqualTo(SecretRecord.Presence.TOMBSTONE);
    }

    @Test
    void aTargetNotReachableNowIsDeferredWhileOthersGoOn() throws Exception {
        scene.reach(Wish.of("db", "one", "eu", "us"));
        var plan = scene.plan(Wish.of("db", "two", "eu", "us"));
        scene.world("us").reachable(false);
        var applied = scene.apply(plan);
        assertThat(applied.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(Scene.codes(applied)).containsExactly("MEMORY_UNREACHABLE");
        assertThat(applied.counts().updated()).isEqualTo(1);
        assertThat(applied.counts().deferred()).isEqualTo(1);
        assertThat(scene.delivery("us", "db").orElseThrow().sourceVersion()).isEqualTo(1);
        assertThat(scene.content("eu", "db")).isEqualTo("two");

        scene.world("us").reachable(true);
        assertThat(scene.reach(Wish.of("db", "two", "eu", "us")).outcome()).isEqualTo(Outcome.DONE);
        assertThat(scene.content("us", "db")).isEqualTo("two");
    }

    @Test
    void aPlanThatCouldDoNothingMayBeAppliedAgain() throws Exception {
        scene.reach(Wish.of("db", "one", "eu"));
        scene.world("eu").remove(WishPlanner.object("db"));
        var plan = scene.plan(Wish.of("db", "one", "eu"));
        scene.world("eu").reachable(false);
        long serial = scene.store().serial();
        assertThat(scene.apply(plan).outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(scene.store().serial()).isEqualTo(serial);
        scene.world("eu").reachable(true);
        assertThat(scene.apply(plan).outcome()).isEqualTo(Outcome.DONE);
        assertThat(scene.content("eu", "db")).isEqualTo("one");
    }

    @Test
    void aPlanOfNotesIsOneCommitWithoutARollout() throws Exception {
        scene.reach(Wish.of("db", "one", "eu"));
        scene.world("eu").edit(WishPlanner.object("db"), held -> held.annotations(Map.of("team", "payments")));
        var plan = scene.plan(Wish.of("db", "one", "eu"));
        assertThat(plan.changes()).hasSize(1).first().isInstanceOf(Change.Note.OfDelivery.class);
        long serial = scene.store().serial();
        var applied = scene.apply(plan);
        assertThat(applied.outcome()).isEqualTo(Outcome.DONE);
        assertThat(applied.counts().notes()).isEqualTo(1);
        assertThat(scene.store().serial()).isEqualTo(serial + 1);
        assertThat(scene.find(RolloutRecord.class, RolloutRecord.key(plan.id())))
                .isEmpty();
        assertThat(scene.plan(Wish.of("db", "one", "eu")).hasWork()).isFalse();
    }

    @Test
    void commitsReceiptsInGroups() throws Exception {
        var wishes = IntStream.range(0, 600)
                .mapToObj(i -> Wish.of("s" + i, "c" + i, "eu", "us"))
                .toArray(Wish[]::new);
        scene.world("eu").parallelism(8);
        assertThat(scene.reach(wishes).counts().created()).isEqualTo(1200);
        // One before, one for each 256 at least, one after with the rest.
        assertThat(scene.told.stream().filter(t -> t.startsWith("committed"))).hasSizeBetween(3, 8);
        assertThat(scene.store().serial()).isLessThan(10);
        assertThat(scene.plan(wishes).hasWork()).isFalse();
    }

    @Test
    void aSmallPlanTakesTwoCommits() throws Exception {
        scene.reach(Wish.of("db", "one", "eu"));
        assertThat(scene.store().serial()).isEqualTo(2);
        assertThat(scene.told).containsExactly("committed 1", "delivering db", "answered db", "committed 2");
    }

    @Test
    void createsComeBeforeUpdatesBeforeDeletes() throws Exception {
        scene.world("eu").parallelism(3);
        var old = Wish.of("old", "o", "eu");
        scene.reach(old, Wish.of("b1", "1", "eu"), Wish.of("b2", "1", "eu"), Wish.of("b3", "1", "eu"));
        int before = scene.world("eu").written().size();
        scene.world("eu").fault(new Faults.Slow(20));
        scene.reach(
                Wish.of("b1", "2", "eu"),
                Wish.of("b2", "2", "eu"),
                Wish.of("b3", "2", "eu"),
                Wish.of("n1", "1", "eu"),
                Wish.of("n2", "1", "eu"));
        var order = scene.world("eu").written().stream()
                .skip(before)
                .map(delivery -> switch (delivery) {
                    case Delivery.Create _ -> "create";
                    case Delivery.Update _ -> "update";
                    case Delivery.Delete _ -> "delete";
                })
                .toList();
        assertThat(order).isEqualTo(List.of("create", "create", "update", "update", "update", "delete"));
    }

    @Test
    void respectsTheTargetsParallelism() throws Exception {
        scene.world("eu").parallelism(2);
        scene.world("eu").fault(new Faults.Slow(5));
        scene.reach(IntStream.range(0, 20)
                .mapToObj(i -> Wish.of("s" + i, "c", "eu"))
                .toArray(Wish[]::new));
        assertThat(scene.world("eu").mostRunning()).isEqualTo(2);
    }

    @Test
    void leavesAnAuditEntryReleasesTheLock() throws Exception {
        var plan = scene.plan(Wish.of("db", "one", "eu"));
        scene.apply(plan);
        var entry = scene.store().audit().getFirst();
        assertThat(entry.action()).isEqualTo("apply");
        assertThat(entry.subject()).startsWith(plan.id() + ": ").contains("new in the declaration (2)");
        scene.memory.lock("bob", scene.now).close();
    }
}
