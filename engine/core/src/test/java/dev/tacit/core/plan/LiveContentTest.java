package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.address.Address;
import dev.tacit.core.apply.Provision;
import dev.tacit.core.provider.MemoryTargets;
import dev.tacit.core.secret.Plaintext;
import dev.tacit.core.value.Exports;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others made of a secret's objects, from looking to the plan that spreads it. */
class LiveContentTest {
    private final World world = new World();

    private static final LiveContent.Place IN_A = new LiveContent.Place(MemoryTargets.address("a"), World.DB);
    private static final LiveContent.Place IN_B = new LiveContent.Place(MemoryTargets.address("b"), World.DB);

    private static Script declared(String drift) {
        var script = Script.EMPTY
                .secret("db", Map.of("license", Term.provided(""), "user", Term.text("ann")))
                .target("a")
                .target("b")
                .federation("db", "secret.db", Script.to("db", "a", "b"));
        return script.with(script.block("federation.db").set("drift", Term.text(drift)));
    }

    @BeforeEach
    void deliver() throws Exception {
        world.set("secret.db", "license", "L1");
        world.reach(declared("repair"));
    }

    private LiveContent live() throws Exception {
        try (var planning =
                Planning.open(Options.normal(world.now, world.random), world.ledger.snapshot(), world.providers)) {
            var exports = new HashMap<Address, Exports>();
            for (var block : declared("repair").blocks()) {
                planning.declare(block.declaration(exports)).ifPresent(e -> exports.put(block.address(), e));
            }
            return planning.live(Term.address("secret.db"));
        }
    }

    private void edit(String target, Map<String, String> data) {
        world.target(target).edit(World.DB, held -> held.data(data));
    }

    @Test
    void opensNothingWhereNobodyTouchedAnything() throws Exception {
        int opened = world.ledger.openedPayloads();

        assertThat(live()).isEqualTo(new LiveContent(List.of(), List.of(), List.of(IN_A, IN_B), List.of()));
        assertThat(world.ledger.openedPayloads()).isEqualTo(opened);
    }

    @Test
    void tellsWhichKeysOthersChangedAddedRemoved() throws Exception {
        edit("a", Map.of("license", "L2", "more", "x"));

        var live = live();

        assertThat(live.unchanged()).containsExactly(IN_B);
        var edited = live.edited().getFirst();
        assertThat(edited.place()).isEqualTo(IN_A);
        assertThat(edited.changed().toBytes())
                .containsOnlyKeys("license", "more")
                .containsEntry("license", "L2".getBytes(StandardCharsets.UTF_8));
        assertThat(edited.removed()).containsExactly("user");
        assertThat(live.toString()).doesNotContain("L2");
    }

    @Test
    void readsNothingOfWhatIsNotOursOrNotThere() throws Exception {
        world.target("a").remove(World.DB);
        world.target("b")
                .edit(World.DB, held -> held.data(Map.of("license", "theirs")).mark(null));

        var live = live();

        assertThat(live.edited()).isEmpty();
        assertThat(live.untold()).extracting(LiveContent.Untold::place).containsExactly(IN_A, IN_B);
        assertThat(live.untold().getFirst().why()).isEqualTo("someone deleted it");
    }

    @Test
    void saysWhichTargetDidNotAnswer() throws Exception {
        edit("b", Map.of("license", "L2", "user", "ann"));
        world.target("a").reachable(false);

        var live = live();

        assertThat(live.edited()).extracting(LiveContent.Edited::place).containsExactly(IN_B);
        assertThat(live.untold()).extracting(LiveContent.Untold::place).containsExactly(IN_A);
        assertThat(live.unseen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"repair", "report", "refuse"})
    void isSpreadOnceItIsSet(String drift) throws Exception {
        edit("a", Map.of("license", "L2", "user", "ann"));
        var taken = new Provision.Given("license", Plaintext.owning("L2".getBytes(StandardCharsets.UTF_8)), "a");
        assertThat(new Provision(world.ledger, world.random)
                        .set(Term.address("secret.db"), List.of(taken), "ann at host", world.now))
                .containsExactly(Provision.Outcome.SET);
        assertThat(world.ledger.snapshot().audit().getLast().subject()).isEqualTo("secret.db license: taken from a");

        var plan = world.reach(declared(drift));

        assertThat(Lines.changes(plan))
                .containsExactly(
                        "version secret.db 2 ~license CONTENT_CHANGED",
                        "update federation.db a app/db NEW_VERSION",
                        "update federation.db b app/db NEW_VERSION");
        assertThat(plan.changes().stream().filter(change -> change instanceof Change.Deliver))
                .allMatch(change -> ((Change.Deliver) change).changedBy() == null);
        assertThat(world.held("b")).isEqualTo(Map.of("license", "L2", "user", "ann"));
        world.settled(declared(drift));
    }
}
