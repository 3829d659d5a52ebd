package dev.tacit.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.value.Null;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluatorTest {
    /**
     * The lines of {@code expressions.txt}: an expression ({@code @} is a line end), the type and JSON of its value.
     * All but the lines marked with {@code #} are as OpenTofu 1.12.6 printed them; an expression alone is an error there.
     */
    static Stream<List<String>> table() throws IOException {
        try (InputStream in = Objects.requireNonNull(EvaluatorTest.class.getResourceAsStream("expressions.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                    .map(l -> List.of(l.split("\t", -1)));
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void evaluatesAsOpenTofuDoes(List<String> line) {
        var expressions = new Expressions();
        var value = expressions.tried(line.getFirst().replace('@', '\n'));
        if (line.size() == 1) {
            assertThat(value).isEmpty();
            assertThat(expressions.diagnostics.list()).isNotEmpty().allMatch(d -> d.subject() != null);
        } else {
            assertThat(expressions.diagnostics.list()).noneMatch(Diagnostic::isError);
            // OpenTofu does not print the type of an output that is null.
            if (!(value.orElseThrow() instanceof Null)) {
                assertThat(Types.expression(value.orElseThrow().type())).isEqualTo(line.get(1));
            }
            assertThat(JsonWriter.write(value.orElseThrow()).orElse("infinity")).isEqualTo(line.get(2));
        }
    }
}
