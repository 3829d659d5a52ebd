package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What others do to our objects: repaired, reported or a reason to stop, as the federation says. */
class DriftTest {
    private final World world = new World();

    private static Script db(String content, String drift) {
        var to = Script.to("db", "a").nest("metadata", Script.metadata(Map.of("app", "x"), Map.of()));
        var script = Script.EMPTY
                .secret("db", Map.of("k", Term.elsewhere(content, content)))
                .target("a")
                .federation("db", "secret.db", to);
        return script.with(script.block("federation.db").set("drift", Term.text(drift)));
    }

    /** What somebody else may do, with what a plan calls it. */
    enum Deed {
        EDITED,
        RELABELLED,
        MISSING;

        void doTo(World world) {
            var target = world.target("a");
            switch (this) {
                case EDITED -> target.edit(World.DB, held -> held.data(Map.of("k", "1", "more", "x")));
                case RELABELLED -> target.edit(World.DB, held -> held.labels(Map.of("app", "evil")));
                case MISSING -> target.remove(World.DB);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isRepairedUnlessToldOtherwise(Deed deed) throws Exception {
        world.reach(db("1", "repair"));
        deed.doTo(world);

        var plan = world.reach(db("1", "repair"));

        assertThat(Lines.of(plan)).containsExactly("repair federation.db a app/db " + deed);
        assertThat(((Change.Deliver) plan.changes().getFirst()).changedBy())
                .isEqualTo(deed == Deed.MISSING ? null : "someone at noon");
        assertThat(world.held("a")).isEqualTo(Map.of("k", "1"));
        world.settled(db("1", "repair"));
    }

    @ParameterizedTest
    @EnumSource
    void isShownAndLeftWhenReported(Deed deed) throws Exception {
        world.reach(db("1", "report"));
        deed.doTo(world);
        var before = world.target("a").objects();

        var plan = world.plan(db("1", "report"));

        assertThat(Lines.of(plan)).containsExactly("report federation.db a app/db " + deed);
        assertThat(plan.hasChanges()).isFalse();
        assertThat(plan.isPartial()).isFalse();
        assertThat(world.apply(plan).outcome()).isEqualTo(Applied.Outcome.NOTHING_TO_DO);
        assertThat(world.target("a").objects()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void stopsEveryApplyWhenRefused(Deed deed) throws Exception {
        world.reach(db("1", "refuse"));
        deed.doTo(world);
        var before = world.target("a").objects();
        var more = db("1", "refuse").secret("other", Map.of("k", Term.elsewhere("o", "o")));

        var plan = world.plan(more);
        var applied = world.apply(plan);

        assertThat(Lines.changes(plan))
                .containsExactly("version secret.other 1 +k FIRST", "refuse federation.db a app/db " + deed);
        assertThat(applied.outcome()).isEqualTo(Applied.Outcome.REFUSED);
        assertThat(applied.diagnostics()).extracting(d -> d.code().name()).containsExactly("DRIFT_REFUSED");
        assertThat(world.target("a").objects()).isEqualTo(before);
        assertThat(world.find(
                        dev.tacit.core.record.SecretRecord.class,
                        dev.tacit.core.record.SecretRecord.key(Term.address("secret.other"))))
                .isEmpty();
        var alone = world.plan(db("1", "refuse"));
        assertThat(world.apply(alone).outcome()).isEqualTo(Applied.Outcome.REFUSED);
    }

    @Test
    void isNotWrittenOverByANewVersionWhenRefused() throws Exception {
        world.reach(db("1", "refuse"));
        Deed.EDITED.doTo(world);

        assertThat(Lines.changes(world.plan(db("2", "refuse")))).contains("refuse federation.db a app/db EDITED");
        var plan = world.reach(db("2", "report"));
        assertThat(Lines.changes(plan)).contains("update federation.db a app/db NEW_VERSION");
        assertThat(((Change.Deliver) plan.changes().getLast()).changedBy()).isEqualTo("someone at noon");
        assertThat(world.held("a")).isEqualTo(Map.of("k", "2"));
    }

    @Test
    void isNotWhatOthersWriteBesideOurs() throws Exception {
        world.reach(db("1", "refuse"));
        world.target("a")
                .edit(
                        World.DB,
                        held -> held.annotations(Map.of("theirs", "x")).labels(Map.of("app", "x", "theirs", "y")));

        assertThat(Lines.of(world.reach(db("1", "refuse")))).containsExactly("note federation.db a app/db MOVED_ON");
    }

    @Test
    void restoresTheLabelThatMakesAnObjectOurs() throws Exception {
        world.reach(db("1", "repair"));
        world.target("a").edit(World.DB, held -> held.store(null));

        assertThat(Lines.of(world.reach(db("1", "repair"))))
                .containsExactly("repair federation.db a app/db RELABELLED");
        assertThat(world.target("a").object("app", "db").store()).isNotNull();
        world.settled(db("1", "repair"));
    }

    @Test
    void knowsThreeWords() throws Exception {
        assertThat(world.tryPlan(db("1", "ignore")).errors()).containsExactly("UNKNOWN_DRIFT");
    }

    @Test
    void findsWhatRepeatsItsVersionWhenAllIsRead() throws Exception {
        world.reach(db("1", "repair"));
        var version = world.target("a").object("app", "db").resourceVersion();
        world.target("a").restore(World.DB, Map.of("k", "older"), version);

        assertThat(Lines.of(world.plan(db("1", "repair")))).isEmpty();
        var plan = world.planWith(Options.Extra.READING_ALL, db("1", "repair"));
        assertThat(Lines.of(plan)).containsExactly("repair federation.db a app/db EDITED");
    }

    @Test
    void changesNoRecordByReadingAll() throws Exception {
        world.reach(db("1", "repair"));
        int reads = world.target("a").contentReads();

        assertThat(world.planWith(Options.Extra.READING_ALL, db("1", "repair")).changes())
                .isEmpty();
        assertThat(world.target("a").contentReads()).isEqualTo(reads + 1);
    }
}
