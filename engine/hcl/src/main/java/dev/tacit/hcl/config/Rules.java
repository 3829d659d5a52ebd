package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Converted;
import dev.tacit.hcl.eval.EvalCode;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.Scope;
import java.util.List;
import java.util.Optional;

/** Finds out whether rules hold. */
final class Rules {
    private final Evaluator evaluator;

    Rules(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /**
     * Tells what does not hold, and what of a rule cannot be evaluated.
     *
     * @param summary of the diagnostic about a rule that does not hold
     * @param subject what to point at instead of the condition
     */
    void check(
            List<Rule> rules,
            Scope scope,
            Code code,
            String summary,
            Optional<SourceRange> subject,
            Diagnostics diagnostics) {
        for (var rule : rules) {
            var holds = condition(rule, scope, diagnostics);
            if (holds.isPresent() && !holds.get()) {
                var text = message(rule, scope, diagnostics);
                var place = subject.map(s -> " The rule is at " + rule.range() + ".")
                        .orElse("");
                diagnostics.add(Diagnostic.error(
                        code,
                        summary,
                        text + place,
                        subject.orElse(rule.condition().range())));
            }
        }
    }

    private Optional<Boolean> condition(Rule rule, Scope scope, Diagnostics diagnostics) {
        var range = rule.condition().range();
        return evaluator
                .evaluate(rule.condition(), scope, diagnostics)
                .flatMap(value -> evaluator.open(value, range, "condition", diagnostics))
                .flatMap(value -> {
                    if (!(value instanceof Null)
                            && evaluator.conversions().convert(value, Type.BOOL) instanceof Converted.To(Bool b)) {
                        return Optional.of(b.isTrue());
                    }
                    diagnostics.error(
                            EvalCode.INVALID_CONDITION,
                            "Invalid condition",
                            "A condition is true or false; this is "
                                    + (value instanceof Null ? "null" : "a " + value.type()) + ".",
                            range);
                    return Optional.empty();
                });
    }

    private String message(Rule rule, Scope scope, Diagnostics diagnostics) {
        var value = evaluator.evaluate(rule.message(), scope, diagnostics);
        if (value.filter(Provenances::holdsSecret).isPresent()) {
            return "Its error message holds a secret value, so it is not shown.";
        }
        Optional<Value> text = value.filter(v -> !(v instanceof Null))
                .flatMap(v -> evaluator.conversions().convert(v, Type.STRING) instanceof Converted.To(Text t)
                        ? Optional.of(t)
                        : Optional.empty());
        return text.map(t -> ((Text) t).string().strip())
                .filter(t -> !t.isEmpty())
                .orElse("Its error message is no text.");
    }
}
