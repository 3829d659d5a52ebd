package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.liveness.Liveness;
import dev.tacit.core.liveness.Manner;
import dev.tacit.core.liveness.Reference;
import dev.tacit.core.liveness.Reference.Via;
import dev.tacit.core.liveness.Use;
import dev.tacit.core.liveness.Verdict;
import dev.tacit.core.liveness.Workload;
import dev.tacit.core.provider.MemoryTargets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoticingTest {
    private static final Workload API = new Workload("app", "Deployment", "api");

    private final World world = new World();

    private static Script script(String user, String password) {
        return Script.EMPTY
                .secret(
                        "db",
                        Map.of("user", Term.elsewhere(user, user), "password", Term.elsewhere(password, password)))
                .target("a")
                .federation("db", "secret.db", Script.to("db", "a"));
    }

    private static Script saying(Script script, String unreached) {
        return script.with(script.block("federation.db").set("unreached", Term.text(unreached)));
    }

    private void refers(Reference... references) {
        world.target("a").around().use(World.DB, new Use(API, Set.of("api-1", "api-2"), Set.of(references)));
    }

    private int asked() {
        return world.target("a").around().askedForUsers();
    }

    private static List<String> verdicts(Plan plan) {
        return plan.liveness().affected().stream()
                .flatMap(one -> one.verdicts().entrySet().stream()
                        .map(entry -> one.workload().name() + " " + one.manner() + " "
                                + entry.getKey().via() + " " + entry.getValue()))
                .toList();
    }

    @Test
    void tellsWhoWillNoticeAChangedKey() throws Exception {
        world.reach(script("u", "1"));
        refers(Reference.whole(Via.VOLUME, "/etc/db"), Reference.of(Via.VARIABLE, "PASSWORD", Set.of("password")));
        var plan = world.plan(script("u", "2"));
        assertThat(plan.liveness().affected()).singleElement().satisfies(one -> {
            assertThat(one.target()).isEqualTo(MemoryTargets.address("a"));
            assertThat(one.federation()).isEqualTo(Term.address("federation.db"));
            assertThat(one.object()).isEqualTo(World.DB);
            assertThat(one.workload()).isEqualTo(API);
            assertThat(one.pods()).isEqualTo(2);
        });
        assertThat(verdicts(plan))
                .containsExactly("api IN_PLACE VOLUME FILE_UPDATES", "api IN_PLACE VARIABLE NOT_LIVE");
        assertThat(plan.liveness().unreached()).isEqualTo(1);
        assertThat(plan.stops()).isEmpty();
    }

    @Test
    void leavesOutWhoReadsOtherKeys() throws Exception {
        world.reach(script("u", "1"));
        refers(Reference.of(Via.VARIABLE, "DB_USER", Set.of("user")));
        assertThat(world.plan(script("u", "2")).liveness()).isEqualTo(Liveness.NOBODY);
        assertThat(verdicts(world.plan(script("v", "1")))).containsExactly("api IN_PLACE VARIABLE NOT_LIVE");
    }

    @Test
    void asksNothingWhereNoContentChanges() throws Exception {
        refers(Reference.whole(Via.VARIABLES, ""));
        world.reach(script("u", "1"));
        assertThat(asked()).as("a first delivery").isZero();
        world.settled(script("u", "1"));
        assertThat(asked()).as("nothing to do").isZero();
        world.reach(script("u", "1")
                .federation(
                        "db",
                        "secret.db",
                        Script.to("db", "a").nest("metadata", Script.metadata(Map.of("team", "b"), Map.of()))));
        assertThat(asked()).as("only metadata").isZero();
    }

    @Test
    void takesAnyKeyForChangedInWhatSomebodyEdited() throws Exception {
        world.reach(script("u", "1"));
        refers(Reference.of(Via.VARIABLE, "DB_USER", Set.of("user")));
        world.target("a").edit(World.DB, held -> held.data(Map.of("user", "u", "password", "edited")));
        assertThat(verdicts(world.plan(script("u", "1")))).containsExactly("api IN_PLACE VARIABLE NOT_LIVE");
    }

    @Test
    void seesNothingNewInWhatIsPutBackAsItWas() throws Exception {
        world.reach(script("u", "1"));
        refers(Reference.whole(Via.VOLUME, "/etc/db"));
        world.target("a").remove(World.DB);
        var plan = world.plan(script("u", "1"));
        assertThat(plan.hasChanges()).isTrue();
        assertThat(plan.liveness()).isEqualTo(Liveness.NOBODY);
    }

    @Test
    void saysWhoIsLeftBehindByADelete() throws Exception {
        world.reach(script("u", "1"));
        refers(Reference.whole(Via.VOLUME, "/etc/db"));
        var gone = Script.EMPTY
                .secret("db", Map.of("user", Term.elsewhere("u", "u"), "password", Term.elsewhere("1", "1")))
                .target("a");
        var plan = world.plan(gone);
        assertThat(verdicts(plan)).containsExactly("api GONE VOLUME NOT_LIVE");
        assertThat(plan.liveness().affected().getFirst().manner()).isEqualTo(Manner.GONE);
    }

    @Test
    void saysWhereItCouldNotLook() throws Exception {
        world.reach(script("u", "1"));
        world.target("a").around().tells(true, false);
        var plan = world.plan(saying(script("u", "2"), "refuse"));
        assertThat(plan.liveness().affected()).isEmpty();
        assertThat(plan.liveness().unseen())
                .extracting(Liveness.Unseen::namespace)
                .containsExactly("app");
        assertThat(plan.notices()).extracting(d -> d.code().name()).containsExactly("PODS_NOT_LISTED");
        assertThat(plan.stops()).isEmpty();
    }

    @Test
    void refusesToLeaveAWorkloadBehindWhereItIsAskedTo() throws Exception {
        world.reach(saying(script("u", "1"), "refuse"));
        refers(Reference.of(Via.VARIABLE, "PASSWORD", Set.of("password")));
        assertThat(World.planOf(world.tryPlan(saying(script("v", "1"), "refuse")))
                        .stops())
                .as("no key it reads")
                .isEmpty();
        assertThat(World.planOf(world.tryPlan(saying(script("u", "2"), "warn"))).stops())
                .isEmpty();
        var plan = World.planOf(world.tryPlan(saying(script("u", "2"), "refuse")));
        assertThat(plan.stops()).extracting(d -> d.code().name()).containsExactly("UNREACHED_REFUSED");
        assertThat(plan.stops().getFirst().detail()).contains("app/Deployment/api in " + MemoryTargets.address("a"));
        var applied = world.apply(plan);
        assertThat(applied.outcome()).isEqualTo(Applied.Outcome.REFUSED);
        assertThat(world.held("a")).containsEntry("password", "1");
    }

    @Test
    void readsFilesWithoutAStop() throws Exception {
        world.reach(saying(script("u", "1"), "refuse"));
        refers(Reference.whole(Via.PROJECTED, "/etc/db"));
        var plan = World.planOf(world.tryPlan(saying(script("u", "2"), "refuse")));
        assertThat(plan.stops()).isEmpty();
        assertThat(plan.liveness().affected().getFirst().verdicts()).containsValue(Verdict.FILE_UPDATES);
    }

    @Test
    void saysThatNothingIsRestartedYet() throws Exception {
        var outcome = world.tryPlan(saying(script("u", "1"), "restart"));
        assertThat(outcome.errors()).containsExactly("UNKNOWN_UNREACHED");
        assertThat(outcome.diagnostics()).extracting(Diagnostic::summary).containsExactly("Nothing is restarted yet");
        assertThat(world.tryPlan(saying(script("u", "1"), "ignore")).errors()).containsExactly("UNKNOWN_UNREACHED");
    }
}
