package dev.tacit.hcl.eval;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls functions. */
final class Calls {
    private final Evaluator evaluator;
    private final DecidingCalls deciding;

    Calls(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.deciding = new DecidingCalls(evaluator);
    }

    @Nullable
    Value call(Expression.Call call, Scope scope, List<Diagnostic> problems) {
        return switch (Functions.bare(call.name())) {
            case "try" -> deciding.attempt(call, scope, problems);
            case "can" -> deciding.can(call, scope, problems);
            case "nonsensitive" -> {
                var given = given(call, scope, problems);
                yield given == null ? null : deciding.nonsensitive(call, given, problems);
            }
            case "templatefile", "templatestring" -> {
                var given = given(call, scope, problems);
                yield given == null ? null : new TemplateCalls(evaluator).call(call, given, problems);
            }
            default -> ordinary(call, scope, problems);
        };
    }

    private @Nullable Value ordinary(Expression.Call call, Scope scope, List<Diagnostic> problems) {
        var function = Functions.named(call.name());
        boolean coalesce = Functions.bare(call.name()).equals("coalesce");
        if (function == null && !coalesce) {
            var instead = Functions.INSTEAD.get(Functions.bare(call.name()));
            if (instead != null) {
                problems.add(Diagnostic.error(
                        EvalCode.IMPURE_FUNCTION,
                        "Function with a result of its own each time",
                        call.name() + " would answer differently in each run, so that no plan could be kept. "
                                + instead,
                        call.nameRange()));
                return null;
            }
            problems.add(Diagnostic.error(
                    EvalCode.UNKNOWN_FUNCTION,
                    "Call to unknown function",
                    "There is no function named \"" + call.name() + "\"."
                            + Suggestion.of(call.name(), Functions.names()),
                    call.nameRange()));
            return null;
        }
        var given = given(call, scope, problems);
        if (given == null) {
            return null;
        }
        return function == null ? deciding.coalesce(call, given, problems) : apply(function, call, given, problems);
    }

    /** An evaluated argument with its place. */
    record Given(Value value, SourceRange range) {}

    private @Nullable List<Given> given(Expression.Call call, Scope scope, List<Diagnostic> problems) {
        var given = new ArrayList<Given>();
        boolean whole = true;
        for (int i = 0; i < call.arguments().size(); i++) {
            var argument = call.arguments().get(i);
            var value = evaluator.value(argument, scope, problems);
            if (value == null) {
                whole = false;
            } else if (call.expandLast() && i == call.arguments().size() - 1) {
                whole &= expand(value, pointed(argument), given, problems);
            } else {
                given.add(new Given(value, pointed(argument)));
            }
        }
        return whole ? given : null;
    }

    /** Where a fault of an argument is said to be: in text behind the quote, as Terraform has it. */
    private static SourceRange pointed(Expression argument) {
        return switch (argument) {
            case Expression.Binary b -> pointed(b.left()).to(argument.range());
            case Expression.Conditional c -> pointed(c.condition()).to(argument.range());
            case Expression.GetAttribute g -> pointed(g.source()).to(argument.range());
            case Expression.Index i -> pointed(i.source()).to(argument.range());
            case Expression.Splat s -> pointed(s.source()).to(argument.range());
            case Expression.Template t
            when !t.parts().isEmpty() -> t.parts().getFirst().range().to(argument.range());
            default -> argument.range();
        };
    }

    private boolean expand(Value value, SourceRange range, List<Given> given, List<Diagnostic> problems) {
        var opened = evaluator.opener.open(value, range, "expanded argument", problems);
        if (opened == null) {
            return false;
        }
        var elements = Arguments.sequence(opened).isEmpty() ? null : evaluator.opener.elements(value, opened);
        if (elements == null) {
            problems.add(Diagnostic.error(
                    EvalCode.INVALID_ARGUMENT,
                    "Invalid expanding argument",
                    "Only a list, set or tuple can be expanded by an ellipsis (...) to several arguments; this is "
                            + (opened instanceof Null ? "null" : "a " + opened.type()) + ".",
                    range));
            return false;
        }
        elements.forEach(e -> given.add(new Given(e.value(), range)));
        return true;
    }

    private @Nullable Value apply(
            Function function, Expression.Call call, List<Given> given, List<Diagnostic> problems) {
        if (!countFits(function, call, given, problems)) {
            return null;
        }
        var values = new ArrayList<Value>(given.size());
        for (int i = 0; i < given.size(); i++) {
            var value = argument(function, i, given.get(i), problems);
            if (value != null) {
                values.add(value);
            }
        }
        if (values.size() < given.size()) {
            return null;
        }
        var ranges = given.stream().map(Given::range).toList();
        return evaluator.settle(lifted(function, values, ranges, call.range()), call.range(), problems);
    }

    private Content lifted(Function function, List<Value> values, List<SourceRange> ranges, SourceRange call) {
        java.util.function.Function<List<Value>, Content> body = opened -> {
            var arguments = new Arguments(
                    function, opened, ranges, call, evaluator.conversions, evaluator.provenances, evaluator.files);
            for (int i = 0; i < opened.size(); i++) {
                if (opened.get(i) instanceof Null && !function.parameterOf(i).nullable()) {
                    return arguments.refuse(i, "it must not be null.");
                }
            }
            return function.body().apply(arguments);
        };
        boolean direct = switch (function.reach()) {
            case CONTENT -> false;
            case SHAPE -> values.stream().noneMatch(v -> v instanceof Secret);
            case NOTHING -> true;
        };
        if (direct) {
            return body.apply(values);
        }
        boolean secret = values.stream().anyMatch(Provenances::holdsSecret);
        var result = secret
                ? function.result().apply(values.stream().map(Value::type).toList())
                : Type.DYNAMIC;
        return evaluator.provenances.lift(function.name(), Function.SEMANTICS, result, values, body);
    }

    private @Nullable Value argument(Function function, int i, Given given, List<Diagnostic> problems) {
        var parameter = function.parameterOf(i);
        return switch (evaluator.conversions.convert(given.value(), parameter.type())) {
            case Converted.To(Value value) -> value;
            case Converted.Mismatch(String reason) -> {
                problems.add(Diagnostic.error(
                        EvalCode.INVALID_ARGUMENT,
                        "Invalid function argument",
                        "Argument \"" + parameter.name() + "\" of " + function.name() + ": " + reason + ".",
                        given.range()));
                yield null;
            }
        };
    }

    private static boolean countFits(
            Function function, Expression.Call call, List<Given> given, List<Diagnostic> problems) {
        int wanted = function.parameters().size();
        if (given.size() < wanted) {
            var missing = function.parameters().get(given.size()).name();
            problems.add(Diagnostic.error(
                    EvalCode.ARGUMENT_COUNT,
                    "Not enough function arguments",
                    "Function " + function.name() + " expects " + (function.rest() == null ? "" : "at least ") + wanted
                            + " argument" + (wanted == 1 ? "" : "s") + "; there is none for \"" + missing + "\".",
                    call.range()));
            return false;
        }
        if (given.size() > wanted && function.rest() == null) {
            problems.add(Diagnostic.error(
                    EvalCode.ARGUMENT_COUNT,
                    "Too many function arguments",
                    "Function " + function.name() + " expects only " + wanted + " argument" + (wanted == 1 ? "" : "s")
                            + ".",
                    given.get(wanted).range()));
            return false;
        }
        return true;
    }
}
