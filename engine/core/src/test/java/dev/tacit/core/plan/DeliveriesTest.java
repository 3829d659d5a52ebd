package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Delivery;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.provider.Receipt;
import dev.tacit.core.record.DeliveryRecord;
import dev.tacit.core.record.MemoryLedger;
import dev.tacit.core.record.ObjectKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One test for each thing an object can be: wanted or not, with a record of some status, seen in some way. */
class DeliveriesTest {
    private final World world = new World();

    private static Script db(String content) {
        return Script.EMPTY
                .secret("db", Map.of("k", Term.elsewhere(content, content)))
                .target("a")
                .federation("db", "secret.db", Script.to("db", "a"));
    }

    private static Script labelled(String content, Map<String, String> labels) {
        return db(content)
                .federation(
                        "db", "secret.db", Script.to("db", "a").nest("metadata", Script.metadata(labels, Map.of())));
    }

    private static final Script GONE = db("1").without("federation.db");

    /** The process ends around the next write to target {@code a}, before or after it lands. */
    private void killed(Script script, boolean lands) throws Exception {
        world.target("a").fault(new MemoryWorld.Fault() {
            @Override
            public @Nullable Receipt before(Delivery delivery) {
                return lands ? null : unknown();
            }

            @Override
            public Receipt after(Delivery delivery, Receipt receipt) {
                return unknown();
            }
        });
        assertThat(world.apply(world.plan(script)).outcome()).isEqualTo(Applied.Outcome.PARTIAL);
        world.target("a").fault(new MemoryWorld.Fault() {});
    }

    private static Receipt unknown() {
        return new Receipt.Unknown(Diagnostic.error(Braces.BracesCode.NOT_JSON, "The process ended here", "", null));
    }

    private DeliveryRecord record() throws Exception {
        return world.delivery("db", "a", World.DB).orElseThrow();
    }

    private void reaches(Script script, String... lines) throws Exception {
        assertThat(Lines.of(world.reach(script))).containsExactly(lines);
        world.settled(script);
    }

    // Wanted, nothing recorded.

    @Test
    void createsWhatIsNew() throws Exception {
        reaches(
                db("1"),
                "version secret.db 1 +k FIRST",
                "create federation.db a app/db FIRST",
                "note target.memory.a METADATA_CHANGED");
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
        assertThat(record().status()).isEqualTo(DeliveryRecord.Status.DELIVERED);
    }

    @Test
    void createsAtANewDestination() throws Exception {
        world.reach(db("1"));
        var two = db("1").federation("db", "secret.db", Script.to("db", "a"), Script.to("db2", "a"));
        reaches(two, "create federation.db a app/db2 NEW_DESTINATION");
    }

    @Test
    void refusesWhatIsForeign() throws Exception {
        world.target("a").put(World.DB, Map.of("theirs", "x"));
        var plan = world.plan(db("1"));
        assertThat(Lines.changes(plan))
                .containsExactly("version secret.db 1 +k FIRST", "refused federation.db a app/db FOREIGN");
        assertThat(plan.isPartial()).isTrue();
        assertThat(world.apply(plan).outcome()).isEqualTo(Applied.Outcome.PARTIAL);
        assertThat(world.held("a")).isEqualTo(Map.of("theirs", "x"));
        assertThat(Lines.of(world.plan(db("1")))).containsExactly("refused federation.db a app/db FOREIGN");
        world.target("a").remove(World.DB);
        reaches(db("1"), "create federation.db a app/db NEW_DESTINATION");
    }

    @Test
    void takesUpAnObjectOfOursThatNoRecordNames() throws Exception {
        world.reach(db("1"));
        world.ledger = new MemoryLedger();
        // As old as the object's mark, so that it is not taken for a copy put back.
        world.reach(Script.EMPTY.output("x", Term.text("1"), false));
        reaches(
                db("1").output("x", Term.text("1"), false),
                "version secret.db 1 +k FIRST",
                "note federation.db a app/db LANDED",
                "note target.memory.a METADATA_CHANGED");
        assertThat(world.target("a").written()).hasSize(1);
    }

    // Wanted, delivered.

