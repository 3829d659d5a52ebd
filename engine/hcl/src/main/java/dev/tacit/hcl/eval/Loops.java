package dev.tacit.hcl.eval;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.syntax.Expression;
import dev.tacit.hcl.syntax.ForIntroduction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Evaluates {@code for} expressions and splats. */
final class Loops {
    private final Evaluator evaluator;

    Loops(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** What a loop runs over; {@code collection} decides the shape of the result when it is secret. */
    record Steps(Value collection, List<Element> elements) {}

    @Nullable
    Steps steps(ForIntroduction introduction, Scope scope, List<Diagnostic> problems) {
        var expression = introduction.collection();
        var collection = evaluator.value(expression, scope, problems);
        if (collection == null) {
            return null;
        }
        var opened = evaluator.opener.open(collection, expression.range(), "for expression", problems);
        if (opened == null) {
            return null;
        }
        var elements = evaluator.opener.elements(collection, opened);
        if (elements == null) {
            problems.add(Diagnostic.error(
                    EvalCode.INVALID_ITERATION,
                    "Iteration over a value without elements",
                    "A for expression needs a list, set, map, tuple or object; this is "
                            + (opened instanceof Null ? "null" : "a " + opened.type()) + ".",
                    expression.range()));
            return null;
        }
        return new Steps(collection, elements);
    }

    static Scope inside(ForIntroduction introduction, Element element, Scope scope) {
        var names = new HashMap<String, Binding>();
        if (introduction.keyName() != null) {
            names.put(introduction.keyName(), Binding.of(element.key()));
        }
        names.put(introduction.valueName(), Binding.of(element.value()));
        return scope.with(names);
    }

    @Nullable
    Value forExpression(Expression.For f, Scope scope, List<Diagnostic> problems) {
        var steps = steps(f.introduction(), scope, problems);
        if (steps == null) {
            return null;
        }
        var deciding = new ArrayList<Value>();
        deciding.add(steps.collection());
        int before = problems.size();
        var result = f.key() == null
                ? sequence(f, steps, scope, deciding, problems)
                : mapping(f, f.key(), steps, scope, deciding, problems);
        return problems.size() == before ? evaluator.opener.sealed("for", deciding, result) : null;
    }

    private Value sequence(
            Expression.For f, Steps steps, Scope scope, List<Value> deciding, List<Diagnostic> problems) {
        var values = new ArrayList<Value>();
        for (var element : steps.elements()) {
            var inner = inside(f.introduction(), element, scope);
            if (included(f.condition(), inner, deciding, problems)) {
                var value = evaluator.value(f.value(), inner, problems);
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return new TupleValue(values);
    }

    private Value mapping(
            Expression.For f,
            Expression keyExpression,
            Steps steps,
            Scope scope,
            List<Value> deciding,
            List<Diagnostic> problems) {
        var values = new TreeMap<String, List<Value>>(Unicode.ORDER);
        boolean duplicate = false;
        for (var element : steps.elements()) {
            var inner = inside(f.introduction(), element, scope);
            if (!included(f.condition(), inner, deciding, problems)) {
                continue;
            }
            var keyValue = evaluator.value(keyExpression, inner, problems);
            var key =
                    keyValue == null ? null : evaluator.objectKey(keyValue, keyExpression.range(), deciding, problems);
            var value = evaluator.value(f.value(), inner, problems);
            if (key != null && value != null) {
                var group = values.computeIfAbsent(key, _ -> new ArrayList<>());
                group.add(value);
                duplicate |= group.size() > 1;
            }
        }
        if (duplicate && !f.grouping()) {
            problems.add(Diagnostic.error(
                    EvalCode.DUPLICATE_OBJECT_KEY,
                    "Duplicate object key",
                    "Two elements produced the same key in this for expression. If that is meant, put an ellipsis (...)"
                            + " after the value to group the values of each key.",
                    keyExpression.range()));
        }
        var attributes = new TreeMap<String, Value>(Unicode.ORDER);
        values.forEach((key, group) -> attributes.put(key, f.grouping() ? new TupleValue(group) : group.getFirst()));
        return new ObjectValue(attributes);
    }

    private boolean included(
            @Nullable Expression condition, Scope inner, List<Value> deciding, List<Diagnostic> problems) {
        if (condition == null) {
            return true;
        }
        var outcome = evaluator.conditionals.condition(condition, inner, problems);
        if (outcome == null) {
            return false;
        }
        deciding.addAll(outcome.deciding());
        return outcome.holds();
    }

    @Nullable
    Value splat(Expression.Splat s, Scope scope, List<Diagnostic> problems) {
        var source = evaluator.value(s.source(), scope, problems);
        if (source == null) {
            return null;
        }
        var opened = evaluator.opener.open(source, s.source().range(), "splat", problems);
        if (opened == null) {
            return null;
        }
        if (opened instanceof Null n) {
            if (n.type() instanceof Type.ListOf || n.type() instanceof Type.SetOf || n.type() instanceof Type.TupleOf) {
                problems.add(Diagnostic.error(
                        EvalCode.INVALID_SPLAT,
                        "Splat of null sequence",
                        "A splat (with *) cannot be applied to a sequence that is null.",
                        s.source().range()));
                return null;
            }
            return evaluator.opener.sealed("splat", List.of(source), new TupleValue(List.of()));
        }
        boolean homogeneous = opened instanceof ListValue || opened instanceof SetValue;
        var elements = homogeneous || opened instanceof TupleValue
                ? evaluator.opener.elements(source, opened)
                : List.of(new Element(source, source));
        if (homogeneous && java.util.Objects.requireNonNull(elements).isEmpty()) {
            var none = ofNothing(s, opened, problems);
            return none == null ? null : evaluator.opener.sealed("splat", List.of(source), none);
        }
        var values = each(s, java.util.Objects.requireNonNull(elements), scope, problems);
        if (values == null) {
            return null;
        }
        var result = homogeneous ? list(values, s.each().range(), problems) : new TupleValue(values);
        return result == null ? null : evaluator.opener.sealed("splat", List.of(source), result);
    }

    private static @Nullable Value ofNothing(Expression.Splat s, Value collection, List<Diagnostic> problems) {
        var element = collection instanceof ListValue l ? l.element() : ((SetValue) collection).element();
        var type = SplatTypes.taken(s.each(), element);
        if (type.isEmpty()) {
            problems.add(Diagnostic.error(
                    EvalCode.UNSUPPORTED_ATTRIBUTE,
                    "Unsupported attribute",
                    "The list is empty, and no element of its type has what is taken of each.",
                    SplatTypes.lacking(s.each(), element)));
            return null;
        }
        return new ListValue(type.get(), List.of());
    }

    private @Nullable List<Value> each(
            Expression.Splat s, List<Element> elements, Scope scope, List<Diagnostic> problems) {
        var values = new ArrayList<Value>(elements.size());
        for (var element : elements) {
            var value = evaluator.value(
                    s.each(), scope.with(Map.of(Scope.SPLAT_ITEM, Binding.of(element.value()))), problems);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    private static @Nullable Value list(List<Value> values, SourceRange range, List<Diagnostic> problems) {
        var types = values.stream().map(Value::type).distinct().toList();
        if (types.size() > 1) {
            problems.add(Diagnostic.error(
                    EvalCode.INVALID_SPLAT,
                    "Splat of differing types",
                    "The results for the elements differ in type, so they form no list. A for expression can hold them.",
                    range));
            return null;
        }
        return new ListValue(types.isEmpty() ? Type.DYNAMIC : types.getFirst(), values);
    }
}
