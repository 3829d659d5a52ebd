package dev.tacit.hcl.eval;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.syntax.HclParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Evaluates expressions given as text. */
final class Expressions {
    final Provenances provenances = new Provenances("a key for tests".getBytes(StandardCharsets.UTF_8));
    final Evaluator evaluator = new Evaluator(provenances);
    final Diagnostics diagnostics = new Diagnostics();
    private Scope scope = Scope.of(Map.of());

    Expressions with(String name, Value value) {
        scope = scope.with(name, value);
        return this;
    }

    /** The value; fails the test when there is none. */
    Value value(String expression) {
        var result = tried(expression);
        return result.orElseThrow(() -> new AssertionError(expression + " failed: " + diagnostics.list()));
    }

    java.util.Optional<Value> tried(String expression) {
        var parsed = HclParser.parseExpression("test", expression.getBytes(StandardCharsets.UTF_8));
        if (parsed.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            diagnostics.addAll(parsed.diagnostics());
            return java.util.Optional.empty();
        }
        return evaluator.evaluate(parsed.expression(), scope, diagnostics);
    }

    /** What is wrong with an expression. */
    List<Diagnostic> problems(String expression) {
        var value = tried(expression);
        if (value.isPresent()) {
            throw new AssertionError(expression + " has a value");
        }
        return diagnostics.list();
    }
}
