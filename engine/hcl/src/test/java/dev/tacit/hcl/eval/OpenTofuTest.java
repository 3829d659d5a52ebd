package dev.tacit.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.hcl.oracle.Differences;
import dev.tacit.hcl.oracle.TofuJson;
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
    private static final String ERROR = "error";
    private static final int BATCH = 1_000;
    private static final int SHARE = 2;
    private static final int FULL = 21;

    @Test
    void evaluatesGeneratedExpressionsAsOpenTofuDoes() throws Exception {
        Claims.prove("generated expressions equal in value and type, or both errors", () -> {
            var listed = Differences.of(Differences.Kind.EXPRESSION);
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
            var table = EvaluatorTest.table()
                    .map(line -> line.getFirst().replace('@', '\n'))
                    .toList();
            assertThat(OursAndTofus.of(table).differences()).isEmpty();
        }
        Claims.prove("written expressions equal in value and type, or both errors", () -> {
            var recorded = lines(Files.readString(WRITTEN));
            for (var line : recorded) {
                var theirs = line.get(1).equals(ERROR)
                        ? Optional.<TofuJson.Answer>empty()
                        : Optional.of(new TofuJson.Answer(line.get(1), line.get(2)));
                assertThat(OursAndTofus.ours(text(line.getFirst())))
                        .as(line.getFirst())
                        .isEqualTo(theirs);
            }
            long all = recorded.size() + EvaluatorTest.table().count();
            assertThat(all).isGreaterThanOrEqualTo(600);
            return "%,d".formatted(all);
        });
    }

    @Test
    void pointsToFaultsInWrittenExpressionsWhereOpenTofuDoes() throws Exception {
        Claims.prove("written expressions equal in line and column of the first fault", () -> {
            int same = 0;
            int atCall = 0;
            var differ = new ArrayList<String>();
            for (var line : lines(Files.readString(WRITTEN))) {
                var theirs = line.get(2);
                if (line.get(1).equals(ERROR) && !theirs.isEmpty()) {
                    var ours = OursAndTofus.fault(text(line.getFirst()));
                    if (ours.equals(theirs)) {
                        same++;
                    } else if (OursAndTofus.argumentAndCall(text(line.getFirst()), ours, theirs)) {
                        atCall++;
                    } else {
                        differ.add("%s at %s, there %s".formatted(text(line.getFirst()), ours, theirs));
                    }
                }
            }
            assertThat(differ).containsExactlyElementsOf(Differences.of(Differences.Kind.FAULT));
            assertThat(Differences.of(Differences.Kind.ARGUMENT)).containsExactly(atCall + " written expressions");
            return "%,d, %,d listed, %,d more by rule".formatted(same, differ.size(), atCall);
        });
    }

    /** Writes the answers when that is wanted; else they must be those recorded. */
    private static void record(List<List<String>> lines, List<TofuAnswers.Told> answers) throws IOException {
        var out = new StringBuilder("# Expressions (a line end is ⏎) with the type and value that OpenTofu gives, or"
                + " error and the place of the first.\n");
        for (int i = 0; i < lines.size(); i++) {
            var told = answers.get(i);
            out.append(lines.get(i).getFirst())
                    .append('\t')
                    .append(told.answer().map(TofuJson.Answer::type).orElse(ERROR))
                    .append('\t')
                    .append(told.answer().map(TofuJson.Answer::value).orElse(told.fault()))
                    .append('\n');
        }
        if (Boolean.getBoolean("tacit.regenerate")) {
            assertThat(System.getenv("CI")).as("regenerating is for people").isNull();
            Files.writeString(WRITTEN, out);
        }
        assertThat(Files.readString(WRITTEN)).isEqualTo(out.toString());
    }

    @Test
    void differsFromOpenTofuOnlyWhereListed() throws Exception {
        Claims.prove("deliberate differences of expressions, each of which exists", () -> {
            var listed = Differences.of(Differences.Kind.EXPRESSION);
            var found = OursAndTofus.of(List.copyOf(listed)).differences().stream()
                    .map(OursAndTofus.Difference::expression)
                    .toList();
            assertThat(found).containsExactlyElementsOf(listed);
            return Integer.toString(listed.size());
        });
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
