package dev.tacit.hcl.eval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.testing.rules.Claims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Our evaluator beside OpenTofu's. {@code -Dtacit.proofs=full} asks OpenTofu everything again; else recorded answers serve for
 * the written expressions and fewer are generated. {@code -Dtacit.regenerate=true} records anew.
 */
@Tag("real:opentofu")
class OpenTofuTest {
    private static final Path WRITTEN = Path.of("src/test/resources/dev/tacit/hcl/eval/written.txt");
    private static final String DIFFERENCES = "differences.txt";
    private static final int BATCH = 1_000;
    private static final int SHARE = 2;
    private static final int FULL = 21;

    @Test
    void evaluatesGeneratedExpressionsAsOpenTofuDoes() throws Exception {
        Claims.prove("generated expressions equal in value and type, or both errors", () -> {
            var listed = lines(resource(DIFFERENCES)).stream()
                    .map(line -> text(line.getFirst()))
                    .toList();
            int values = 0;
            int errors = 0;
            for (int seed = 1; seed <= (Claims.full() ? FULL : SHARE); seed++) {
                var outcome = OursAndTofus.of(generated(seed));
                assertThat(outcome.differences())
                        .as("seed %d", seed)
                        .allMatch(difference -> listed.contains(difference.expression()));
                values += outcome.values();
                errors += outcome.errors();
            }
            assertThat(values).isGreaterThan(errors);
            return "%,d, of which %,d have values".formatted(values + errors, values);
        });
    }

    private static List<String> generated(int seed) {
        var expressions = new GeneratedExpressions(seed);
        return IntStream.range(0, BATCH).mapToObj(_ -> expressions.next()).toList();
    }

    @Test
    void evaluatesWrittenExpressionsAsOpenTofuDoes() throws Exception {
        var lines = lines(Files.readString(WRITTEN));
        var expressions = lines.stream().map(line -> text(line.getFirst())).toList();
        if (Claims.full() || Boolean.getBoolean("tacit.regenerate")) {
            record(lines, TofuAnswers.of(expressions));
        }
        Claims.prove("written expressions equal in value and type, or both errors", () -> {
            var recorded = lines(Files.readString(WRITTEN));
            for (var line : recorded) {
                var theirs = line.size() == 1
                        ? Optional.<TofuAnswers.Answer>empty()
                        : Optional.of(new TofuAnswers.Answer(line.get(1), line.get(2)));
                assertThat(OursAndTofus.ours(text(line.getFirst())))
                        .as(line.getFirst())
                        .isEqualTo(theirs);
            }
            long all = recorded.size() + EvaluatorTest.table().count();
            assertThat(all).isGreaterThanOrEqualTo(600);
            return "%,d".formatted(all);
        });
    }

    /** Writes the answers when that is wanted; else they must be those recorded. */
    private static void record(List<List<String>> lines, List<Optional<TofuAnswers.Answer>> answers)
            throws IOException {
        var out = new StringBuilder(
                "# Expressions (a line end is ⏎) with the type and value that OpenTofu gives; alone: an error there.\n");
        for (int i = 0; i < lines.size(); i++) {
            out.append(lines.get(i).getFirst());
            answers.get(i)
                    .ifPresent(
                            a -> out.append('\t').append(a.type()).append('\t').append(a.value()));
            out.append('\n');
        }
        if (Boolean.getBoolean("tacit.regenerate")) {
            assertThat(System.getenv("CI")).as("regenerating is for people").isNull();
            Files.writeString(WRITTEN, out);
        }
        assertThat(Files.readString(WRITTEN)).isEqualTo(out.toString());
    }

    /** Each line of the list is an expression that OpenTofu evaluates otherwise, with the reason. */
    @Test
    void differsFromOpenTofuOnlyWhereListed() throws Exception {
        Claims.prove("deliberate differences, each of which exists", () -> {
            var listed = new ArrayList<String>();
            for (var line : lines(resource(DIFFERENCES))) {
                assertThat(line).as("an expression and a reason").hasSize(2);
                listed.add(text(line.getFirst()));
            }
            var found = OursAndTofus.of(listed).differences().stream()
                    .map(OursAndTofus.Difference::expression)
                    .toList();
            assertThat(found).containsExactlyElementsOf(listed);
            return Integer.toString(listed.size());
        });
    }

    private static String resource(String name) throws IOException {
        try (var in = OpenTofuTest.class.getResourceAsStream(name)) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), UTF_8);
        }
    }

    private static List<List<String>> lines(String text) {
        return text.lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    private static String text(String written) {
        return written.replace('⏎', '\n');
    }
}
