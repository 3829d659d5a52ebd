package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.DataProvider;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataSourcesTest {
    private final World world = new World();
    private String note = "1";

    private final class Notes implements DataProvider {
        @Override
        public Set<String> types() {
            return Set.of("note");
        }

        @Override
        public Schema schema(String type) {
            return new Schema(List.of());
        }

        @Override
        public Optional<SortedMap<String, Value>> read(String type, Body inputs, Diagnostics diagnostics) {
            return Optional.of(new TreeMap<>(Map.of("text", new Text(note))));
        }
    }

    @BeforeEach
    void provide() {
        world.providers =
                new Providers(List.of(new Notes()), List.of(world.dice), List.of(world.targets), world.braces);
    }

    private static Script reading(Block data) {
        return Script.EMPTY.with(data).secret("db", Map.of("k", Term.of("data.note.a", "text")));
    }

    @Test
    void makesAVersionWhenWhatIsReadChanges() throws Exception {
        var script = reading(Block.of(Term.address("data.note.a")));
        world.reach(script);
        world.settled(script);
        assertThat(Lines.of(World.planOf(world.tryPlanUnopened(script)))).isEmpty();
        note = "2";
        assertThat(Lines.of(world.reach(script))).containsExactly("version secret.db 2 ~k CONTENT_CHANGED");
        assertThat(world.version("secret.db", 2)).isEqualTo(Map.of("k", "2"));
    }

    @Test
    void isSecretUnlessDeclaredOtherwise() throws Exception {
        var data = Block.of(Term.address("data.note.a"));
        assertThat(world.tryPlan(reading(data).output("o", Term.of("data.note.a", "text"), false))
                        .errors())
                .containsExactly("SECRET_OUTPUT_NOT_SENSITIVE");
        world.reach(
                reading(data.set("sensitive", Term.of(Bool.FALSE))).output("o", Term.of("data.note.a", "text"), false));
    }

    private static Script copying() {
        return Script.EMPTY
                .target("a")
                .with(Block.of(Term.address("data.kubernetes_secret.theirs"))
                        .set("target", Term.whole("target.memory.a"))
                        .set("namespace", Term.text("app"))
                        .set("name", Term.text("theirs")))
                .secret("mine", Map.of("k", Term.part("data.kubernetes_secret.theirs", "data", "token")))
                .federation("mine", "secret.mine", Script.to("mine", "a"));
    }

    @Test
    void copiesAnObjectOfATargetAndFollowsIt() throws Exception {
        var theirs = new ObjectKey("app", "theirs");
        world.target("a").put(theirs, Map.of("token", "t1"));
        world.reach(copying());
        assertThat(world.target("a").object("app", "mine").data()).isEqualTo(Map.of("k", "t1"));
        world.settled(copying());
        world.target("a").put(theirs, Map.of("token", "t2"));
        assertThat(Lines.changes(world.reach(copying())))
                .containsExactly(
                        "version secret.mine 2 ~k CONTENT_CHANGED", "update federation.mine a app/mine NEW_VERSION");
    }

    @Test
    void letsWaitWhatNeedsAnObjectThatCannotBeReadNow() throws Exception {
        world.target("a").put(new ObjectKey("app", "theirs"), Map.of("token", "t1"));
        world.reach(copying());
        world.target("a").reachable(false);
        var outcome = world.tryPlan(copying().secret("other", Map.of("k", Term.text("v"))));
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.codes()).contains("MEMORY_UNREACHABLE");
        assertThat(Lines.changes(World.planOf(outcome)))
                .contains(
                        "waits data.kubernetes_secret.theirs UNREACHABLE",
                        "waits secret.mine NOT_SET",
                        "version secret.other 1 +k FIRST")
                .noneMatch(line -> line.startsWith("version secret.mine"));
        assertThat(Lines.changes(World.planOf(world.tryPlanUnopened(copying()))))
                .contains("waits secret.mine NOT_SET");
    }

    private static Script copyingWhole() {
        return copying()
                .with(Block.of(Term.address("secret.mine"))
                        .set("data", Term.of("data.kubernetes_secret.theirs", "data")))
                .template("t", "secret.mine", Map.of("url", "x{token}"))
                .federation("t", "template.t", Script.to("t", "a"));
    }

    @Test
    void letsWaitWhatCopiesAWholeObjectThatCannotBeReadNow() throws Exception {
        world.target("a").put(new ObjectKey("app", "theirs"), Map.of("token", "t1"));
        world.target("a").reachable(false);
        var first = world.tryPlan(copyingWhole().secret("other", Map.of("k", Term.text("v"))));
        assertThat(first.errors()).isEmpty();
        assertThat(Lines.changes(World.planOf(first)))
                .contains("waits secret.mine NOT_SET", "version secret.other 1 +k FIRST");

        world.target("a").reachable(true);
        world.reach(copyingWhole());
        assertThat(world.target("a").object("app", "mine").data()).isEqualTo(Map.of("token", "t1"));
        world.settled(copyingWhole());

        world.target("a").reachable(false);
        var again = world.tryPlan(copyingWhole());
        assertThat(again.errors()).isEmpty();
        assertThat(Lines.changes(World.planOf(again)))
                .contains("waits secret.mine NOT_SET")
                .noneMatch(line -> line.startsWith("version"));
    }

    @Test
    void aPinHoldsWhileWhatIsCopiedCannotBeRead() throws Exception {
        world.target("a").put(new ObjectKey("app", "theirs"), Map.of("token", "t1"));
        world.reach(copyingWhole());
        world.target("a").put(new ObjectKey("app", "theirs"), Map.of("token", "t2"));
        world.reach(copyingWhole());
        var pinned = copyingWhole()
                .with(copyingWhole().block("secret.mine").set("pin", Term.of(Num.of(1))))
                .secret("copy", Map.of("k", Term.of("secret.mine", "data", "token")));

        world.target("a").reachable(false);
        world.apply(World.planOf(world.tryPlan(pinned)));

        assertThat(world.version("secret.copy", 1)).isEqualTo(Map.of("k", "t1"));
    }

    @Test
    void refusesAnObjectThatIsNotThere() throws Exception {
        assertThat(world.tryPlan(copying()).errors()).containsExactly("NO_SUCH_OBJECT");
        assertThat(world.tryPlan(Script.EMPTY.with(Block.of(Term.address("data.kubernetes_secret.theirs"))
                                .set("target", Term.text("a"))
                                .set("namespace", Term.text("app"))
                                .set("name", Term.text("theirs"))))
                        .errors())
                .containsExactly("NOT_A_TARGET");
    }

    @Test
    void knowsOnlyWhatIsProvided() throws Exception {
        assertThat(world.tryPlan(Script.EMPTY.with(Block.of(Term.address("data.nothing.a"))))
                        .errors())
                .containsExactly("UNKNOWN_DATA_TYPE");
    }
}
