package dev.tacit.hcl.eval;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.syntax.BinaryOperator;
import dev.tacit.hcl.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions as Terraform does. Secrets stay unopened except where the shape of a result depends on them;
 * those openings are listed. Pure apart from that list; not thread-safe.
 */
public final class Evaluator {
    final Provenances provenances;
    final Conversions conversions;
    final Opener opener;
    final Access access;
    private final Operators operators;
    private final Loops loops = new Loops(this);
    private final Templates templates = new Templates(this);
    private final Calls calls = new Calls(this);

    public Evaluator(Provenances provenances) {
        this.provenances = provenances;
        this.conversions = new Conversions(provenances);
        this.opener = new Opener(provenances);
        this.access = new Access(provenances, conversions);
        this.operators = new Operators(provenances);
    }

    /** The value, or empty after an error was added to {@code diagnostics}. */
    public Optional<Value> evaluate(Expression expression, Scope scope, Diagnostics diagnostics) {
        var problems = new ArrayList<Diagnostic>();
        var value = value(expression, scope, problems);
        diagnostics.addAll(problems);
        return problems.isEmpty() ? Optional.ofNullable(value) : Optional.empty();
    }

    /** Opens a secret for a structural decision outside of expressions, such as {@code for_each}, and lists it. */
    public Optional<Value> open(Value value, SourceRange range, String purpose, Diagnostics diagnostics) {
        var problems = new ArrayList<Diagnostic>();
        var opened = opener.open(value, range, purpose, problems);
        diagnostics.addAll(problems);
        return Optional.ofNullable(opened);
    }

    /** The parts of a collection by key; parts of a secret are secrets. Empty when {@code opened} is no collection. */
    public Optional<List<Element>> elements(Value original, Value opened) {
        return Optional.ofNullable(opener.elements(original, opened));
    }

    /** The same value, secret from now on. */
    public Value sensitive(Value value) {
        return value instanceof Secret
                ? value
                : new Secret(value.type(), provenances.of(value), () -> Provenances.open(value));
    }

    /** All secrets opened so far, in the order of their first opening. */
    public List<Opening> openings() {
        return opener.openings();
    }

    public Conversions conversions() {
        return conversions;
    }

    /** Null when {@code problems} grew. */
    @Nullable
    Value value(Expression expression, Scope scope, List<Diagnostic> problems) {
        return switch (expression) {
            case Expression.NumberLiteral n -> Num.parse(n.digits()).orElseThrow();
            case Expression.BoolLiteral b -> Bool.of(b.value());
            case Expression.NullLiteral _ -> Null.UNTYPED;
            case Expression.Template t -> templates.text(t, scope, problems);
            case Expression.TemplateWrap w -> value(w.inner(), scope, problems);
            case Expression.Parens p -> value(p.inner(), scope, problems);
            case Expression.Tuple t -> tuple(t, scope, problems);
            case Expression.ObjectConstructor o -> object(o, scope, problems);
            case Expression.Variable _, Expression.GetAttribute _, Expression.Index _, Expression.SplatItem _ ->
                traversal(expression, scope, problems);
            case Expression.Splat s -> loops.splat(s, scope, problems);
            case Expression.For f -> loops.forExpression(f, scope, problems);
            case Expression.Call c -> calls.call(c, scope, problems);
            case Expression.Conditional c -> conditional(c, scope, problems);
            case Expression.Binary b -> binary(b, scope, problems);
            case Expression.Unary u -> unary(u, scope, problems);
        };
    }

    /** The value of an answer, or null after its problem was added. */
    @Nullable
    Value settle(Content content, SourceRange range, List<Diagnostic> problems) {
        return switch (content) {
            case Content.Opened(Value value) -> value;
            case Content.Failed(Diagnostic d) -> {
                problems.add(d.at(range));
                yield null;
            }
            case Content.NeedsValueKey() ->
                throw new IllegalStateException("an operation on open operands asked for a key: a bug in Tacit");
        };
    }

