package dev.tacit.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied.Outcome;
import dev.tacit.core.plan.Altered;
import dev.tacit.core.plan.Plan;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.record.Lineage;
import dev.tacit.core.record.MemoryLedger;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.RolloutRecord;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After each refusal nothing is changed: neither the store nor a world. */
class RefusalTest {
    private static final ObjectKey DB = WishPlanner.object("db");
    private final Scene scene = new Scene();
    private long serial;
    private int written;

    @AfterEach
    void theLockIsFree() throws Exception {
        scene.memory.lock("bob", scene.now).close();
    }

    private void refused(Plan plan, String... codes) throws Exception {
        serial = scene.store().serial();
        written = scene.world("eu").written().size();
        scene.world("eu").leaveBehind();
        var applied = scene.apply(plan);
        assertThat(applied.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(Scene.codes(applied)).containsExactly(codes);
        assertThat(scene.store().serial()).isEqualTo(serial);
        assertThat(scene.world("eu").written()).hasSize(written);
        assertThat(scene.world("eu").leftovers()).isEqualTo(1);
    }

    private Plan update() throws Exception {
        scene.reach(Wish.of("db", "one", "eu"), Wish.of("api", "one", "eu"));
        return scene.plan(Wish.of("db", "two", "eu"), Wish.of("api", "two", "eu"));
    }

    @Test
    void whenExpired() throws Exception {
        var plan = update();
        scene.now = plan.expires();
        refused(plan, "PLAN_EXPIRED");
    }

    @Test
    void whenMadeFromAnotherStore() throws Exception {
        var plan = update();
        var other = Altered.of(plan, Map.of("lineage", new Lineage("ffffffffffffffffffffffffffffffff")));
        refused(other, "PLAN_OF_ANOTHER_STORE");
    }

    @Test
    void whenMadeBeforeARestore() throws Exception {
        var plan = update();
        var other = Altered.of(plan, Map.of("epoch", plan.epoch() - 1));
        refused(other, "PLAN_BEFORE_RESTORE");
    }

    @Test
    void whenTheStoreIsOlderThanThePlan() throws Exception {
        var plan = update();
        var applied = scene.apply(new MemoryLedger(), plan);
        assertThat(applied.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(Scene.codes(applied)).containsExactly("PLAN_STALE");
    }

    @Test
    void whenUsed() throws Exception {
        var plan = update();
        scene.apply(plan);
        refused(plan, "PLAN_USED");
    }

    @Test
    void whenUsedSayingThatItIsUnfinished() throws Exception {
        var plan = update();
        scene.world("eu").fault(new Faults.LostAnswers());
        scene.apply(plan);
        assertThat(scene.find(RolloutRecord.class, RolloutRecord.key(plan.id()))
                        .orElseThrow()
                        .status())
                .isEqualTo(RolloutRecord.Status.OPEN);
        refused(plan, "PLAN_USED");
        assertThat(scene.apply(plan).diagnostics().getFirst().summary()).contains("unfinished");
    }

    @Test
    void whenARecordItWritesChangedMeanwhile() throws Exception {
        var plan = update();
        scene.reach(Wish.of("db", "other", "eu"), Wish.of("api", "one", "eu"));
        refused(plan, "PLAN_STALE", "PLAN_STALE");
    }

    @Test
    void whenAnotherTargetAnswersUnderTheSameName() throws Exception {
        var plan = update();
        scene.world("eu").becomes("someone-else");
        refused(plan, "TARGET_REPLACED");
    }

    @Test
    void whenSomethingIsWhereAnObjectWasToBeCreated() throws Exception {
        var plan = scene.plan(Wish.of("db", "one", "eu"), Wish.of("api", "one", "eu"));
        scene.world("eu").put(DB, Map.of("theirs", "x"));
        refused(plan, "OBJECT_CHANGED");
    }

    enum Meddling {
        CONTENT,
        LABEL_GONE,
        LABEL_CHANGED,
        MARK_GONE,
        MARK_FORGED;

        MemoryWorld.Held with(MemoryWorld.Held held) {
            return switch (this) {
                case CONTENT -> held.data(Map.of("value", "edited"));
                case LABEL_GONE -> held.labels(Map.of());
                case LABEL_CHANGED -> held.labels(Map.of("app", "other"));
                case MARK_GONE -> held.mark(null);
                case MARK_FORGED -> held.mark("v1 source=secret.db version=1 epoch=1 serial=1 mac=" + "A".repeat(32));
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void whenSomeoneMeddledWithTheObject(Meddling meddling) throws Exception {
        var plan = update();
        scene.world("eu").edit(DB, meddling::with);
        refused(plan, "OBJECT_CHANGED");
        assertThat(scene.apply(plan).diagnostics().getFirst().address()).isEqualTo("federation.db");
    }

    @Test
    void whenWhatItMeantToRepairWasEditedAgain() throws Exception {
        update();
        scene.world("eu").edit(DB, held -> held.data(Map.of("value", "edited")));
        var plan = scene.plan(Wish.of("db", "one", "eu"), Wish.of("api", "one", "eu"));
        scene.world("eu").edit(DB, held -> held.data(Map.of("value", "edited again")));
        refused(plan, "OBJECT_CHANGED");
    }

    @Test
    void whenWhatItMeantToRepairLostItsMark() throws Exception {
        update();
        scene.world("eu").edit(DB, held -> held.labels(Map.of("app", "other")));
        var plan = scene.plan(Wish.of("db", "two", "eu"), Wish.of("api", "one", "eu"));
        scene.world("eu").edit(DB, held -> held.mark(null));
        refused(plan, "OBJECT_CHANGED");
    }

    @Test
    void whenAnObjectIsGone() throws Exception {
        var plan = update();
        scene.world("eu").remove(DB);
        refused(plan, "OBJECT_CHANGED");
    }

    @Test
    void whenAnObjectWasMadeAnew() throws Exception {
        var plan = update();
        scene.world("eu").remove(DB);
        scene.world("eu").put(DB, Map.of("value", "one"));
        refused(plan, "OBJECT_CHANGED");
    }

    @Test
    void butNotWhenOnlyTheResourceVersionMoved() throws Exception {
        var plan = update();
        scene.world("eu").edit(DB, held -> held.annotations(Map.of("team", "payments")));
        scene.world("eu").edit(DB, held -> held.labels(Map.of("app", "shop", "seen", "yes")));
        assertThat(scene.apply(plan).outcome()).isEqualTo(Outcome.DONE);
        assertThat(scene.content("eu", "db")).isEqualTo("two");
        assertThat(scene.world("eu").object("app", "db").annotations()).containsEntry("team", "payments");
    }
}