    @Test
    void updatesToANewVersion() throws Exception {
        world.reach(db("1"));
        reaches(db("2"), "version secret.db 2 ~k CONTENT_CHANGED", "update federation.db a app/db NEW_VERSION");
        assertThat(world.held("a")).isEqualTo(Map.of("k", "2"));
        assertThat(record().sourceVersion()).isEqualTo(2);
    }

    @Test
    void updatesChangedLabels() throws Exception {
        world.reach(labelled("1", Map.of("app", "x", "tier", "y")));
        int opened = world.ledger.openedPayloads();
        world.plan(labelled("1", Map.of("app", "w")));
        assertThat(world.ledger.openedPayloads()).isEqualTo(opened);
        reaches(labelled("1", Map.of("app", "w")), "update federation.db a app/db METADATA_CHANGED");
        assertThat(world.target("a").object("app", "db").labels()).isEqualTo(Map.of("app", "w"));
    }

    @Test
    void updatesChangedLabelsOfAnObjectThatMovedOn() throws Exception {
        world.reach(labelled("1", Map.of("app", "x", "tier", "y")));
        world.target("a").edit(World.DB, held -> held.labels(Map.of("app", "x", "tier", "y", "theirs", "z")));
        reaches(labelled("1", Map.of("app", "w")), "update federation.db a app/db METADATA_CHANGED");
        assertThat(world.target("a").object("app", "db").labels()).isEqualTo(Map.of("app", "w", "theirs", "z"));
    }

    @Test
    void repairsWhatIsMissing() throws Exception {
        world.reach(db("1"));
        world.target("a").remove(World.DB);
        reaches(db("1"), "repair federation.db a app/db MISSING");
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
    }

    @Test
    void repairsWhatWasEdited() throws Exception {
        world.reach(db("1"));
        world.target("a").edit(World.DB, held -> held.data(Map.of("k", "evil")));
        reaches(db("1"), "repair federation.db a app/db EDITED");
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
    }

    @Test
    void repairsWhatWasRelabelled() throws Exception {
        world.reach(labelled("1", Map.of("app", "x")));
        world.target("a").edit(World.DB, held -> held.labels(Map.of("app", "evil", "theirs", "z")));
        reaches(labelled("1", Map.of("app", "x")), "repair federation.db a app/db RELABELLED");
        assertThat(world.target("a").object("app", "db").labels()).isEqualTo(Map.of("app", "x", "theirs", "z"));
    }

    @Test
    void notesWhatMovedOnWithoutAChange() throws Exception {
        world.reach(db("1"));
        world.target("a").edit(World.DB, held -> held.annotations(Map.of("theirs", "x")));
        var plan = world.plan(db("1"));
        assertThat(Lines.of(plan)).containsExactly("note federation.db a app/db MOVED_ON");
        assertThat(plan.hasChanges()).isFalse();
        World.done(world.apply(plan));
        assertThat(world.target("a").written()).hasSize(1);
        world.settled(db("1"));
    }

    @Test
    void updatesWhatWasEditedWhenItsSourceIsNewToo() throws Exception {
        world.reach(db("1"));
        world.target("a").edit(World.DB, held -> held.data(Map.of("k", "evil")));
        reaches(db("2"), "version secret.db 2 ~k CONTENT_CHANGED", "update federation.db a app/db NEW_VERSION");
        assertThat(world.held("a")).isEqualTo(Map.of("k", "2"));
    }

    @Test
    void repairsAMarkThatIsWrong() throws Exception {
        world.reach(db("1"));
        var mark = record().mark();
        world.target("a").edit(World.DB, held -> held.mark(mark.replace("version=1", "version=9")));
        assertThat(Lines.of(world.reach(db("1")))).hasSize(1).first().asString().startsWith("repair federation.db");
        assertThat(world.target("a").object("app", "db").mark()).isNotEqualTo(mark.replace("version=1", "version=9"));
        world.settled(db("1"));
    }

