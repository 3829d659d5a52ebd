package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What generators draw for a time only, and what is made of it. */
class RenewalTest {
    private static final String PAIR = "generator.pair.p";

    private final World world = new World();

    @BeforeEach
    void drawsLast90Days() {
        world.dice.lasting = Optional.of(Duration.ofDays(90));
    }

    private static Script script(String... rotate) {
        var pair = Block.of(Term.address(PAIR));
        if (rotate.length > 0) {
            pair = pair.nest(
                    "rotate", Block.of(Term.address("generator.pair.rotate")).set(rotate[0], Term.text(rotate[1])));
        }
        var tls = Block.of(Term.address("secret.tls"))
                .set(
                        "data",
                        Term.object(Map.of(
                                "crt", Term.of(PAIR, "left"),
                                "key", Term.of(PAIR, "right"),
                                "user", Term.text("ann"))))
                .nest("activate", Block.of(Term.address("secret.activate")).set("none", Term.of(Bool.TRUE)));
        return Script.EMPTY.with(pair).with(tls).target("a").federation("tls", "secret.tls", Script.to("db", "a"));
    }

    private void pass(int days) {
        world.now = world.now.plus(Duration.ofDays(days));
    }

    private @Nullable Instant end(String secret) throws Exception {
        return world.secret(secret).current().validity().expires();
    }

    private static void isTold(Plan plan, String... codes) {
        assertThat(plan.notices()).extracting(d -> d.code().name()).containsExactly(codes);
    }

    /** Something computed from a secret, which has a provenance of its own. */
    private static Term computed(String address, String... path) {
        var whole = Term.of(address, path);
        return new Term(whole.references(), exports -> {
            var secret = (Secret) whole.value().apply(exports);
            return new Secret(Type.STRING, new Provenance("computed " + secret.provenance()), secret::content);
        });
    }

    @Test
    void warnsBeforeTheEndAndDeliversWhatExpiredToNoNewPlace() throws Exception {
        world.reach(script());
        assertThat(end("secret.tls")).isEqualTo(world.now.plus(Duration.ofDays(90)));
        world.settled(script());
        pass(75);
        isTold(world.plan(script()));
        pass(2);
        isTold(world.plan(script()), "SECRET_EXPIRES");
        pass(20);
        var more = script().federation("more", "secret.tls", Script.to("more", "a"));
        assertThat(Lines.changes(world.plan(more))).containsExactly("refused federation.more a app/more EXPIRED");
        assertThat(world.held("a")).isEqualTo(world.version("secret.tls", 1));
    }

    @Test
    void isRenewedBeforeTheEnd() throws Exception {
        var script = script("before_expiry", "30d");
        world.reach(script);
        pass(59);
        isTold(world.plan(script));
        pass(2);
        isTold(world.plan(script), "ROTATION_DUE");
        var plan = world.planWith(Options.Extra.ROTATING, script);
        assertThat(Lines.of(plan))
                .containsExactly(
                        "draw generator.pair.p ROTATED",
                        "version secret.tls 2 ~crt ~key ROTATED",
                        "update federation.tls a app/db NEW_VERSION");
        World.done(world.apply(plan));
        assertThat(end("secret.tls")).isEqualTo(world.now.plus(Duration.ofDays(90)));
        world.settled(script);
    }

    @Test
    void expiresAsBeforeAfterARollback() throws Exception {
        var script = script("before_expiry", "30d");
        world.reach(script);
        var first = end("secret.tls");
        pass(61);
        World.done(world.apply(world.planWith(Options.Extra.ROTATING, script)));
        pass(1);
        World.done(world.apply(world.rollback(script, "secret.tls", 1)));
        assertThat(world.version("secret.tls", 3)).isEqualTo(world.version("secret.tls", 1));
        assertThat(end("secret.tls")).isEqualTo(first);
        isTold(world.plan(script), "ROTATION_DUE");
        assertThat(Lines.of(world.plan(script))).isEmpty();
    }

    @Test
    void mayExpireEarlierByDeclaration() throws Exception {
        var limited = script().block("secret.tls").set("expires_after", Term.text("10d"));
        world.reach(script().with(limited));
        assertThat(end("secret.tls")).isEqualTo(world.now.plus(Duration.ofDays(10)));
        world.settled(script().with(limited));
    }

    @Test
    void endsWithEverythingThatIsMadeOfIt() throws Exception {
        var script = script().secret("copy", Map.of("c", Term.of("secret.tls", "data", "crt")))
                .secret("made", Map.of("m", computed(PAIR, "left")))
                .secret("again", Map.of("m", computed("secret.made", "data", "m")))
                .with(Block.of(Term.address("generator.dice.d")).set("seed", Term.of(PAIR, "right")))
                .secret("drawn", Map.of("d", Term.of("generator.dice.d", "value")));
        var other = script.secret("other", Map.of("user", Term.text("ann")))
                .secret("name", Map.of("u", Term.of("secret.other", "data", "user")));
        world.reach(other);
        var end = world.now.plus(Duration.ofDays(90));
        for (var secret : new String[] {"copy", "made", "again", "drawn"}) {
            assertThat(end("secret." + secret)).as(secret).isEqualTo(end);
        }
        assertThat(end("secret.other")).isNull();
        assertThat(end("secret.name")).isNull();
        world.settled(other);
    }

    @Test
    void refusesToWaitForAnEndThatNeverComes() throws Exception {
        world.dice.lasting = Optional.empty();
        assertThat(world.tryPlan(script("before_expiry", "30d")).errors()).containsExactly("NEVER_EXPIRES");
        world.reach(script());
        assertThat(world.tryPlan(script("before_expiry", "30d")).errors()).containsExactly("NEVER_EXPIRES");
    }

    @Test
    void keepsTheEndOfAPinnedVersion() throws Exception {
        world.reach(script());
        var end = end("secret.tls");
        var pinned = script().with(script().block("secret.tls").set("pin", Term.of(dev.tacit.core.value.Num.of(1))));
        world.settled(pinned);
        pass(10);
        var options = Options.normal(world.now, world.random).rotating(java.util.Set.of(Term.address(PAIR)));
        World.done(world.apply(World.planOf(world.tryPlan(options, world.ledger, pinned))));
        assertThat(end("secret.tls")).isEqualTo(end);
    }
}
