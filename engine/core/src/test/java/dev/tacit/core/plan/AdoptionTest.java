package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.Owner;
import dev.tacit.core.record.Owner.Tool;
import dev.tacit.core.value.Bool;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Objects of others: left alone, read or taken over, as told. */
class AdoptionTest {
    private static final Owner HELM = new Owner(Tool.HELM, "Helm release web");
    private static final Map<String, String> THEIRS = Map.of("k", "old", "b", "x", "a", "y");

    private final World world = new World();

    private static Script db(Block to) {
        return Script.EMPTY
                .secret("db", Map.of("k", Term.elsewhere("1", "1")))
                .target("a")
                .federation("db", "secret.db", to);
    }

    private static Block plain() {
        return Script.to("db", "a");
    }

    private static Block adopting() {
        return plain().set("adopt", Term.of(Bool.TRUE));
    }

    private static Block adoptingFrom(String tool) {
        return plain().set("adopt_from", Term.text(tool));
    }

    private static Change.Deliver adoption(Plan plan) {
        return plan.changes().stream()
                .filter(Change.Deliver.class::isInstance)
                .map(Change.Deliver.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Change.Refused refusal(Plan plan) {
        return plan.changes().stream()
                .filter(Change.Refused.class::isInstance)
                .map(Change.Refused.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private DeliveryRecord record() throws Exception {
        return world.delivery("db", "a", World.DB).orElseThrow();
    }

    @Test
    void takesOverWhatNobodyOwnsWhenTold() throws Exception {
        world.target("a").put(World.DB, THEIRS);
        world.target("a")
                .edit(World.DB, held -> held.labels(Map.of("theirs", "l")).annotations(Map.of("theirs", "a")));

        var plan = world.reach(db(adopting()));

        assertThat(Lines.changes(plan))
                .containsExactly("version secret.db 1 +k FIRST", "adopt federation.db a app/db ADOPTED");
        assertThat(adoption(plan).removedKeys()).containsExactly("a", "b");
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
        assertThat(world.target("a").object("app", "db").labels()).isEqualTo(Map.of("theirs", "l"));
        assertThat(world.target("a").object("app", "db").annotations()).isEqualTo(Map.of("theirs", "a"));
        assertThat(record().status()).isEqualTo(DeliveryRecord.Status.DELIVERED);
        world.settled(db(adopting()));
        world.settled(db(plain()));
    }

    @Test
    void readsOnlyWhatItMayTakeOver() throws Exception {
        world.target("a").put(World.DB, THEIRS, HELM);

        assertThat(refusal(world.plan(db(plain()))).why()).contains("Helm release web", "adopt_from = \"helm\"");
        assertThat(refusal(world.plan(db(adopting()))).owner()).isEqualTo(Tool.HELM);
        assertThat(Lines.changes(world.plan(db(adoptingFrom("flux")))))
                .contains("refused federation.db a app/db FOREIGN");
        assertThat(world.target("a").contentReads()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Tool.class,
            mode = Mode.EXCLUDE,
            names = {"NOBODY", "OTHER"})
    void takesOverFromTheToolThatIsNamed(Tool tool) throws Exception {
        world.target("a").put(World.DB, THEIRS, new Owner(tool, "it"));

        assertThat(Lines.changes(world.reach(db(adoptingFrom(tool.word())))))
                .contains("adopt federation.db a app/db ADOPTED");
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
        world.settled(db(adoptingFrom(tool.word())));
    }

    @Test
    void takesNothingFromNobodyWhenItNamesATool() throws Exception {
        world.target("a").put(World.DB, THEIRS);

        assertThat(refusal(world.plan(db(adoptingFrom("helm")))).why()).contains("adopt = true");
    }

    @Test
    void takesNothingFromAControllerThatCannotLetGo() throws Exception {
        world.target("a").put(World.DB, THEIRS, new Owner(Tool.OTHER, "service account x"));

        assertThat(refusal(world.plan(db(adopting().set("adopt_from", Term.text("helm")))))
                        .why())
                .contains("service account x", "cannot be taken over");
    }

    @Test
    void doesNotKnowEveryTool() throws Exception {
        assertThat(world.tryPlan(db(adoptingFrom("puppet"))).errors()).containsExactly("UNKNOWN_OWNER");
    }

    @Test
    void createsWhereThereIsNothingToTakeOver() throws Exception {
        assertThat(Lines.changes(world.reach(db(adopting())))).contains("create federation.db a app/db FIRST");
    }

    @Test
    void takesOverAgainWhatLostItsMark() throws Exception {
        world.reach(db(plain()));
        world.target("a").edit(World.DB, held -> held.mark(null));

        assertThat(Lines.of(world.plan(db(plain())))).containsExactly("refused federation.db a app/db FOREIGN");
        assertThat(Lines.of(world.reach(db(adopting())))).containsExactly("adopt federation.db a app/db ADOPTED");
        world.settled(db(adopting()));
    }

    @Test
    void takesOverWhatOthersPutInItsPlace() throws Exception {
        world.reach(db(plain()));
        world.target("a").remove(World.DB);
        world.target("a").put(World.DB, THEIRS, HELM);

        assertThat(Lines.of(world.reach(db(adoptingFrom("helm")))))
                .containsExactly("adopt federation.db a app/db ADOPTED");
        world.settled(db(adoptingFrom("helm")));
    }

    @Test
    void doesNotApplyWhenTheObjectIsNotWhatThePlanSaw() throws Exception {
        world.target("a").put(World.DB, THEIRS);
        var plan = world.plan(db(adopting()));
        world.target("a").edit(World.DB, held -> held.data(Map.of("k", "other")));
        assertThat(world.apply(plan).outcome()).isEqualTo(Applied.Outcome.REFUSED);

        plan = world.plan(db(adopting()));
        world.target("a").put(World.DB, Map.of("k", "other"));
        assertThat(world.apply(plan).outcome()).as("made anew").isEqualTo(Applied.Outcome.REFUSED);

        plan = world.plan(db(adopting()));
        world.target("a").edit(World.DB, held -> held.labels(Map.of("by", "someone")));
        World.done(world.apply(plan));
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
    }

    @Test
    void finishesATakeOverThatWasInterrupted() throws Exception {
        for (boolean lands : new boolean[] {true, false}) {
            world.target("a").put(World.DB, THEIRS, HELM);
            killed(db(adoptingFrom("helm")), lands);
            assertThat(record().status()).isEqualTo(DeliveryRecord.Status.ADOPTING);

            assertThat(Lines.of(world.plan(db(plain()))))
                    .as("not told any more")
                    .containsExactly(
                            lands ? "note federation.db a app/db LANDED" : "refused federation.db a app/db FOREIGN");
            assertThat(Lines.of(world.reach(db(adoptingFrom("helm")))))
                    .containsExactly(
                            lands ? "note federation.db a app/db LANDED" : "adopt federation.db a app/db ADOPTED");

            assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
            world.settled(db(adoptingFrom("helm")));
            world.reach(db(plain()).without("federation.db"));
            assertThat(world.target("a").objects()).isEmpty();
        }
    }

    @Test
    void leavesWhatItDidNotGetToTakeOver() throws Exception {
        world.target("a").put(World.DB, THEIRS, HELM);
        killed(db(adoptingFrom("helm")), false);

        assertThat(Lines.notes(world.reach(db(plain()).without("federation.db"))))
                .contains("forget federation.db a app/db FOREIGN");
        assertThat(world.held("a")).isEqualTo(THEIRS);
    }

    @Test
    void givesBackWhatWasRefused() throws Exception {
        world.target("a").put(World.DB, THEIRS);
        world.target("a").fault(new MemoryWorld.Fault() {
            @Override
            public @Nullable Receipt before(Delivery delivery) {
                return new Receipt.Refused(stop());
            }
        });
        assertThat(world.apply(world.plan(db(adopting()))).outcome()).isEqualTo(Applied.Outcome.PARTIAL);
        assertThat(world.delivery("db", "a", World.DB)).isEmpty();
        assertThat(world.held("a")).isEqualTo(THEIRS);
    }

    @Test
    void takesOverWhatMovedOnWhileItWasWrittenTo() throws Exception {
        world.target("a").put(World.DB, THEIRS);
        world.target("a").fault(new MemoryWorld.Fault() {
            private boolean moved;

            @Override
            public @Nullable Receipt before(Delivery delivery) {
                if (!moved) {
                    moved = true;
                    world.target("a").edit(World.DB, held -> held.labels(Map.of("by", "someone")));
                }
                return null;
            }
        });
        World.done(world.apply(world.plan(db(adopting()))));
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
    }

    @Test
    void refusesAnotherTypeUnlessItMayReplace() throws Exception {
        world.target("a").put(World.DB, THEIRS);
        var typed = db(adopting().set("type", Term.text("example.com/other")));

        var plan = world.plan(typed);
        assertThat(Lines.changes(plan)).contains("refused federation.db a app/db TYPE_CHANGED");
        assertThat(refusal(plan).why()).contains("-allow-replace");

        var replacing = world.planWith(Options.Extra.REPLACING, typed);
        assertThat(Lines.changes(replacing)).contains("replace federation.db a app/db ADOPTED");
        World.done(world.apply(replacing));
        assertThat(world.target("a").object("app", "db").type()).isEqualTo("example.com/other");
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
        world.settled(typed);
    }

    @Test
    void recognisesWhatIsImmutable() throws Exception {
        world.target("a").put(World.DB, THEIRS);
        world.target("a").fix(World.DB);

        assertThat(Lines.changes(world.plan(db(adopting())))).contains("refused federation.db a app/db IMMUTABLE");

        world.target("a").remove(World.DB);
        world.target("a").put(World.DB, Map.of("k", "1"));
        world.target("a").fix(World.DB);
        assertThat(Lines.changes(world.reach(db(adopting())))).contains("adopt federation.db a app/db ADOPTED");
        world.settled(db(adopting()));
    }

    private void killed(Script script, boolean lands) throws Exception {
        world.target("a").fault(new MemoryWorld.Fault() {
            @Override
            public @Nullable Receipt before(Delivery delivery) {
                return lands ? null : new Receipt.Unknown(stop());
            }

            @Override
            public Receipt after(Delivery delivery, Receipt receipt) {
                return new Receipt.Unknown(stop());
            }
        });
        assertThat(world.apply(world.plan(script)).outcome()).isEqualTo(Applied.Outcome.PARTIAL);
        world.target("a").fault(new MemoryWorld.Fault() {});
    }

    private static Diagnostic stop() {
        return Diagnostic.error(Braces.BracesCode.NOT_JSON, "The process ended here", "", null);
    }
}
