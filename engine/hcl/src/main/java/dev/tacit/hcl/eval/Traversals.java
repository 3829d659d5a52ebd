package dev.tacit.hcl.eval;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.syntax.Expression;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Follows names, attributes and indexes to what they stand for. */
final class Traversals {
    private final Evaluator evaluator;

    Traversals(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    @Nullable
    Value value(Expression expression, Scope scope, List<Diagnostic> problems) {
        return switch (binding(expression, scope, problems)) {
            case null -> null;
            case Binding.Bound(Value value) -> value;
            case Binding.Namespace namespace
            when namespace.whole() != null -> namespace.whole().get();
            case Binding.Namespace namespace -> {
                problems.add(Diagnostic.error(
                        EvalCode.INCOMPLETE_REFERENCE,
                        "Incomplete reference",
                        "This is not a value itself: name the " + namespace.kind() + " that is meant.",
                        expression.range()));
                yield null;
            }
        };
    }

    private @Nullable Binding binding(Expression expression, Scope scope, List<Diagnostic> problems) {
        return switch (expression) {
            case Expression.Variable v -> {
                var found = scope.lookup(v.name());
                if (found == null) {
                    problems.add(Diagnostic.error(
                            EvalCode.UNKNOWN_VARIABLE,
                            "Unknown name",
                            "Nothing named \"" + v.name() + "\" can be referred to here."
                                    + Suggestion.of(v.name(), scope.names()),
                            v.range()));
                }
                yield found;
            }
            case Expression.SplatItem i -> {
                var found = scope.lookup(Scope.SPLAT_ITEM);
                if (found == null) {
                    throw new IllegalStateException("a splat item outside of a splat at " + i.range());
                }
                yield found;
            }
            case Expression.GetAttribute g ->
                switch (binding(g.source(), scope, problems)) {
                    case null -> null;
                    case Binding.Namespace namespace -> member(namespace, g.name(), step(g), problems);
                    case Binding.Bound(Value source) ->
                        bound(evaluator.access.attribute(source, g.name(), step(g)), step(g), problems);
                };
            case Expression.Index i -> index(i, scope, problems);
            default -> {
                var value = evaluator.value(expression, scope, problems);
                yield value == null ? null : new Binding.Bound(value);
            }
        };
    }

    private @Nullable Binding index(Expression.Index index, Scope scope, List<Diagnostic> problems) {
        var source = binding(index.source(), scope, problems);
        var key = evaluator.value(index.key(), scope, problems);
        if (source == null || key == null) {
            return null;
        }
        var range = new SourceRange(
                index.range().file(),
                index.source().range().end(),
                index.range().end());
        return switch (source) {
            case Binding.Bound(Value value) -> bound(evaluator.access.index(value, key, range), range, problems);
            case Binding.Namespace namespace
            when namespace.whole() != null -> element(namespace, namespace.whole(), key, range, problems);
            case Binding.Namespace namespace
            when key instanceof Text name -> member(namespace, name.string(), range, problems);
            case Binding.Namespace namespace -> {
                problems.add(Diagnostic.error(
                        EvalCode.INCOMPLETE_REFERENCE,
                        "Incomplete reference",
                        "Name the " + namespace.kind() + " that is meant.",
                        range));
                yield null;
            }
        };
    }

    /** One of several instances; what finds none by its text is looked up as an index of them all. */
    private @Nullable Binding element(
            Binding.Namespace namespace,
            Supplier<Value> whole,
            Value key,
            SourceRange range,
            List<Diagnostic> problems) {
        var name = evaluator.conversions().convert(key, Type.STRING) instanceof Converted.To(Text text)
                ? text.string()
                : "";
        var found = namespace.member().apply(name);
        return found.isPresent()
                ? found.get()
                : bound(evaluator.access.index(whole.get(), key, range), range, problems);
    }

    private static @Nullable Binding member(
            Binding.Namespace namespace, String name, SourceRange range, List<Diagnostic> problems) {
        var found = namespace.member().apply(name);
        if (found.isEmpty()) {
            problems.add(Diagnostic.error(
                    EvalCode.UNKNOWN_VARIABLE,
                    "Unknown name",
                    "There is no " + namespace.kind() + " named \"" + name + "\"."
                            + Suggestion.of(name, namespace.names().get()),
                    range));
        }
        return found.orElse(null);
    }

    private @Nullable Binding bound(Content content, SourceRange range, List<Diagnostic> problems) {
        var value = evaluator.settle(content, range, problems);
        return value == null ? null : new Binding.Bound(value);
    }

    /** The name with its dot, which is where Terraform points, too. */
    private static SourceRange step(Expression.GetAttribute attribute) {
        return new SourceRange(
                attribute.range().file(),
                attribute.source().range().end(),
                attribute.nameRange().end());
    }
}
