package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Converted;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.Scope;
import dev.tacit.hcl.eval.Suggestion;
import dev.tacit.hcl.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads type expressions such as {@code map(object({ a = optional(string, "x") }))}. */
final class TypeConstraintReader {
    private static final Map<String, Type> KEYWORDS =
            Map.of("string", Type.STRING, "number", Type.NUMBER, "bool", Type.BOOL, "any", Type.DYNAMIC);
    private static final List<String> CONSTRUCTORS = List.of("list", "set", "map", "object", "tuple");

    private final Evaluator evaluator;
    private final Diagnostics diagnostics;

    TypeConstraintReader(Evaluator evaluator, Diagnostics diagnostics) {
        this.evaluator = evaluator;
        this.diagnostics = diagnostics;
    }

    /** Null after a diagnostic. */
    @Nullable
    TypeConstraint read(Expression expression) {
        return switch (expression) {
            case Expression.Variable v
            when KEYWORDS.containsKey(v.name()) ->
                new TypeConstraint.Plain(java.util.Objects.requireNonNull(KEYWORDS.get(v.name())));
            case Expression.Variable v ->
                switch (v.name()) {
                    // Without an element type, as written before Terraform 0.12.
                    case "list" -> new TypeConstraint.ListOf(new TypeConstraint.Plain(Type.DYNAMIC));
                    case "set" -> new TypeConstraint.SetOf(new TypeConstraint.Plain(Type.DYNAMIC));
                    case "map" -> new TypeConstraint.MapOf(new TypeConstraint.Plain(Type.DYNAMIC));
                    default -> invalid("\"" + v.name() + "\" is not a type." + suggestion(v.name()), v.range());
                };
            case Expression.Call c -> constructed(c);
            case Expression.Parens p -> read(p.inner());
            default ->
                invalid(
                        expression.constantText().isPresent()
                                ? "A type is written without quotes."
                                : "A type is a keyword such as string, or a constructor such as list(string).",
                        expression.range());
        };
    }

    private @Nullable TypeConstraint constructed(Expression.Call call) {
        if (!CONSTRUCTORS.contains(call.name())) {
            return invalid(
                    call.name().equals("optional")
                            ? "optional() stands only around the type of an object's attribute."
                            : "\"" + call.name() + "\" constructs no type." + suggestion(call.name()),
                    call.nameRange());
        }
        if (call.arguments().size() != 1) {
            return invalid(call.name() + " takes exactly one argument.", call.range());
        }
        var argument = call.arguments().getFirst();
        return switch (call.name()) {
            case "list" -> collection(argument, TypeConstraint.ListOf::new);
            case "set" -> collection(argument, TypeConstraint.SetOf::new);
            case "map" -> collection(argument, TypeConstraint.MapOf::new);
            case "tuple" -> tuple(argument);
            default -> object(argument);
        };
    }

    private @Nullable TypeConstraint collection(
            Expression argument, Function<TypeConstraint, TypeConstraint> constructor) {
        var element = read(argument);
        return element == null ? null : constructor.apply(element);
    }

    private @Nullable TypeConstraint tuple(Expression argument) {
        if (!(argument instanceof Expression.Tuple t)) {
            return invalid("tuple takes a list of types in brackets.", argument.range());
        }
        var elements = new ArrayList<TypeConstraint>();
        for (var element : t.elements()) {
            var constraint = read(element);
            if (constraint == null) {
                return null;
            }
            elements.add(constraint);
        }
        return new TypeConstraint.TupleOf(elements);
    }

    private @Nullable TypeConstraint object(Expression argument) {
        if (!(argument instanceof Expression.ObjectConstructor o)) {
            return invalid("object takes attribute names with their types in braces.", argument.range());
        }
        var members = new TreeMap<String, TypeConstraint.Member>();
        for (var item : o.items()) {
            var name = item.key().constantText();
            if (name.isEmpty()) {
                return invalid(
                        "An attribute's name must be written out.", item.key().range());
            }
            var member = member(item.value());
            if (member == null) {
                return null;
            }
            members.put(name.get(), member);
        }
        return new TypeConstraint.ObjectOf(members);
    }

    private TypeConstraint.@Nullable Member member(Expression expression) {
        if (!(expression instanceof Expression.Call c && c.name().equals("optional"))) {
            var constraint = read(expression);
            return constraint == null ? null : new TypeConstraint.Member(constraint, false, null);
        }
        if (c.arguments().isEmpty() || c.arguments().size() > 2) {
            invalid("optional takes a type, and a default if wanted.", c.range());
            return null;
        }
        var constraint = read(c.arguments().getFirst());
        if (constraint == null || c.arguments().size() == 1) {
            return constraint == null ? null : new TypeConstraint.Member(constraint, true, null);
        }
        var fallback = fallback(c.arguments().get(1), constraint);
        return fallback == null ? null : new TypeConstraint.Member(constraint, true, fallback);
    }

    private @Nullable Value fallback(Expression expression, TypeConstraint constraint) {
        var value = evaluator.evaluate(expression, Scope.of(Map.of()), diagnostics);
        if (value.isEmpty()) {
            return null;
        }
        return switch (constraint.convert(value.get(), evaluator.conversions())) {
            case Converted.To(Value converted) -> converted;
            case Converted.Mismatch(String reason) -> {
                invalid("The default does not have the attribute's type: " + reason + ".", expression.range());
                yield null;
            }
        };
    }

    private @Nullable TypeConstraint invalid(String detail, SourceRange range) {
        diagnostics.error(ConfigCode.INVALID_TYPE_CONSTRAINT, "Invalid type", detail, range);
        return null;
    }

    private static String suggestion(String name) {
        var known = new ArrayList<>(KEYWORDS.keySet());
        known.addAll(CONSTRUCTORS);
        return Suggestion.of(name, known);
    }
}
