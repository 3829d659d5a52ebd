package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.apply.Applied;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Content that nobody names any more after a run that ended between its first commit and its last. */
class LeftoversTest {
    private final World world = new World();

    private static Script db(String content) {
        return Script.EMPTY
                .secret("db", Map.of("k", Term.elsewhere(content, content)))
                .template("url", "secret.db", Map.of("url", "db://{k}"))
                .target("a")
                .federation("db", "template.url", Script.to("db", "a"));
    }

    @Test
    void goesWithTheNextApply() throws Exception {
        world.reach(db("1"));
        var first = world.delivery("db", "a", World.DB).orElseThrow().payload();
        var plan = world.plan(db("2"));
        world.ledger.failAfter(1);
        assertThat(world.apply(plan).outcome()).isEqualTo(Applied.Outcome.PARTIAL);
        world.ledger.failAfter(Integer.MAX_VALUE);
        assertThat(world.stored(first))
                .as("until it is known what is delivered")
                .isNotEmpty();

        world.reach(db("2"));

        assertThat(world.stored(first)).isEmpty();
        var second = world.delivery("db", "a", World.DB).orElseThrow().payload();
        assertThat(world.stored(second)).isNotEmpty();
        world.settled(db("2"));
    }
}
