package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.AuditEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntentTest {
    private static final Script ALL = PlanningTest.ALL;
    private static final Script NEXT = ALL.secret("copy", Map.of("password", Term.elsewhere("new", "new")));

    private static String digest(World world, Script script) throws Exception {
        return Intent.of(world.plan(script)).digest();
    }

    private static World applied(long seed) throws Exception {
        var world = new World(seed);
        world.reach(ALL);
        return world;
    }

    @Test
    void holdsNoValuesTimesOrSerials() throws Exception {
        var one = applied(1);
        var two = applied(2);
        two.now = two.now.plusSeconds(1_000_000);
        two.ledger.audit(new AuditEntry(two.now, "ann", "reveal", "x"));
        var other = ALL.secret("copy", Map.of("password", Term.elsewhere("other", "another value")));
        assertThat(digest(one, NEXT)).isEqualTo(digest(one, NEXT)).isEqualTo(digest(two, other));
    }

    @Test
    void doesNotChangeWhenSomeoneTouchesAnObject() throws Exception {
        var world = applied(1);
        var next = NEXT.generator("db", 9);
        var before = digest(world, next);
        world.target("a").edit(World.DB, held -> held.annotations(Map.of("theirs", "x")));
        assertThat(digest(world, next)).isEqualTo(before);
        var relabelled = ALL.federation(
                "db",
                "secret.db",
                Script.to("db", "b").nest("metadata", Script.metadata(Map.of("app", "x"), Map.of())));
        before = digest(world, relabelled);
        world.target("b").edit(World.DB, held -> held.annotations(Map.of("theirs", "x")));
        assertThat(digest(world, relabelled)).isEqualTo(before);
    }

    @Test
    void isTheSameForWhoeverMayNotRead() throws Exception {
        var world = new World();
        var before = Intent.of(World.planOf(world.tryPlanUnopened(ALL)));
        assertThat(Intent.of(world.reach(ALL)).lines()).isEqualTo(before.lines());
        for (var next : List.of(
                NEXT,
                ALL.generator("db", 9),
                ALL.template("env", "secret.db", Map.of("URL", "other")),
                ALL.without("federation.db"),
                ALL.federation(
                        "db",
                        "secret.db",
                        Script.to("db", "a").nest("metadata", Script.metadata(Map.of("app", "x"), Map.of()))))) {
            assertThat(Intent.of(World.planOf(world.tryPlanUnopened(next))).lines())
                    .isEqualTo(Intent.of(world.plan(next)).lines());
        }
    }

    @Test
    void differsByWhatWouldHappenToWhat() throws Exception {
        var world = applied(1);
        var scripts = List.of(
                ALL,
                NEXT,
                ALL.secret("copy", Map.of("other", Term.elsewhere("new", "new"))),
                ALL.secret("copy", Map.of("password", Term.text("1"), "other", Term.text("1"))),
                ALL.generator("db", 9),
                ALL.without("federation.db"),
                ALL.without("federation.env"),
                ALL.federation("db", "secret.db", Script.to("db", "a")),
                ALL.federation("db", "secret.db", Script.to("db", "b")),
                ALL.federation("db", "secret.db", Script.to("db", "a", "b"), Script.to("new", "a")),
                ALL.federation("db", "secret.db", Script.to("db", "a", "b"), Script.to("new", "b")),
                ALL.federation("db", "secret.db", Script.to("db", "a", "b"), Script.to("other", "b")),
                ALL.federation(
                        "db",
                        "secret.db",
                        Script.to("db", "a", "b"),
                        Script.toNamespaces("other", List.of("elsewhere"), "b")));
        var digests = new HashSet<String>();
        for (var script : scripts) {
            assertThat(digests.add(digest(world, script))).isTrue();
        }
        world.target("a").remove(World.DB);
        assertThat(digests.add(digest(world, ALL))).isTrue();
        world.target("a").reachable(false);
        assertThat(digests.add(digest(world, ALL))).isTrue();
    }

    @Test
    void isCanonicalJson() throws Exception {
        var world = applied(1);
        var intent = Intent.of(world.plan(NEXT));
        assertThat(intent.lines())
                .containsExactly("{\"action\":\"new-version\",\"address\":\"secret.copy\",\"keys\":[\"~password\"],"
                        + "\"name\":\"\",\"namespace\":\"\",\"reason\":\"CONTENT_CHANGED\",\"target\":\"\"}");
        assertThat(intent.digest()).hasSize(64).startsWith(intent.brief().replace("-", ""));
        assertThat(intent.brief()).matches("([0-9a-f]{4}-){7}[0-9a-f]{4}");
        assertThat(Intent.of(intent.entries().reversed())).isEqualTo(intent);
        assertThat(Intent.of(world.plan(ALL)).lines()).isEmpty();
    }
}
