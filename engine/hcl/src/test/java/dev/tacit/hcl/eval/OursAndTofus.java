package dev.tacit.hcl.eval;

import dev.tacit.core.value.Content;
import dev.tacit.core.value.Provenances;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where our evaluator and OpenTofu's differ. */
final class OursAndTofus {
    private OursAndTofus() {}

    record Difference(String expression, Optional<TofuAnswers.Answer> ours, Optional<TofuAnswers.Answer> theirs) {
        @Override
        public String toString() {
            return expression.replace("\n", "⏎") + "\n  ours:   " + shown(ours) + "\n  theirs: " + shown(theirs);
        }

        private static String shown(Optional<TofuAnswers.Answer> answer) {
            return answer.map(a -> a.type() + " " + a.value()).orElse("error");
        }
    }

    /** What a comparison found; errors count among the equal ones when both have them. */
    record Outcome(int values, int errors, List<Difference> differences) {}

    static Outcome of(List<String> expressions) throws IOException, InterruptedException {
        int values = 0;
        int errors = 0;
        var differences = new ArrayList<Difference>();
        var all = expressions.stream().map(OursAndTofus::ours).toList();
        var asked = new ArrayList<String>();
        for (int i = 0; i < expressions.size(); i++) {
            // What is infinite here has no JSON; it should have none there.
            asked.add(
                    isInfinite(expressions.get(i), all.get(i))
                            ? "jsonencode(" + expressions.get(i) + "\n)"
                            : expressions.get(i));
        }
        var theirs = TofuAnswers.of(asked);
        for (int i = 0; i < expressions.size(); i++) {
            var ours = all.get(i);
            if (!ours.equals(theirs.get(i))) {
                differences.add(new Difference(expressions.get(i), ours, theirs.get(i)));
            } else if (ours.isPresent()) {
                values++;
            } else {
                errors++;
            }
        }
        return new Outcome(values, errors, differences);
    }

    private static boolean isInfinite(String expression, Optional<TofuAnswers.Answer> answer) {
        return answer.isEmpty()
                && new Expressions()
                        .tried(expression)
                        .filter(v -> Provenances.open(v) instanceof Content.Opened)
                        .isPresent();
    }

    static Optional<TofuAnswers.Answer> ours(String expression) {
        return new Expressions()
                .tried(expression)
                .flatMap(value -> Provenances.open(value) instanceof Content.Opened o
                        ? OutputJson.value(o.value())
                                .map(json -> new TofuAnswers.Answer(
                                        OutputJson.type(o.value().type()), json))
                        : Optional.empty());
    }
}
