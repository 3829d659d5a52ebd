package dev.tacit.hcl.eval;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that decide by looking inside their arguments: {@code try}, {@code can}, {@code coalesce}, {@code nonsensitive}. */
final class DecidingCalls {
    private final Evaluator evaluator;

    DecidingCalls(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    @Nullable
    Value attempt(Expression.Call call, Scope scope, List<Diagnostic> problems) {
        if (call.arguments().isEmpty()) {
            problems.add(Diagnostic.error(
                    EvalCode.ARGUMENT_COUNT,
                    "Not enough function arguments",
                    "Function try expects at least one argument.",
                    call.range()));
            return null;
        }
        var failures = new ArrayList<Diagnostic>();
        for (var argument : call.arguments()) {
            var tried = new ArrayList<Diagnostic>();
            var value = evaluator.value(argument, scope, tried);
            if (value != null && works(value, argument, "try", tried)) {
                return value;
            }
            if (lacksKey(tried)) {
                problems.addAll(tried);
                return null;
            }
            failures.addAll(tried);
        }
        problems.add(Diagnostic.error(
                EvalCode.FUNCTION_FAILED,
                "Every attempt failed",
                "try: no argument could be evaluated. The last one: "
                        + failures.getLast().detail(),
                call.range()));
        return null;
    }

    @Nullable
    Value can(Expression.Call call, Scope scope, List<Diagnostic> problems) {
        if (call.arguments().size() != 1) {
            problems.add(Diagnostic.error(
                    EvalCode.ARGUMENT_COUNT,
                    "Wrong number of function arguments",
                    "Function can expects exactly one argument.",
                    call.range()));
            return null;
        }
        var argument = call.arguments().getFirst();
        var tried = new ArrayList<Diagnostic>();
        var value = evaluator.value(argument, scope, tried);
        boolean works = value != null && works(value, argument, "can", tried);
        if (lacksKey(tried)) {
            problems.addAll(tried);
            return null;
        }
        return Bool.of(works);
    }

    /** What expressions made of secrets may fail only when it is opened; what is stored as it is cannot. */
    private boolean works(Value value, Expression argument, String purpose, List<Diagnostic> tried) {
        return (value instanceof Secret secret && secret.isStored())
                || evaluator.opener.open(value, argument.range(), purpose, tried) != null;
    }

    /** A missing key is no failure of the expression: falling back would give another result than with the key. */
    private static boolean lacksKey(List<Diagnostic> problems) {
        return problems.stream().anyMatch(p -> p.code() == EvalCode.NEEDS_VALUE_KEY);
    }

    @Nullable
    Value coalesce(Expression.Call call, List<Calls.Given> given, List<Diagnostic> problems) {
        var common = Unification.unify(given.stream().map(g -> g.value().type()).toList());
        if (common.isEmpty() || given.isEmpty()) {
            problems.add(Diagnostic.error(
                    EvalCode.INVALID_ARGUMENT,
                    "Invalid function argument",
                    "coalesce: " + (given.isEmpty() ? "there is no argument." : "all arguments must have one type."),
                    call.range()));
            return null;
        }
        for (var candidate : given) {
            var opened = evaluator.opener.open(candidate.value(), candidate.range(), "coalesce", problems);
            if (opened == null) {
                return null;
            }
            boolean skipped = opened instanceof Null
                    || (common.get().equals(Type.STRING)
                            && opened instanceof Text t
                            && t.string().isEmpty());
            if (!skipped) {
                return switch (evaluator.conversions.convert(candidate.value(), common.get())) {
                    case Converted.To(Value value) -> value;
                    case Converted.Mismatch(String reason) -> {
                        problems.add(Diagnostic.error(
                                EvalCode.INVALID_ARGUMENT,
                                "Invalid function argument",
                                "coalesce: " + reason + ".",
                                candidate.range()));
                        yield null;
                    }
                };
            }
        }
        problems.add(Diagnostic.error(
                EvalCode.FUNCTION_FAILED,
                "Function call failed",
                "coalesce: no argument is neither null nor empty text.",
                call.range()));
        return null;
    }

    /** The content of a secret, no longer secret by the author's word; this is listed among the openings. */
    @Nullable
    Value nonsensitive(Expression.Call call, List<Calls.Given> given, List<Diagnostic> problems) {
        if (given.size() != 1) {
            problems.add(Diagnostic.error(
                    EvalCode.ARGUMENT_COUNT,
                    "Wrong number of function arguments",
                    "Function nonsensitive expects exactly one argument.",
                    call.range()));
            return null;
        }
        return evaluator.opener.open(given.getFirst().value(), call.range(), "nonsensitive", problems);
    }
}
