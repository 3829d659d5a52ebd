package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Type;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratorsTest {
    private final World world = new World();

    private static Script dice(int length) {
        return Script.EMPTY
                .generator("db", length)
                .secret("db", Map.of("password", Term.of("generator.dice.db", "value")));
    }

    private static Block block() {
        return Block.of(Term.address("generator.dice.db"));
    }

    @Test
    void keepsItsDrawWhileInputsStay() throws Exception {
        var length = Term.of(Num.of(8));
        var seed = Term.elsewhere("seed", "s");
        world.reach(Script.EMPTY.with(block().set("length", length).set("seed", seed)));
        var draw = world.generator("db").drawId();
        var reordered = Script.EMPTY.with(
                block().set("seed", seed).set("length", length).set("unset", Term.of(new Null(Type.STRING))));
        world.settled(reordered);
        assertThat(world.generator("db").drawId()).isEqualTo(draw);
    }

    @Test
    void drawsAgainWhenInputsChange() throws Exception {
        world.reach(dice(8));
        var first = world.generator("db");
        assertThat(Lines.of(world.reach(dice(9))))
                .containsExactly(
                        "draw generator.dice.db INPUTS_CHANGED", "version secret.db 2 ~password CONTENT_CHANGED");
        var second = world.generator("db");
        assertThat(second.drawId()).isNotEqualTo(first.drawId());
        assertThat(second.past()).containsExactly(new GeneratorRecord.Past(first.drawId(), first.created(), 0, null));
        assertThat(world.stored(GeneratorRecord.payload(first.address(), first.drawId())))
                .isEmpty();
        assertThat(world.stored(GeneratorRecord.payload(second.address(), second.drawId())))
                .containsEntry("value", world.version("secret.db", 2).get("password"));
        world.settled(dice(9));
    }

    @Test
    void drawsAgainWhenASecretInputHasAnotherSource() throws Exception {
        world.reach(Script.EMPTY.with(block().set("seed", Term.elsewhere("1", "x"))));
        assertThat(Lines.of(world.reach(Script.EMPTY.with(block().set("seed", Term.elsewhere("2", "y"))))))
                .containsExactly("draw generator.dice.db INPUTS_CHANGED");
    }

    @Test
    void drawsAgainWhenANestedBlockChanges() throws Exception {
        var script = Script.EMPTY.with(block().nest("subject", block().set("name", Term.text("a"))));
        world.reach(script);
        world.settled(script);
        assertThat(Lines.of(
                        world.reach(Script.EMPTY.with(block().nest("subject", block().set("name", Term.text("b")))))))
                .containsExactly("draw generator.dice.db INPUTS_CHANGED");
    }

    @Test
    void keepsItsDrawWhenBlocksOfDifferentTypesAreReordered() throws Exception {
        var one = block().set("name", Term.text("a"));
        var two = block().set("name", Term.text("b"));
        world.reach(Script.EMPTY.with(
                block().nest("subject", one).nest("names", one).nest("names", two)));
        world.settled(
                Script.EMPTY.with(block().nest("names", one).nest("names", two).nest("subject", one)));
        assertThat(Lines.of(world.reach(Script.EMPTY.with(
                        block().nest("names", two).nest("names", one).nest("subject", one)))))
                .containsExactly("draw generator.dice.db INPUTS_CHANGED");
    }

    @Test
    void neverRepeatsADrawId() throws Exception {
        var ids = new HashSet<String>();
        for (int length = 1; length <= 110; length++) {
            world.reach(Script.EMPTY.generator("db", length));
            assertThat(ids.add(world.generator("db").drawId())).isTrue();
        }
        assertThat(world.generator("db").past()).hasSize(GeneratorRecord.PAST_DRAWS);
        assertThat(world.generator("db").past().stream().map(GeneratorRecord.Past::drawId))
                .doesNotContain(world.generator("db").drawId())
                .doesNotHaveDuplicates();
    }

    @Test
    void givesEveryAttributeItsOwnValue() throws Exception {
        var script = Script.EMPTY
                .with(Block.of(Term.address("generator.pair.p")))
                .secret(
                        "s",
                        Map.of("l", Term.of("generator.pair.p", "left"), "r", Term.of("generator.pair.p", "right")));
        world.reach(script);
        world.settled(script);
        var content = world.version("secret.s", 1);
        assertThat(content.get("l")).isNotEqualTo(content.get("r"));
    }

    @Test
    void drawsAnewAfterItWasRemoved() throws Exception {
        world.reach(dice(8));
        var first = world.generator("db");
        assertThat(Lines.of(world.reach(Script.EMPTY)))
                .containsExactlyInAnyOrder("remove secret.db NOT_DECLARED", "remove generator.dice.db NOT_DECLARED");
        assertThat(world.stored(GeneratorRecord.payload(first.address(), first.drawId())))
                .isEmpty();
        world.settled(Script.EMPTY);
        world.reach(dice(8));
        assertThat(world.generator("db").drawId()).isNotEqualTo(first.drawId());
    }
}
