package dev.tacit.hcl.eval;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.syntax.BinaryOperator;
import dev.tacit.hcl.syntax.UnaryOperator;
import java.util.List;

/** Applies operators to operands of the right type. */
final class Operators {
    private static final int SEMANTICS = 1;

    private final Provenances provenances;

    Operators(Provenances provenances) {
        this.provenances = provenances;
    }

    /** What an operator wants its operands to be; {@link Type#DYNAMIC} for equality. */
    static Type operandType(BinaryOperator operator) {
        return switch (operator) {
            case OR, AND -> Type.BOOL;
            case EQUAL, NOT_EQUAL -> Type.DYNAMIC;
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL, ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> Type.NUMBER;
        };
    }

    Content binary(BinaryOperator operator, Value left, Value right, SourceRange range) {
        if (operator == BinaryOperator.EQUAL || operator == BinaryOperator.NOT_EQUAL) {
            return equality(operator, left, right);
        }
        var type = switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> Type.NUMBER;
            case OR, AND, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL, EQUAL, NOT_EQUAL -> Type.BOOL;
        };
        return provenances.lift(
                operator.symbol(),
                SEMANTICS,
                type,
                List.of(left, right),
                o -> apply(operator, o.get(0), o.get(1), range));
    }

    Content unary(UnaryOperator operator, Value operand, SourceRange range) {
        var type = switch (operator) {
            case NEGATE -> Type.NUMBER;
            case NOT -> Type.BOOL;
        };
        return provenances.lift(
                "unary " + operator.name(), SEMANTICS, type, List.of(operand), o -> switch (o.getFirst()) {
                    case Num n -> new Content.Opened(n.negate());
                    case Bool b -> new Content.Opened(Bool.of(!b.isTrue()));
                    default -> nullOperand(range);
                });
    }

    private Content equality(BinaryOperator operator, Value left, Value right) {
        boolean wanted = operator == BinaryOperator.EQUAL;
        // Comparing with null looks at no content inside.
        if ((left instanceof Null && !(right instanceof Secret))
                || (right instanceof Null && !(left instanceof Secret))) {
            return new Content.Opened(Bool.of((left instanceof Null && right instanceof Null) == wanted));
        }
        return provenances.lift(
                operator.symbol(),
                SEMANTICS,
                Type.BOOL,
                List.of(left, right),
                o -> new Content.Opened(Bool.of(equal(o.get(0), o.get(1)) == wanted)));
    }

    /** HCL's equality: no conversion, nulls of all types are one. */
    static boolean equal(Value a, Value b) {
        if (a instanceof Null || b instanceof Null) {
            return a instanceof Null && b instanceof Null;
        }
        return plain(a).equals(plain(b));
    }

    private static Value plain(Value value) {
        return value instanceof Exports e ? e.attributes() : value;
    }

    private static Content apply(BinaryOperator operator, Value left, Value right, SourceRange range) {
        if (left instanceof Bool a && right instanceof Bool b) {
            boolean result = operator == BinaryOperator.AND ? a.isTrue() && b.isTrue() : a.isTrue() || b.isTrue();
            return new Content.Opened(Bool.of(result));
        }
        if (!(left instanceof Num a && right instanceof Num b)) {
            return nullOperand(range);
        }
        try {
            return new Content.Opened(
                    switch (operator) {
                        case ADD -> a.plus(b);
                        case SUBTRACT -> a.minus(b);
                        case MULTIPLY -> a.times(b);
                        case DIVIDE -> a.dividedBy(b);
                        case MODULO -> a.modulo(b);
                        case GREATER -> Bool.of(a.compareTo(b) > 0);
                        case GREATER_OR_EQUAL -> Bool.of(a.compareTo(b) >= 0);
                        case LESS -> Bool.of(a.compareTo(b) < 0);
                        case LESS_OR_EQUAL -> Bool.of(a.compareTo(b) <= 0);
                        case OR, AND, EQUAL, NOT_EQUAL ->
                            throw new IllegalStateException("numbers for " + operator + ": a bug in Tacit");
                    });
        } catch (ArithmeticException e) {
            return new Content.Failed(Diagnostic.error(
                    EvalCode.OPERATION_FAILED,
                    "Operation failed",
                    "The operands of " + operator.symbol()
                            + " have no result that is a number: zero divided by zero and"
                            + " infinities that cancel are undefined.",
                    range));
        }
    }

    private static Content nullOperand(SourceRange range) {
        return new Content.Failed(Diagnostic.error(
                EvalCode.OPERATION_FAILED, "Operation failed", "An operand is null, which has no value here.", range));
    }
}
