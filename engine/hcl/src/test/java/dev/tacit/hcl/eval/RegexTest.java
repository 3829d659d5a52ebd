package dev.tacit.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {
    @ParameterizedTest
    @ValueSource(strings = {"(?i)[b-\\x{1fff}]", "(?i)\u1C80", "(?i)x\\x{1c88}", "(?i)[\\x{1c00}-\\x{1d00}]"})
    void refusesWhatWouldNeverCompile(String pattern) {
        assertThat(Regex.compile(pattern)).isEmpty();
        assertThat(Regex.flaw(pattern)).contains("U+1C80");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThat(Regex.compile("(".repeat(5000) + ")".repeat(5000))).isEmpty();
        assertThat(Regex.flaw("(".repeat(5000) + ")".repeat(5000))).contains("too deep");
        assertThat(Regex.compile("(?:x{999}\\pL{1000}){2}")).isEmpty();
    }

    @Test
    void refusesCountsBeyondThoseOfRe2() {
        assertThat(Regex.compile("((x{100}){10}){2}")).isEmpty();
        assertThat(Regex.compile("(x{100}){10}")).isPresent();
        assertThat(Regex.flaw("((x{100}){10}){2}")).contains("1000 times");
    }

    @ParameterizedTest
    @ValueSource(strings = {"regex(%s, \"xxbc\")", "regexall(%s, \"xxbc\")", "replace(\"xxbc\", %s, \"\")"})
    void endsWithADiagnosticAtTheEndOfTheStack(String call) throws InterruptedException {
        var pattern = "/" + String.join("|", Collections.nCopies(4_000, "(?:a|bc)")) + "/";
        var expressions = new Expressions();
        var answers = new ArrayList<Optional<Value>>();
        var small = new Thread(
                null, () -> answers.add(expressions.tried(call.formatted('"' + pattern + '"'))), "small", 1 << 19);
        small.start();
        small.join();
        assertThat(answers).containsExactly(Optional.empty());
        assertThat(expressions.diagnostics.list())
                .singleElement()
                .matches(d -> d.detail().contains("too large to be searched for"));
    }

    @Test
    void refusesNothingElse() {
        assertThat(Regex.compile("(?i)[a-z\u00e4]+").orElseThrow().first("12 Ab"))
                .contains(Collections.singletonList("Ab"));
        assertThat(Regex.compile("\u1C80").orElseThrow().first("\u1C80")).isPresent();
    }
}
