package dev.tacit.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "\"a\"",
                " {\"a\" : [1, -2.5e+3, 0, true, false, null, \"\\u00e4\\n\", {}, []] , \"b\":{}} ",
                "{\"\":\"\"}"
            })
    void knowsJson(String text) {
        assertThat(JsonReader.read(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}x",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":tru}",
                "{\"a\" 1}",
                "{'a':1}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"b}"
            })
    void knowsWhatIsNotJson(String text) {
        assertThat(JsonReader.read(text)).isEmpty();
    }

    @Test
    void isNotLedIntoTheDepths() {
        assertThat(JsonReader.read("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                .isEmpty();
    }
}