    private @Nullable Value traversal(Expression expression, Scope scope, List<Diagnostic> problems) {
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
                    case Binding.Namespace namespace -> member(namespace, g.name(), g.nameRange(), problems);
                    case Binding.Bound(Value source) ->
                        bound(access.attribute(source, g.name(), g.nameRange()), g.nameRange(), problems);
                };
            case Expression.Index i -> index(i, scope, problems);
            default -> {
                var value = value(expression, scope, problems);
                yield value == null ? null : new Binding.Bound(value);
            }
        };
    }

    private @Nullable Binding index(Expression.Index index, Scope scope, List<Diagnostic> problems) {
        var source = binding(index.source(), scope, problems);
        var key = value(index.key(), scope, problems);
        if (source == null || key == null) {
            return null;
        }
        var range = new SourceRange(
                index.range().file(),
                index.source().range().end(),
                index.range().end());
        return switch (source) {
            case Binding.Bound(Value value) -> bound(access.index(value, key, range), range, problems);
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
        var value = settle(content, range, problems);
        return value == null ? null : new Binding.Bound(value);
    }

    private @Nullable Value tuple(Expression.Tuple tuple, Scope scope, List<Diagnostic> problems) {
        var elements = new ArrayList<Value>(tuple.elements().size());
        boolean whole = true;
        for (var element : tuple.elements()) {
            var value = value(element, scope, problems);
            if (value == null) {
                whole = false;
            } else {
                elements.add(value);
            }
        }
        return whole ? new TupleValue(elements) : null;
    }

    private @Nullable Value object(Expression.ObjectConstructor object, Scope scope, List<Diagnostic> problems) {
        var attributes = new TreeMap<String, Value>(Unicode.ORDER);
        var deciding = new ArrayList<Value>();
        boolean whole = true;
        for (var item : object.items()) {
            var key = key(item.key(), scope, deciding, problems);
            var value = value(item.value(), scope, problems);
            if (key == null || value == null) {
                whole = false;
            } else {
                attributes.put(key, value);
            }
        }
        return whole ? opener.sealed("object", deciding, new ObjectValue(attributes)) : null;
    }

    private @Nullable String key(Expression key, Scope scope, List<Value> deciding, List<Diagnostic> problems) {
        if (key instanceof Expression.GetAttribute) {
            problems.add(Diagnostic.error(
                    EvalCode.INVALID_OBJECT_KEY,
                    "Ambiguous key",
                    "If this is a reference, put it in parentheses. If it is a name that contains dots, quote it.",
                    key.range()));
            return null;
        }
        var value = value(key, scope, problems);
        return value == null ? null : objectKey(value, key.range(), deciding, problems);
    }

    /** The text of a key; secret keys are opened, counted, and added to {@code deciding}. */
    @Nullable
    String objectKey(Value value, SourceRange range, List<Value> deciding, List<Diagnostic> problems) {
        deciding.add(value);
        var opened = opener.open(value, range, "object key", problems);
        if (opened == null) {
            return null;
        }
        if (opened instanceof Null || !(conversions.convert(opened, Type.STRING) instanceof Converted.To(Text text))) {
            problems.add(Diagnostic.error(
                    EvalCode.INVALID_OBJECT_KEY,
                    "Invalid object key",
                    "A key must be text; this is " + (opened instanceof Null ? "null" : "a " + opened.type()) + ".",
                    range));
            return null;
        }
        return text.string();
    }

    private @Nullable Value conditional(Expression.Conditional c, Scope scope, List<Diagnostic> problems) {
        var condition = condition(c.condition(), scope, problems);
        // Both branches are evaluated since their types decide the result's; errors of the one not taken are dropped.
        var trueProblems = new ArrayList<Diagnostic>();
        var falseProblems = new ArrayList<Diagnostic>();
        var ifTrue = value(c.ifTrue(), scope, trueProblems);
        var ifFalse = value(c.ifFalse(), scope, falseProblems);
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
        return result == null ? null : opener.sealed("conditional", condition.deciding(), result);
    }

    private @Nullable Value unified(Value taken, Value other, Expression.Conditional c, List<Diagnostic> problems) {
        if (taken instanceof Exports && other instanceof Exports) {
            return taken;
        }
        var type = commonType(taken, other);
        if (type.isPresent()) {
            if (conversions.convert(taken, type.get()) instanceof Converted.To(Value converted)) {
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
        var value = value(expression, scope, problems);
        if (value == null) {
            return null;
        }
        var opened = opener.open(value, expression.range(), "condition", problems);
        if (opened == null) {
            return null;
        }
        if (opened instanceof Null || !(conversions.convert(opened, Type.BOOL) instanceof Converted.To(Bool bool))) {
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

    private @Nullable Value binary(Expression.Binary b, Scope scope, List<Diagnostic> problems) {
        var leftProblems = new ArrayList<Diagnostic>();
        var rightProblems = new ArrayList<Diagnostic>();
        var type = Operators.operandType(b.operator());
        int before = problems.size();
        var left = operand(b.left(), "left ", type, scope, leftProblems, problems);
        var right = operand(b.right(), "right ", type, scope, rightProblems, problems);
        boolean suitable = problems.size() == before;
        if (suitable && (b.operator() == BinaryOperator.OR || b.operator() == BinaryOperator.AND)) {
            // One side alone may decide; then the other's errors do not matter.
            var decisive = Bool.of(b.operator() == BinaryOperator.OR);
            if (decides(decisive, left) || decides(decisive, right)) {
                return decisive;
            }
        }
        problems.addAll(leftProblems);
        problems.addAll(rightProblems);
        return left == null || right == null
                ? null
                : settle(operators.binary(b.operator(), left, right, b.range()), b.range(), problems);
    }

    /** Null decides as false does, which the original does too. */
    private static boolean decides(Bool decisive, @Nullable Value side) {
        return decisive.equals(side) || (decisive == Bool.FALSE && side instanceof Null);
    }

    private @Nullable Value unary(Expression.Unary u, Scope scope, List<Diagnostic> problems) {
        var type = switch (u.operator()) {
            case NEGATE -> Type.NUMBER;
            case NOT -> Type.BOOL;
        };
        var operand = operand(u.operand(), "", type, scope, problems, problems);
        return operand == null ? null : settle(operators.unary(u.operator(), operand, u.range()), u.range(), problems);
    }

    /** @param unsuitable takes the problem of a value of the wrong type, which no other operand can make good */
    private @Nullable Value operand(
            Expression expression,
            String side,
            Type type,
            Scope scope,
            List<Diagnostic> problems,
            List<Diagnostic> unsuitable) {
        var value = value(expression, scope, problems);
        if (value == null) {
            return null;
        }
        return switch (conversions.convert(value, type)) {
            case Converted.To(Value converted) -> converted;
            case Converted.Mismatch(String reason) -> {
                unsuitable.add(Diagnostic.error(
                        EvalCode.INVALID_OPERAND,
                        "Invalid operand",
                        "Unsuitable value for the " + side + "operand: " + reason + ".",
                        expression.range()));
                yield null;
            }
        };
    }
}
