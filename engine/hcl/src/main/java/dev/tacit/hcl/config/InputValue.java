package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Converted;
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
        return switch (variable.type().convert(value, evaluator.conversions())) {
            case Converted.To(Null _)
            when !variable.nullable() -> {
                if (variable.fallback().isEmpty()) {
                    invalid(variable, "it is null, which the variable does not allow, and there is no default", range);
                }
                yield variable.fallback();
            }
            case Converted.To(Value converted) -> Optional.of(converted);
            case Converted.Mismatch(String reason) -> {
                invalid(variable, reason, range);
                yield Optional.empty();
            }
        };
    }

    private void invalid(Variable variable, String reason, SourceRange range) {
        diagnostics.error(
                ConfigCode.INVALID_VARIABLE_VALUE,
                "Invalid value for variable",
                "The value of the module's variable \"" + variable.name() + "\" does not suit it: " + reason + ".",
                range);
    }

    /** A variable's value as expressions see it: secret when the variable is sensitive. */
    static Value marked(Variable variable, Value value, Evaluator evaluator) {
        return variable.sensitive() ? secret(value, evaluator) : value;
    }

    static Value secret(Value value, Evaluator evaluator) {
        return value instanceof Secret || value instanceof Null ? value : evaluator.sensitive(value);
    }
}
