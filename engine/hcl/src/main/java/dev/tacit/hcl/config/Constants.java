package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.Scope;
import dev.tacit.hcl.syntax.Expression;
import java.util.Map;
import java.util.Optional;

/** Expressions of places where nothing can be referred to yet. */
record Constants(Evaluator evaluator, Diagnostics diagnostics) {
    /** @param why a sentence for whoever refers to something */
    Optional<Value> value(Expression expression, String why) {
        var references = expression.references();
        if (references.isEmpty()) {
            return evaluator.evaluate(expression, Scope.of(Map.of()), diagnostics);
        }
        diagnostics.error(
                ConfigCode.NOT_CONSTANT,
                "Not a constant",
                why,
                references.getFirst().range());
        return Optional.empty();
    }
}