    @Test
    void leavesAnObjectAloneWhoseMarkSomeoneRemoved() throws Exception {
        world.reach(db("1"));
        world.target("a").edit(World.DB, held -> held.mark(null));
        var plan = world.plan(db("2"));
        assertThat(Lines.changes(plan))
                .containsExactly("version secret.db 2 ~k CONTENT_CHANGED", "refused federation.db a app/db FOREIGN");
        world.apply(plan);
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
    }

    @Test
    void refusesWhatSomeoneMadeInItsPlace() throws Exception {
        world.reach(db("1"));
        world.target("a").remove(World.DB);
        world.target("a").put(World.DB, Map.of("theirs", "x"));
        assertThat(Lines.of(world.plan(db("1")))).containsExactly("refused federation.db a app/db FOREIGN");
    }

    @Test
    void refusesToChangeTheTypeInPlace() throws Exception {
        world.reach(db("1"));
        var typed =
                db("1").federation("db", "secret.db", Script.to("db", "a").set("type", Term.text("example.com/other")));
        assertThat(Lines.of(world.plan(typed))).containsExactly("refused federation.db a app/db TYPE_CHANGED");
        world.target("a").edit(World.DB, held -> held.annotations(Map.of("theirs", "x")));
        assertThat(Lines.of(world.plan(typed))).containsExactly("refused federation.db a app/db TYPE_CHANGED");
    }

    @Test
    void defersWhatIsNotObserved() throws Exception {
        world.reach(db("1"));
        world.target("a").reachable(false);
        var plan = world.plan(db("2"));
        assertThat(Lines.of(plan))
                .containsExactly(
                        "version secret.db 2 ~k CONTENT_CHANGED", "deferred federation.db a [app/db] UNREACHABLE");
        assertThat(plan.isPartial()).isTrue();
        world.apply(plan);
        world.target("a").reachable(true);
        reaches(db("2"), "update federation.db a app/db NEW_VERSION");
    }

    // Wanted, a write pending.

    @Test
    void finishesACreateThatDidNotLand() throws Exception {
        killed(db("1"), false);
        assertThat(record().status()).isEqualTo(DeliveryRecord.Status.PENDING);
        reaches(db("1"), "create federation.db a app/db UNFINISHED");
        assertThat(world.secret("secret.db").versions()).hasSize(1);
    }

    @Test
    void notesACreateThatLanded() throws Exception {
        killed(db("1"), true);
        var plan = world.plan(db("1"));
        assertThat(plan.hasChanges()).isFalse();
        reaches(db("1"), "note federation.db a app/db LANDED");
        assertThat(world.target("a").written()).hasSize(1);
    }

    @Test
    void finishesAnUpdateThatDidNotLand() throws Exception {
        world.reach(db("1"));
        killed(db("2"), false);
        reaches(db("2"), "update federation.db a app/db UNFINISHED");
        assertThat(world.held("a")).isEqualTo(Map.of("k", "2"));
    }

    @Test
    void notesAnUpdateThatLanded() throws Exception {
        world.reach(db("1"));
        killed(db("2"), true);
        world.target("a").leaveBehind();
        reaches(db("2"), "note federation.db a app/db LANDED");
        assertThat(world.target("a").written()).hasSize(2);
        assertThat(world.target("a").leftovers()).as("what it replaced").isZero();
    }

    @Test
    void finishesRelabellingThatDidNotLand() throws Exception {
        world.reach(labelled("1", Map.of("app", "x", "tier", "y")));
        killed(labelled("1", Map.of("app", "x")), false);
        reaches(labelled("1", Map.of("app", "x")), "update federation.db a app/db UNFINISHED");
        assertThat(world.target("a").object("app", "db").labels()).isEqualTo(Map.of("app", "x"));
    }

    @Test
    void writesWhatIsWantedNowOverWhatLanded() throws Exception {
        killed(db("1"), true);
        assertThat(Lines.of(world.reach(db("2"))))
                .containsExactly("version secret.db 2 ~k CONTENT_CHANGED", "update federation.db a app/db UNFINISHED");
        assertThat(world.held("a")).isEqualTo(Map.of("k", "2"));
        world.settled(db("2"));
    }

