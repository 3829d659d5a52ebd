package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied;
import dev.tacit.core.apply.Applier;
import dev.tacit.core.provider.MemoryWorld;
import dev.tacit.core.provider.Providers;
import dev.tacit.core.record.Told;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever issued a secret learns each version before it is delivered anywhere, whatever happens meanwhile. */
class IssuersTest {
    private World world = new World();
    private Issuer issuer = new Issuer();

    @BeforeEach
    void fresh() {
        world = new World();
        issuer = new Issuer();
        world.providers = new Providers(List.of(), List.of(world.dice), List.of(world.targets), world.braces, issuer);
    }

    private static Block activate(String name, Term value) {
        return Block.of(Term.address("secret.activate")).set(name, value);
    }

    private static Block command() {
        return activate("command", Term.of(new ListValue(Type.STRING, List.of(new Text("./tell")))));
    }

    private static Block yes(String name) {
        return activate(name, Term.of(Bool.TRUE));
    }

    /** Two secrets, the first of them known to an issuer, delivered by a template too. */
    private static Script script(String value, Block activate) {
        return Script.EMPTY
                .target("a")
                .with(db(value).nest("activate", activate))
                .secret("other", Map.of("k", Term.elsewhere("other" + value, value)))
                .template("t", "secret.db", Map.of("url", "u:{k}"))
                .federation("db", "secret.db", Script.to("db", "a"))
                .federation("t", "template.t", Script.to("t", "a"))
                .federation("other", "secret.other", Script.to("other", "a"));
    }

    private static Block db(String value) {
        return Block.of(Term.address("secret.db")).set("data", Term.object(Map.of("k", Term.elsewhere(value, value))));
    }

    @Test
    void tellsBeforeAnythingIsDelivered() throws Exception {
        var plan = world.plan(script("1", command()));
        assertThat(Lines.changes(plan))
                .containsSubsequence(
                        "version secret.db 1 +k FIRST",
                        "activate secret.db 1 run [federation.db, federation.t] NOT_TOLD",
                        "create federation.db a app/db FIRST");
        assertThat(world.apply(plan).counts().activated()).isEqualTo(1);
        assertThat(issuer.heard).containsExactly("1 after nothing");
        world.settled(script("1", command()));
        world.reach(script("2", command()));
        assertThat(issuer.heard).containsExactly("1 after nothing", "2 after 1");
        assertThat(world.secret("secret.db").told()).isEqualTo(Told.of(2));
        world.settled(script("2", command()));
    }

    @Test
    void deliversNothingOfWhatAnIssuerDoesNotKnow() throws Exception {
        world.reach(script("1", command()));
        issuer.refuses = true;
        for (int i = 0; i < 2; i++) {
            var applied = world.apply(world.plan(script("2", command())));
            assertThat(applied.outcome()).isEqualTo(Applied.Outcome.PARTIAL);
            assertThat(applied.diagnostics()).hasSize(1);
            assertThat(applied.counts().held()).isEqualTo(2);
            assertThat(applied.counts().failed()).isZero();
            assertThat(world.held("a")).containsValue("1");
            assertThat(world.target("a").object("app", "t").data()).containsValue("u:1");
            assertThat(world.target("a").object("app", "other").data()).containsValue("2");
        }
        assertThat(world.secret("secret.db").told()).isEqualTo(new Told(1, new TreeSet<>(Set.of(2))));
        issuer.refuses = false;
        var plan = world.plan(script("2", command()));
        assertThat(Lines.changes(plan))
                .contains("activate secret.db 2 run [federation.db, federation.t] UNFINISHED")
                .contains("update federation.db a app/db NEW_VERSION");
        World.done(world.apply(plan));
        assertThat(issuer.heard).containsExactly("1 after nothing", "2 after 1");
        assertThat(world.held("a")).containsValue("2");
        world.settled(script("2", command()));
    }

    @Test
    void keepsWhatAnIssuerMayHoldForAsLongAsItIsNotCertain() throws Exception {
        var first = script("1", command());
        world.reach(first.with(forgetful("1")));
        issuer.refuses = true;
        for (var value : List.of("2", "3")) {
            world.apply(world.plan(script(value, command()).with(forgetful(value))));
        }
        assertThat(world.secret("secret.db").told()).isEqualTo(new Told(1, new TreeSet<>(Set.of(2, 3))));
        assertThat(List.of(1, 2, 3))
                .allSatisfy(n -> assertThat(world.version("secret.db", n)).containsValue(Integer.toString(n)));
        issuer.refuses = false;
        World.done(world.apply(world.plan(script("3", command()).with(forgetful("3")))));
        assertThat(issuer.heard).endsWith("3 after 1");
        assertThat(world.version("secret.db", 1)).isEmpty();
        assertThat(world.version("secret.db", 2)).isEmpty();
        assertThat(world.version("secret.db", 3)).isNotEmpty();
    }

    private static Block forgetful(String value) {
        return db(value).nest("activate", command()).set("keep_versions", Term.of(Num.of(1)));
    }

