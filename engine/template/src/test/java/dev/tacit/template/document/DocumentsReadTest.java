package dev.tacit.template.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Value;
import java.util.List;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsReadTest {
    private static final String HUGE = "123456789012345678901234567890";

    @Test
    void readsJson() throws Exception {
        assertThat(JsonDocument.read("{\"a\":[1,-2.5e3,true,null],\"b\":{},\"c\":\"\\ud83d\\ude00 \\ud83d\"}"))
                .isEqualTo(object(
                        "a",
                        new TupleValue(List.of(Num.of(1), Num.of(-2500), Bool.TRUE, Null.UNTYPED)),
                        "b",
                        object(),
                        "c",
                        new Text("😀 \uFFFD")));
    }

    @Test
    void readsYaml() throws Exception {
        assertThat(YamlDocument.read("""
                # a comment
                a: &a [1, -2.5e3, 0x1F, 0o17, 1., .5, True, ~, no, "1"]
                b: *a
                1: |
                  x
                empty:
                """))
                .isEqualTo(object("a", list(), "b", list(), "1", new Text("x\n"), "empty", Null.UNTYPED));
        assertThat(YamlDocument.read("# nothing\n")).isEqualTo(Null.UNTYPED);
    }

    private static TupleValue list() {
        return new TupleValue(List.of(
                Num.of(1),
                Num.of(-2500),
                Num.of(31),
                Num.of(15),
                Num.of(1),
                Num.of(0.5),
                Bool.TRUE,
                Null.UNTYPED,
                new Text("no"),
                new Text("1")));
    }

    @Test
    void keepsEveryDigit() throws Exception {
        var huge = Num.parse(HUGE).orElseThrow();
        assertThat(JsonDocument.read(HUGE)).isEqualTo(huge);
        assertThat(YamlDocument.read(HUGE)).isEqualTo(huge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\n\"canary\":1,\n \"canary\":2}", "[\n1,\n canary]", "\n\n canary", "[]\n\n canary"})
    void saysWhereJsonIsNone(String text) {
        assertThatThrownBy(() -> JsonDocument.read(text))
                .asInstanceOf(InstanceOfAssertFactories.type(UnreadableException.class))
                .satisfies(e -> assertThat(e.line()).isEqualTo(3))
                .satisfies(e -> assertThat(e.because() + e.getMessage()).doesNotContain("canary"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: 1\nb: 2\na: canary",
                "a:\n\n - canary: b: c",
                "a:\nb:\n- !canary x",
                "a:\nb:\n- .inf",
                "a: &canary\n\n  - *canary",
                "a:\n- b\n---\nc: canary",
                "a: b\n\n? [canary]\n: x"
            })
    void saysWhereYamlIsNone(String text) {
        assertThatThrownBy(() -> YamlDocument.read(text))
                .asInstanceOf(InstanceOfAssertFactories.type(UnreadableException.class))
                .satisfies(e -> assertThat(e.line()).isBetween(1, 3))
                .satisfies(e -> assertThat(e.because() + e.getMessage()).doesNotContain("canary"));
    }

    @Test
    void refusesWhatAliasesMakeTooLarge() {
        var bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }
        assertThatThrownBy(() -> YamlDocument.read(bomb.toString())).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> YamlDocument.read("[".repeat(100_000))).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> JsonDocument.read("[".repeat(100_000))).isInstanceOf(UnreadableException.class);
    }

    private static ObjectValue object(Object... namesAndValues) {
        var attributes = new TreeMap<String, Value>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return new ObjectValue(attributes);
    }
}