    @Test
    void refusesAForeignObjectWhereACreateIsPending() throws Exception {
        killed(db("1"), false);
        world.target("a").put(World.DB, Map.of("theirs", "x"));
        assertThat(Lines.of(world.plan(db("1")))).containsExactly("refused federation.db a app/db FOREIGN");
    }

    @Test
    void refusesAPendingUpdateWhoseMarkSomeoneRemoved() throws Exception {
        world.reach(db("1"));
        killed(db("2"), false);
        world.target("a").edit(World.DB, held -> held.mark(null));
        assertThat(Lines.of(world.plan(db("2")))).containsExactly("refused federation.db a app/db FOREIGN");
    }

    // Wanted again, a delete pending.

    @Test
    void keepsWhatIsWantedAgainBeforeItsDeleteLanded() throws Exception {
        world.reach(db("1"));
        killed(GONE, false);
        assertThat(record().status()).isEqualTo(DeliveryRecord.Status.DELETING);
        reaches(db("1"), "note federation.db a app/db LANDED");
        assertThat(world.target("a").written()).hasSize(1);
    }

    @Test
    void createsWhatIsWantedAgainAfterItsDeleteLanded() throws Exception {
        world.reach(db("1"));
        killed(GONE, true);
        reaches(db("1"), "create federation.db a app/db NEW_DESTINATION");
    }

    // Wanted no more.

    @Test
    void deletesWhatIsWantedNoMore() throws Exception {
        world.reach(db("1"));
        reaches(GONE, "delete federation.db a app/db NOT_DECLARED", "forget target.memory.a NOT_DECLARED");
        assertThat(world.target("a").objects()).isEmpty();
        assertThat(world.delivery("db", "a", World.DB)).isEmpty();
    }

    @Test
    void deletesWhatWasEdited() throws Exception {
        world.reach(db("1"));
        world.target("a").edit(World.DB, held -> held.data(Map.of("k", "evil")));
        reaches(GONE, "delete federation.db a app/db NOT_DECLARED", "forget target.memory.a NOT_DECLARED");
        assertThat(world.target("a").objects()).isEmpty();
    }

    @Test
    void forgetsWhatIsAlreadyGone() throws Exception {
        world.reach(db("1"));
        world.target("a").remove(World.DB);
        var plan = world.plan(GONE);
        assertThat(plan.hasChanges()).isFalse();
        reaches(GONE, "forget federation.db a app/db GONE", "forget target.memory.a NOT_DECLARED");
    }

    @Test
    void forgetsWhatBelongsToSomeoneElseNow() throws Exception {
        world.reach(db("1"));
        world.target("a").remove(World.DB);
        world.target("a").put(World.DB, Map.of("theirs", "x"));
        reaches(GONE, "forget federation.db a app/db FOREIGN", "forget target.memory.a NOT_DECLARED");
        assertThat(world.held("a")).isEqualTo(Map.of("theirs", "x"));
    }

    @Test
    void forgetsWhatLostItsMark() throws Exception {
        world.reach(db("1"));
        world.target("a").edit(World.DB, held -> held.mark(null));
        reaches(GONE, "forget federation.db a app/db FOREIGN", "forget target.memory.a NOT_DECLARED");
        assertThat(world.target("a").objects()).hasSize(1);
    }

    @Test
    void defersADeleteWhereNothingIsObserved() throws Exception {
        world.reach(db("1"));
        world.target("a").reachable(false);
        var plan = world.plan(GONE);
        assertThat(Lines.of(plan)).containsExactly("deferred federation.db a [app/db] UNREACHABLE");
        world.apply(plan);
        world.target("a").reachable(true);
        reaches(GONE, "delete federation.db a app/db NOT_DECLARED", "forget target.memory.a NOT_DECLARED");
    }

    @Test
    void finishesADelete() throws Exception {
        world.reach(db("1"));
        killed(GONE, false);
        reaches(GONE, "delete federation.db a app/db NOT_DECLARED", "forget target.memory.a NOT_DECLARED");
        assertThat(world.target("a").objects()).isEmpty();
    }

    @Test
    void forgetsAfterADeleteThatLanded() throws Exception {
        world.reach(db("1"));
        killed(GONE, true);
        reaches(GONE, "forget federation.db a app/db GONE", "forget target.memory.a NOT_DECLARED");
    }

