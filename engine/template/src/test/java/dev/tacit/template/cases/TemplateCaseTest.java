package dev.tacit.template.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tacit.template.document.UnreadableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateCaseTest {
    @Test
    void answersWithTheResult() throws Exception {
        assertThat(answer("{\"id\":\"a\",\"template\":\"{{ .x }} \\u00e9\\n\",\"data\":{\"x\":7},\"expect\":\"?\"}"))
                .isEqualTo("{\"id\":\"a\",\"result\":\"7 é\\n\"}");
    }

    @Test
    void takesWholeNumbersForIntegersOf64Bits() throws Exception {
        var template = "{{ printf \\\"%T %T %T\\\" .a .b .c }}";
        assertThat(answer("{\"id\":\"a\",\"template\":\"" + template + "\",\"data\":{\"a\":1,\"b\":1e3,\"c\":0.5}}"))
                .isEqualTo("{\"id\":\"a\",\"result\":\"int64 int64 float64\"}");
    }

    @Test
    void answersInBase64WhatIsNotText() throws Exception {
        assertThat(answer("{\"id\":\"a\",\"template\":\"{{ \\\"\\\\xff\\\" }}\"}"))
                .isEqualTo("{\"id\":\"a\",\"result_base64\":\"/w==\"}");
    }

    @Test
    void answersWithLineAndKindOfAnError() throws Exception {
        assertThat(answer("{\"id\":\"a\",\"template\":\"x\\n{{ nope }}\"}"))
                .startsWith("{\"id\":\"a\",\"error\":\"parse\",\"line\":2,\"message\":\"");
        assertThat(answer("{\"id\":\"a\",\"template\":\"x\\n\\n{{ .nope }}\",\"data\":{\"canary\":\"hunter2\"}}"))
                .startsWith("{\"id\":\"a\",\"error\":\"exec\",\"line\":3,\"message\":\"")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"id\":\"a\"}",
                "{\"template\":\"a\"}",
                "{\"id\":1,\"template\":\"a\"}",
                "{\"id\":\"a\",\"template\":\"a\"} x",
                "{\"id\":\"a\",\"id\":\"b\",\"template\":\"a\"}"
            })
    void refusesWhatIsNoCase(String line) {
        assertThatThrownBy(() -> TemplateCase.read(line)).isInstanceOf(UnreadableException.class);
    }

    private static String answer(String line) throws UnreadableException {
        return TemplateCase.read(line).answer().json();
    }
}
