package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.provider.Delivery;
import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.value.Bool;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Objects that never change: each version has one of its own name. */
class ImmutableObjectsTest {
    private final World world = new World();

    private static Script db(String content) {
        return Script.EMPTY
                .secret("db", Map.of("k", Term.elsewhere(content, content)))
                .target("a")
                .federation(
                        "db",
                        "secret.db",
                        Script.to("db", "a")
                                .set("immutable", Term.of(Bool.TRUE))
                                .set("name_suffix", Term.text("version")));
    }

    private Set<String> names() {
        return world.target("a").objects().keySet().stream()
                .map(ObjectKey::name)
                .collect(Collectors.toSet());
    }

    @Test
    void carryTheirVersionInTheirName() throws Exception {
        var plan = world.reach(db("1"));

        assertThat(Lines.changes(plan)).contains("create federation.db a app/db-v1 FIRST");
        assertThat(((Delivery.Create) world.target("a").written().getFirst())
                        .content()
                        .mutability())
                .isEqualTo(Mutability.IMMUTABLE);
        world.settled(db("1"));
    }

    @Test
    void stayForOneVersionMore() throws Exception {
        world.reach(db("1"));
        var second = world.reach(db("2"));
        assertThat(Lines.changes(second))
                .containsExactly("version secret.db 2 ~k CONTENT_CHANGED", "create federation.db a app/db-v2 FIRST");
        assertThat(names()).containsExactlyInAnyOrder("db-v1", "db-v2");
        world.settled(db("2"));

        var third = world.reach(db("3"));
        assertThat(Lines.changes(third)).contains("delete federation.db a app/db-v1 SUPERSEDED");
        assertThat(names()).containsExactlyInAnyOrder("db-v2", "db-v3");
        world.settled(db("3"));
    }

    @Test
    void comeBackByARollback() throws Exception {
        world.reach(db("1"));
        world.reach(db("2"));

        // Whoever rolls back takes the old content out of the code as well.
        world.reach(db("1"));

        assertThat(names()).containsExactlyInAnyOrder("db-v2", "db-v3");
        assertThat(world.target("a").object("app", "db-v3").data()).isEqualTo(Map.of("k", "1"));
        world.settled(db("1"));
    }

    @Test
    void allGoWithTheirFederation() throws Exception {
        world.reach(db("1"));
        world.reach(db("2"));
        world.reach(db("2").without("federation.db"));

        assertThat(names()).isEmpty();
    }

    @Test
    void replaceAnObjectThatCouldChange() throws Exception {
        var before = db("1").federation("db", "secret.db", Script.to("db", "a"));
        world.reach(before);

        world.reach(db("1"));

        assertThat(names()).containsExactly("db-v1");
        world.settled(db("1"));
    }

    @Test
    void areForgottenWhenSomeoneDeletesAnEarlierOne() throws Exception {
        world.reach(db("1"));
        world.reach(db("2"));
        world.target("a").remove(new ObjectKey("app", "db-v1"));

        assertThat(Lines.of(world.reach(db("2")))).containsExactly("forget federation.db a app/db-v1 GONE");
        world.settled(db("2"));
    }

    @Test
    void wantBothWords() throws Exception {
        var half = Script.EMPTY
                .secret("db", Map.of("k", Term.elsewhere("1", "1")))
                .target("a")
                .federation("db", "secret.db", Script.to("db", "a").set("immutable", Term.of(Bool.TRUE)));
        assertThat(world.tryPlan(half).errors()).containsExactly("NAME_SUFFIX");
    }
}
