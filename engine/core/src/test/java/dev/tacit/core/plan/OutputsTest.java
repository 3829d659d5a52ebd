package dev.tacit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.record.OutputRecord;
import dev.tacit.core.value.Text;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputsTest {
    private final World world = new World();

    private OutputRecord output() throws Exception {
        return world.find(OutputRecord.class, OutputRecord.key(Term.address("output.x")))
                .orElseThrow();
    }

    private Map<String, String> kept() {
        return world.stored(OutputRecord.payload(Term.address("output.x")));
    }

    private static Script output(Term value, boolean sensitive) {
        return Script.EMPTY.output("x", value, sensitive);
    }

    @Test
    void keepsPlainValuesInTheRecord() throws Exception {
        assertThat(Lines.of(world.reach(output(Term.text("1"), false)))).containsExactly("output output.x FIRST");
        assertThat(output().value()).isEqualTo(new Text("1"));
        assertThat(kept()).isEmpty();
        assertThat(Lines.of(world.reach(output(Term.text("2"), false))))
                .containsExactly("output output.x CONTENT_CHANGED");
        world.settled(output(Term.text("2"), false));
    }

    @Test
    void keepsSecretValuesSealed() throws Exception {
        var secret = output(Term.elsewhere("s", "hidden"), true);
        world.reach(secret);
        assertThat(output().value()).isNull();
        assertThat(kept()).isEqualTo(Map.of("value", "hidden"));
        world.settled(secret);
    }

    @Test
    void sealsAPlainValueThatBecomesSensitive() throws Exception {
        world.reach(output(Term.text("1"), false));
        world.reach(output(Term.text("1"), true));
        assertThat(output().value()).isNull();
        assertThat(kept()).isEqualTo(Map.of("value", "1"));
        world.settled(output(Term.text("1"), true));
        world.reach(output(Term.text("1"), false));
        assertThat(kept()).isEmpty();
    }

    @Test
    void mustSayThatASecretIsSensitive() throws Exception {
        assertThat(world.tryPlan(output(Term.elsewhere("s", "hidden"), false)).errors())
                .containsExactly("SECRET_OUTPUT_NOT_SENSITIVE");
        var inside = Term.object(Map.of("a", Term.elsewhere("s", "hidden")));
        assertThat(world.tryPlan(output(inside, false)).errors()).containsExactly("SECRET_OUTPUT_NOT_SENSITIVE");
    }

    @Test
    void removesWhatIsDeclaredNoMore() throws Exception {
        world.reach(output(Term.elsewhere("s", "hidden"), true));
        assertThat(Lines.of(world.reach(Script.EMPTY))).containsExactly("output output.x NOT_DECLARED");
        assertThat(kept()).isEmpty();
        world.settled(Script.EMPTY);
    }
}
