package dev.tacit.hcl.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Provenances;
import dev.tacit.hcl.oracle.TofuJson;
import dev.tacit.hcl.syntax.Expression;
import dev.tacit.hcl.syntax.HclParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where our evaluator and OpenTofu's differ. */
final class OursAndTofus {
    private OursAndTofus() {}

    record Difference(String expression, Optional<TofuJson.Answer> ours, Optional<TofuJson.Answer> theirs) {
        @Override
        public String toString() {
            return expression.replace("\n", "⏎") + "\n  ours:   " + shown(ours) + "\n  theirs: " + shown(theirs);
        }

        private static String shown(Optional<TofuJson.Answer> answer) {
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
            if (!ours.equals(theirs.get(i).answer())) {
                differences.add(
                        new Difference(expressions.get(i), ours, theirs.get(i).answer()));
            } else if (ours.isPresent()) {
                values++;
            } else {
                errors++;
            }
        }
        return new Outcome(values, errors, differences);
    }

    private static boolean isInfinite(String expression, Optional<TofuJson.Answer> answer) {
        return answer.isEmpty()
                && new Expressions()
                        .tried(expression)
                        .filter(v -> Provenances.open(v) instanceof Content.Opened)
                        .isPresent();
    }

    /** The place of the first fault in an expression that has one. */
    static String fault(String expression) {
        var expressions = new Expressions();
        expressions.tried(expression);
        return expressions.diagnostics.list().stream()
                .filter(Diagnostic::isError)
                .map(d -> Objects.requireNonNull(d.subject()).start())
                .findFirst()
                .map(OursAndTofus::place)
                .orElse("");
    }

    /** Whether the expression is a call with {@code theirs} where it begins, {@code ours} where one of its arguments is. */
    static boolean argumentAndCall(String expression, String ours, String theirs) {
        var parsed =
                HclParser.parseExpression("test", expression.getBytes(UTF_8)).expression();
        return parsed instanceof Expression.Call call
                && place(call.range().start()).equals(theirs)
                && call.arguments().stream()
                        .map(Expression::range)
                        .flatMap(r -> r.start().line() == r.end().line()
                                ? IntStream.rangeClosed(
                                                r.start().column(), r.end().column())
                                        .mapToObj(column -> r.start().line() + ":" + column)
                                : Stream.of(place(r.start())))
                        .anyMatch(ours::equals);
    }

    private static String place(SourcePosition position) {
        return position.line() + ":" + position.column();
    }

    static Optional<TofuJson.Answer> ours(String expression) {
        return new Expressions()
                .tried(expression)
                .flatMap(value -> Provenances.open(value) instanceof Content.Opened o
                        ? OutputJson.value(o.value())
                                .map(json -> new TofuJson.Answer(
                                        OutputJson.type(o.value().type()), json))
                        : Optional.empty());
    }
}
