package dev.tacit.hcl.eval;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.diagnostic.TextAnchor;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Unicode;
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
    final ReadableFiles files;
    /** How many templates are being rendered within each other. */
    int templateDepth;

    private final Operators operators;
    final Conditionals conditionals = new Conditionals(this);
    private final Traversals traversals = new Traversals(this);
    private final Loops loops = new Loops(this);
    private final Templates templates = new Templates(this);
    private final Calls calls = new Calls(this);

    /** With no files that functions may read. */
    public Evaluator(Provenances provenances) {
        this(provenances, ReadableFiles.NONE);
    }

    /** @param files what functions may read */
    public Evaluator(Provenances provenances, ReadableFiles files) {
        this.files = files;
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

    /**
     * Where the parts of a text stand in the source once it is evaluated in {@code scope}, what interpolations make
     * included; empty where that cannot be told.
     */
    public List<TextAnchor> anchors(Expression expression, Scope scope) {
        return switch (expression) {
            case Expression.Template t -> templates.anchors(t, scope);
            case Expression.Parens p -> anchors(p.inner(), scope);
            default -> List.of();
        };
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
                traversals.value(expression, scope, problems);
            case Expression.Splat s -> loops.splat(s, scope, problems);
            case Expression.For f -> loops.forExpression(f, scope, problems);
            case Expression.Call c -> calls.call(c, scope, problems);
            case Expression.Conditional c -> conditionals.value(c, scope, problems);
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
