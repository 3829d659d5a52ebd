package dev.tacit.hcl.eval;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.syntax.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates conditions, and what depends on them. */
final class Conditionals {
    private final Evaluator evaluator;

    Conditionals(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    @Nullable
    Value value(Expression.Conditional c, Scope scope, List<Diagnostic> problems) {
        var condition = condition(c.condition(), scope, problems);
        // Both branches are evaluated since their types decide the result's; errors of the one not taken are dropped.
        var trueProblems = new ArrayList<Diagnostic>();
        var falseProblems = new ArrayList<Diagnostic>();
        var ifTrue = evaluator.value(c.ifTrue(), scope, trueProblems);
        var ifFalse = evaluator.value(c.ifFalse(), scope, falseProblems);
        if (condition == null) {
            return null;
        }
        problems.addAll(condition.holds() ? trueProblems : falseProblems);
        var taken = condition.holds() ? ifTrue : ifFalse;
        var other = condition.holds() ? ifFalse : ifTrue;
        if (taken == null) {
            return null;
        }
        var result = other == null ? taken : unified(taken, other, c, problems);
        return result == null ? null : evaluator.opener.sealed("conditional", condition.deciding(), result);
    }

    private @Nullable Value unified(Value taken, Value other, Expression.Conditional c, List<Diagnostic> problems) {
        if (taken instanceof Exports && other instanceof Exports) {
            return taken;
        }
        var type = commonType(taken, other);
        if (type.isPresent() && !lost(taken, other, type.get())) {
            if (evaluator.conversions.convert(taken, type.get()) instanceof Converted.To(Value converted)) {
                return converted;
            }
        }
        problems.add(Diagnostic.error(
                EvalCode.INCONSISTENT_CONDITIONAL,
                "Inconsistent conditional result types",
                "The two results must have types that convert to one; these are " + Types.sentence(taken.type())
                        + " and " + Types.sentence(other.type()) + ".",
                c.ifTrue().range().to(c.ifFalse().range())));
        return null;
    }

    /** Beside an empty collection of no type, elements of differing types have none that the result could tell. */
    private static boolean lost(Value taken, Value other, Type type) {
        boolean open = type.equals(new Type.ListOf(Type.DYNAMIC)) || type.equals(new Type.MapOf(Type.DYNAMIC));
        return open
                && other.type().equals(type)
                && !Provenances.holdsSecret(taken)
                && switch (taken) {
                    case TupleValue t -> differ(t.elements());
                    case ObjectValue o -> differ(o.attributes().values());
                    default -> false;
                };
    }

    private static boolean differ(Collection<Value> elements) {
        return elements.stream().map(Value::type).distinct().count() > 1;
    }

    private static Optional<Type> commonType(Value taken, Value other) {
        var a = taken.type();
        var b = other.type();
        if (a.equals(b) || b.equals(Type.DYNAMIC)) {
            return Optional.of(a);
        }
        if (a.equals(Type.DYNAMIC)) {
            return Optional.of(taken instanceof Secret ? a : b);
        }
        return Unification.unify(List.of(a, b));
    }

    /** A condition's outcome; {@code deciding} holds it when it was secret. */
    record Condition(boolean holds, List<Value> deciding) {}

    @Nullable
    Condition condition(Expression expression, Scope scope, List<Diagnostic> problems) {
        var value = evaluator.value(expression, scope, problems);
        if (value == null) {
            return null;
        }
        var opened = evaluator.opener.open(value, expression.range(), "condition", problems);
        if (opened == null) {
            return null;
        }
        if (opened instanceof Null
                || !(evaluator.conversions.convert(opened, Type.BOOL) instanceof Converted.To(Bool bool))) {
            problems.add(Diagnostic.error(
                    EvalCode.INVALID_CONDITION,
                    "Invalid condition",
                    "A condition must be true or false; this is "
                            + (opened instanceof Null ? "null" : "a " + opened.type()) + ".",
                    expression.range()));
            return null;
        }
        return new Condition(bool.isTrue(), List.of(value));
    }
}