    // Wanted no more, right after a kill.

    @Test
    void deletesACreateThatLandedUnnoted() throws Exception {
        killed(db("1"), true);
        reaches(GONE, "delete federation.db a app/db NOT_DECLARED", "forget target.memory.a NOT_DECLARED");
        assertThat(world.target("a").objects()).isEmpty();
    }

    @Test
    void forgetsACreateThatDidNotLand() throws Exception {
        killed(db("1"), false);
        reaches(GONE, "forget federation.db a app/db GONE", "forget target.memory.a NOT_DECLARED");
    }

    @Test
    void leavesAForeignObjectWhereACreateWasPending() throws Exception {
        killed(db("1"), false);
        world.target("a").put(World.DB, Map.of("theirs", "x"));
        reaches(GONE, "forget federation.db a app/db FOREIGN", "forget target.memory.a NOT_DECLARED");
        assertThat(world.held("a")).isEqualTo(Map.of("theirs", "x"));
    }

    @Test
    void deletesAnUpdateWhetherItLandedOrNot() throws Exception {
        for (boolean lands : new boolean[] {true, false}) {
            world.reach(db("1"));
            killed(db("2"), lands);
            reaches(
                    GONE.secret("db", Map.of("k", Term.elsewhere("2", "2"))),
                    "delete federation.db a app/db NOT_DECLARED",
                    "forget target.memory.a NOT_DECLARED");
            assertThat(world.target("a").objects()).isEmpty();
        }
    }

    // One object, another name.

    @Test
    void keepsTheObjectOfARenamedFederation() throws Exception {
        world.reach(db("1"));
        var renamed = GONE.federation("login", "secret.db", Script.to("db", "a"));
        reaches(
                renamed,
                "forget federation.db a app/db NOT_DECLARED",
                "note federation.login a app/db METADATA_CHANGED");
        assertThat(world.target("a").written()).hasSize(1);
        assertThat(world.delivery("db", "a", World.DB)).isEmpty();
        assertThat(world.delivery("login", "a", World.DB)).isPresent();
    }

    @Test
    void updatesTheObjectOfARenamedFederation() throws Exception {
        world.reach(db("1"));
        var renamed = db("2").without("federation.db").federation("login", "secret.db", Script.to("db", "a"));
        reaches(
                renamed,
                "version secret.db 2 ~k CONTENT_CHANGED",
                "forget federation.db a app/db NOT_DECLARED",
                "update federation.login a app/db NEW_VERSION");
        assertThat(world.target("a").written()).hasSize(2);
    }

    @Test
    void repairsTheEditedObjectOfARenamedFederation() throws Exception {
        world.reach(db("1"));
        world.target("a").edit(World.DB, held -> held.data(Map.of("k", "evil")));
        var renamed = GONE.federation("login", "secret.db", Script.to("db", "a"));
        reaches(renamed, "forget federation.db a app/db NOT_DECLARED", "repair federation.login a app/db EDITED");
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
    }

    @Test
    void doesNotLoseTheObjectOfARenamedFederationWhenItsTargetGoesAway() throws Exception {
        world.reach(db("1"));
        var renamed = db("2").without("federation.db").federation("login", "secret.db", Script.to("db", "a"));
        var plan = world.plan(renamed);
        world.target("a").reachable(false);
        assertThat(world.apply(plan).outcome()).isEqualTo(Applied.Outcome.PARTIAL);
        world.target("a").reachable(true);
        var gone = GONE.secret("db", Map.of("k", Term.elsewhere("2", "2")));
        world.reach(gone);
        assertThat(world.target("a").objects()).isEmpty();
        world.settled(gone);
    }

    @Test
    void replacesTheObjectOfARenamedDestination() throws Exception {
        world.reach(db("1"));
        var moved = db("1").federation("db", "secret.db", Script.to("login", "a"));
        reaches(
                moved,
                "delete federation.db a app/db NOT_DECLARED",
                "create federation.db a app/login NEW_DESTINATION");
        assertThat(world.target("a").objects()).containsOnlyKeys(new ObjectKey("app", "login"));
    }
}
