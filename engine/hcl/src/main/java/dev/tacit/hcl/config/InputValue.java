package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.Scope;
import java.util.Optional;

/** Makes the value of a called module's variable. */
record InputValue(Evaluator evaluator, Diagnostics diagnostics) {
    Optional<Value> of(Node.Input input, Scope caller) {
        var variable = input.variable();
        if (input.given().isEmpty()) {
            return variable.fallback().map(v -> marked(variable, v, evaluator));
        }
        var expression = input.given().get().expression();
        return evaluator
                .evaluate(expression, caller, diagnostics)
                .flatMap(v -> converted(variable, v, expression.range()))
                .map(v -> marked(variable, v, evaluator));
    }

    private Optional<Value> converted(Variable variable, Value value, SourceRange range) {
        return variable.accept(
                value,
                evaluator.conversions(),
                wrong -> diagnostics.error(
                        ConfigCode.INVALID_VARIABLE_VALUE,
                        "Invalid value for variable",
                        "The value of the module's variable \"" + variable.name() + "\"" + wrong,
                        range));
    }

    /** A variable's value as expressions see it: secret when the variable is sensitive. */
    static Value marked(Variable variable, Value value, Evaluator evaluator) {
        return variable.sensitive() ? secret(value, evaluator) : value;
    }

    static Value secret(Value value, Evaluator evaluator) {
        return value instanceof Secret || value instanceof Null ? value : evaluator.sensitive(value);
    }
}
