package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.SourceRange;
import org.jspecify.annotations.Nullable;

/** Reads expressions (HCL 2 native syntax specification, "Expressions") down to the terms, which {@link TermParser} reads. */
final class ExpressionParser {
    /** How high a tree may grow, so that whoever walks one by recursion needs no check of its own. */
    static final int MAX_HEIGHT = 500;

    private final TokenCursor cursor;
    private final TermParser terms;
    /** Of the expression read last. */
    private int height;

    ExpressionParser(TokenCursor cursor) {
        this.cursor = cursor;
        this.terms = new TermParser(cursor, this);
    }

    int height() {
        return height;
    }

    /** Forgets the height of what was read before. */
    void startHeight() {
        height = 0;
    }

    /** Notes that the expression just made stands on parts of which the highest has this height. */
    void grow(int highestPart) {
        height = highestPart + 1;
        if (height > MAX_HEIGHT) {
            cursor.tooDeep();
        }
    }

    Expression parse() {
        cursor.enter();
        var expression = conditional();
        cursor.leave();
        return expression;
    }

    Block.Label label() {
        return terms.templates().label();
    }

    private Expression conditional() {
        var condition = binary(1);
        int highest = height;
        if (!cursor.accept(TokenType.QUESTION)) {
            return condition;
        }
        var ifTrue = parse();
        highest = Math.max(highest, height);
        if (!cursor.accept(TokenType.COLON)) {
            cursor.fail(
                    SyntaxCode.INVALID_CONDITIONAL,
                    "Missing false expression in conditional",
                    "After the value for true, a colon and the value for false are needed: condition ? a : b.");
            return condition;
        }
        var ifFalse = parse();
        grow(Math.max(highest, height));
        return new Expression.Conditional(
                condition, ifTrue, ifFalse, condition.range().to(ifFalse.range()));
    }

    private Expression binary(int loosest) {
        var left = operand();
        int highest = height;
        for (var operator = operator(); operator != null && operator.level() >= loosest; operator = operator()) {
            cursor.next();
            var right = binary(operator.level() + 1);
            highest = Math.max(highest, height);
            grow(highest);
            highest = height;
            left = new Expression.Binary(operator, left, right, left.range().to(right.range()));
        }
        height = highest;
        return left;
    }

    private @Nullable BinaryOperator operator() {
        return switch (cursor.peek().type()) {
            case OR -> BinaryOperator.OR;
            case AND -> BinaryOperator.AND;
            case EQUAL -> BinaryOperator.EQUAL;
            case NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
            case GREATER -> BinaryOperator.GREATER;
            case GREATER_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
            case LESS -> BinaryOperator.LESS;
            case LESS_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
            case PLUS -> BinaryOperator.ADD;
            case MINUS -> BinaryOperator.SUBTRACT;
            case STAR -> BinaryOperator.MULTIPLY;
            case SLASH -> BinaryOperator.DIVIDE;
            case PERCENT -> BinaryOperator.MODULO;
            default -> null;
        };
    }

    /** A term with its prefix operators and what follows it by dots and brackets. */
    private Expression operand() {
        var sign = cursor.peek();
        if (!sign.is(TokenType.MINUS) && !sign.is(TokenType.NOT)) {
            height = 1;
            var term = terms.parse();
            return traversal(term);
        }
        cursor.next();
        cursor.enter();
        var operand = operand();
        cursor.leave();
        grow(height);
        var operator = sign.is(TokenType.MINUS) ? UnaryOperator.NEGATE : UnaryOperator.NOT;
        return new Expression.Unary(operator, operand, sign.range().to(operand.range()));
    }

    private Expression traversal(Expression from) {
        var result = from;
        while (true) {
            var opener = cursor.peek();
            if (opener.is(TokenType.DOT)) {
                cursor.next();
                result = cursor.accept(TokenType.STAR) ? attributeSplat(result, opener) : step(result);
            } else if (opener.is(TokenType.OPEN_BRACKET)) {
                cursor.next();
                result = cursor.accept(TokenType.STAR) ? fullSplat(result, opener) : index(result);
            } else {
                return result;
            }
        }
    }

    /** What stands after a dot: a name, or the number of the legacy index. */
    private Expression step(Expression source) {
        var token = cursor.peek();
        var range = source.range().to(token.range());
        if (cursor.accept(TokenType.IDENTIFIER)) {
            grow(height);
            return new Expression.GetAttribute(source, token.text(), token.range(), range);
        }
        if (cursor.accept(TokenType.NUMBER)) {
            if (token.text().indexOf('.') >= 0) {
                cursor.report(
                        SyntaxCode.INVALID_ATTRIBUTE_ACCESS,
                        "Invalid legacy index",
                        "Two numbers after dots cannot follow each other. Use brackets: [0][1].",
                        token.range());
            }
            grow(height);
            return new Expression.Index(source, terms.number(token), range);
        }
        cursor.fail(
                SyntaxCode.INVALID_ATTRIBUTE_ACCESS,
                "Invalid attribute name",
                token.is(TokenType.STAR)
                        ? "A splat over attributes (.*) cannot hold another one. Use [*] for the outer one."
                        : "After a dot the name of an attribute is needed.");
        return source;
    }

    private Expression attributeSplat(Expression source, Token dot) {
        var marker = dot.range().to(cursor.previous());
        int below = height;
        height = 1;
        Expression each = new Expression.SplatItem(marker);
        while (cursor.accept(TokenType.DOT)) {
            each = step(each);
        }
        grow(Math.max(below, height));
        return new Expression.Splat(source, each, marker, source.range().to(each.range()));
    }

    private Expression fullSplat(Expression source, Token open) {
        var close = cursor.peek();
        if (!cursor.accept(TokenType.CLOSE_BRACKET)) {
            cursor.fail(
                    SyntaxCode.EXPECTED_CLOSING,
                    "Missing closing bracket",
                    "The asterisk of a splat is followed by a closing bracket: [*].");
            return source;
        }
        var marker = open.range().to(close.range());
        int below = height;
        height = 1;
        cursor.enter();
        var each = traversal(new Expression.SplatItem(marker));
        cursor.leave();
        grow(Math.max(below, height));
        return new Expression.Splat(source, each, marker, source.range().to(each.range()));
    }

    private Expression index(Expression source) {
        int below = height;
        boolean newlines = cursor.newlines(false);
        var key = parse();
        SourceRange close = cursor.peek().range();
        if (!cursor.accept(TokenType.CLOSE_BRACKET)) {
            cursor.fail(
                    SyntaxCode.EXPECTED_CLOSING,
                    "Missing closing bracket",
                    "An index ends with a closing bracket (]).");
        }
        cursor.newlines(newlines);
        grow(Math.max(below, height));
        return new Expression.Index(source, key, source.range().to(close));
    }
}