    @Test
    void convergesFromEveryStep() throws Exception {
        int steps = 0;
        for (boolean killed = true; killed; steps++) {
            fresh();
            world.reach(script("1", command()));
            var plan = world.plan(script("2", command()));
            var cut = new Cut(Cut.Kind.KILLED, steps);
            issuer.cut = cut;
            world.target("a").fault(cut);
            try {
                new Applier(cut.around(world.ledger), world.providers, () -> world.now, World.SILENCE, () -> false)
                        .apply(plan, "ann at host");
                killed = false;
            } catch (Cut.Killed e) {
                killed = true;
            }
            issuer.cut = null;
            world.target("a").fault(new MemoryWorld.Fault() {});
            if (world.held("a").containsValue("2")) {
                assertThat(world.secret("secret.db").told()).as("step " + steps).isEqualTo(Told.of(2));
            }
            world.reach(script("2", command()));
            assertThat(issuer.heard).as("step " + steps).contains("2 after 1").doesNotContain("2 after 2");
            assertThat(issuer.valid).isEqualTo(world.held("a"));
            assertThat(world.held("a")).containsValue("2");
            assertThat(world.secret("secret.db").versions()).hasSize(2);
            world.settled(script("2", command()));
        }
        // 2 for each commit: the first, begun, ended, last; 2 around the telling; 2 for each of three writes.
        assertThat(steps).isGreaterThanOrEqualTo(16);
    }

    @Test
    void waitsForSomeoneToSayThatItIsDone() throws Exception {
        var script = script("1", yes("manual"));
        var plan = world.plan(script);
        assertThat(Lines.changes(plan)).contains("activate secret.db 1 awaited [federation.db, federation.t] NOT_TOLD");
        var applied = world.apply(plan);
        assertThat(applied.outcome()).isEqualTo(Applied.Outcome.AWAITING);
        assertThat(applied.diagnostics()).extracting(d -> d.code().name()).containsExactly("ACTIVATION_AWAITED");
        assertThat(applied.counts().held()).isEqualTo(2);
        assertThat(world.target("a").objects()).hasSize(1);
        assertThat(world.apply(world.plan(script)).outcome()).isEqualTo(Applied.Outcome.AWAITING);
        var said = saying(script);
        assertThat(Lines.changes(said)).contains("activate secret.db 1 said [federation.db, federation.t] NOT_TOLD");
        World.done(world.apply(said));
        assertThat(world.held("a")).containsValue("1");
        world.settled(script);
    }

    private Plan saying(Script script) throws Exception {
        world.now = world.now.plusSeconds(60);
        var options = Options.normal(world.now, world.random).activated(Set.of(Term.address("secret.db")));
        return World.planOf(world.tryPlan(options, world.ledger, script));
    }

    @Test
    void nobodyCanHaveToldWhatIsMadeOnlyNow() throws Exception {
        var plan = saying(script("1", yes("manual")));
        assertThat(Lines.changes(plan)).contains("activate secret.db 1 awaited [federation.db, federation.t] NOT_TOLD");
        World.done(world.apply(world.plan(script("1", yes("none")))));
        assertThat(saying(script("1", yes("none"))).notices())
                .extracting(d -> d.code().name())
                .containsExactly("NOTHING_AWAITED");
    }

    @Test
    void tellsOfARollback() throws Exception {
        var script = Script.EMPTY.target("a").generator("db", 8);
        var db = Block.of(Term.address("secret.db"))
                .set("data", Term.object(Map.of("k", Term.of("generator.dice.db", "value"))))
                .nest("activate", command());
        world.reach(script.with(db).federation("db", "secret.db", Script.to("db", "a")));
        var first = issuer.valid;
        var second = script.generator("db", 9).with(db).federation("db", "secret.db", Script.to("db", "a"));
        world.reach(second);
        World.done(world.apply(world.rollback(second, "secret.db", 1)));
        assertThat(issuer.heard).endsWith("2 after 1", "3 after 2");
        assertThat(issuer.valid).isEqualTo(first).isEqualTo(world.held("a"));
    }

    @Test
    void tellsOfAPinTheSameWay() throws Exception {
        world.reach(script("1", command()));
        world.reach(script("2", command()));
        var pinned =
                script("2", command()).with(db("2").nest("activate", command()).set("pin", Term.of(Num.of(1))));
        World.done(new Applier(world.ledger, world.providers, () -> world.now, World.SILENCE, () -> false)
                .apply(world.plan(pinned), "ann at host"));
        assertThat(issuer.heard).endsWith("2 after 1", "1 after 2");
        assertThat(world.held("a")).containsValue("1");
        world.settled(pinned);
        world.reach(script("2", command()));
        assertThat(issuer.heard).endsWith("1 after 2", "2 after 1");
    }

    @Test
    void aRotatingGeneratorNeedsAnActivation() throws Exception {
        var rotate = Block.of(Term.address("generator.dice.rotate")).set("every", Term.text("30d"));
        var script = Script.EMPTY
                .generator("db", 8)
                .secret("db", Map.of("k", Term.of("generator.dice.db", "value")))
                .secret("copy", Map.of("k", Term.of("secret.db", "data", "k")));
        var rotating = script.with(script.block("generator.dice.db").nest("rotate", rotate));
        var outcome = world.tryPlan(rotating);
        assertThat(outcome.errors()).containsExactly("ACTIVATION_NOT_SAID");
        assertThat(outcome.diagnostics().getFirst().detail()).contains("secret.db", "generator.dice.db");
        world.reach(rotating.with(script.block("secret.db").nest("activate", yes("none"))));
        assertThat(issuer.heard).isEmpty();
    }

    @Test
    void stopsBeforeAnIssuerIsToldWhenAskedTo() throws Exception {
        var plan = world.plan(script("1", command()));
        long before = world.ledger.snapshot().serial();
        var applied = new Applier(
                        world.ledger,
                        world.providers,
                        () -> world.now,
                        World.SILENCE,
                        () -> world.ledger.snapshot().serial() > before)
                .apply(plan, "ann at host");
        assertThat(applied.outcome()).isEqualTo(Applied.Outcome.INTERRUPTED);
        assertThat(issuer.heard).isEmpty();
        assertThat(world.target("a").objects()).isEmpty();
        world.reach(script("1", command()));
        world.settled(script("1", command()));
    }
}
