package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.diagnostic.TextAnchor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads tuples, objects, the {@code for} expressions written in the same brackets. */
final class CollectionParser {
    private static final String INVALID_FOR = "Invalid 'for' expression";

    private final TokenCursor cursor;
    private final ExpressionParser expressions;

    CollectionParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    Expression tuple(Token open) {
        boolean newlines = cursor.newlines(false);
        Expression result;
        if (cursor.peek().isKeyword("for")) {
            result = forExpression(open);
        } else {
            var elements = elements(open);
            result = new Expression.Tuple(elements, open.range().to(cursor.previous()));
        }
        cursor.newlines(newlines);
        return result;
    }

    private List<Expression> elements(Token open) {
        var elements = new ArrayList<Expression>();
        int highest = 0;
        while (!cursor.failed() && !cursor.accept(TokenType.CLOSE_BRACKET)) {
            elements.add(expressions.parse());
            highest = Math.max(highest, expressions.height());
            if (!cursor.at(TokenType.CLOSE_BRACKET) && !cursor.accept(TokenType.COMMA)) {
                missingSeparator(open, "Items of a tuple are separated by commas.");
            }
        }
        expressions.grow(highest);
        return elements;
    }

    private void missingSeparator(Token open, String detail) {
        if (cursor.at(TokenType.END)) {
            cursor.fail(
                    SyntaxCode.EXPECTED_CLOSING,
                    "Unterminated collection",
                    "This bracket is not closed before the end of the file.",
                    open);
        } else {
            cursor.fail(SyntaxCode.EXPECTED_SEPARATOR, "Missing separator", detail);
        }
    }

    Expression object(Token open) {
        // A for expression may begin on another line than its brace, and line ends mean nothing in it.
        boolean isFor = cursor.peekPastNewlines().isKeyword("for");
        boolean newlines = cursor.newlines(!isFor);
        if (isFor) {
            var result = forExpression(open);
            cursor.newlines(newlines);
            return result;
        }
        var items = items(open);
        cursor.newlines(newlines);
        return new Expression.ObjectConstructor(items, open.range().to(cursor.previous()));
    }

    private List<Expression.ObjectConstructor.Item> items(Token open) {
        var items = new ArrayList<Expression.ObjectConstructor.Item>();
        int highest = 0;
        while (!cursor.failed() && !cursor.accept(TokenType.CLOSE_BRACE)) {
            if (cursor.accept(TokenType.NEWLINE)) {
                continue;
            }
            var key = key();
            highest = Math.max(highest, expressions.height());
            if (!cursor.accept(TokenType.ASSIGN) && !cursor.accept(TokenType.COLON)) {
                missingValue(open);
            }
            refuseAmbiguous(key);
            items.add(new Expression.ObjectConstructor.Item(key, expressions.parse()));
            highest = Math.max(highest, expressions.height());
            if (!cursor.at(TokenType.CLOSE_BRACE)
                    && !cursor.accept(TokenType.COMMA)
                    && !cursor.accept(TokenType.NEWLINE)) {
                missingSeparator(open, "Items of an object are separated by line breaks or commas.");
            }
        }
        expressions.grow(highest);
        return items;
    }

    private void missingValue(Token open) {
        if (cursor.at(TokenType.END)) {
            missingSeparator(open, "");
        } else {
            cursor.fail(
                    SyntaxCode.EXPECTED_SEPARATOR,
                    "Missing value",
                    "After a key an equals sign and a value are needed. A key with dots or spaces is written in quotes.");
        }
    }

    private Expression key() {
        var first = cursor.peek();
        var key = expressions.parse();
        if (first.is(TokenType.IDENTIFIER) && key.range().equals(first.range())) {
            var anchor = new TextAnchor(0, first.range().start(), true);
            var word = new TemplatePart.Literal(LiteralText.normalise(first.text()), first.range(), List.of(anchor));
            return new Expression.Template(List.of(word), first.range());
        }
        return key;
    }

    private void refuseAmbiguous(Expression key) {
        if (isConstantTraversal(key)) {
            cursor.report(
                    SyntaxCode.AMBIGUOUS_OBJECT_KEY,
                    "Ambiguous object key",
                    "If this is a reference, put it in parentheses; if it is a name with dots in it, put it in quotes.",
                    key.range());
        }
    }

    private static boolean isConstantTraversal(Expression key) {
        return switch (key) {
            case Expression.GetAttribute g -> startsAtName(g.source());
            case Expression.Index i -> isConstant(i.key()) && startsAtName(i.source());
            default -> false;
        };
    }

    private static boolean startsAtName(Expression source) {
        return source instanceof Expression.Variable || isConstantTraversal(source);
    }

    private static boolean isConstant(Expression key) {
        return key instanceof Expression.NumberLiteral || key.constantText().isPresent();
    }

    private Expression forExpression(Token open) {
        cursor.next();
        var introduction = introduction(SyntaxCode.INVALID_FOR, INVALID_FOR);
        int highest = expressions.height();
        if (!cursor.accept(TokenType.COLON)) {
            invalidFor("A colon is needed after the collection.");
        }
        @Nullable Expression key = null;
        var value = expressions.parse();
        highest = Math.max(highest, expressions.height());
        if (cursor.accept(TokenType.ARROW)) {
            key = value;
            value = expressions.parse();
            highest = Math.max(highest, expressions.height());
        }
        var ellipsis = cursor.peek();
        boolean grouping = cursor.accept(TokenType.ELLIPSIS);
        @Nullable Expression condition = null;
        if (cursor.peek().isKeyword("if")) {
            cursor.next();
            condition = expressions.parse();
            highest = Math.max(highest, expressions.height());
        }
        if (!cursor.accept(open.type().closer())) {
            invalidFor("The closing bracket of the 'for' expression is expected here.");
        }
        if (open.is(TokenType.OPEN_BRACKET)) {
            if (key != null) {
                invalidFor(
                        "In brackets 'for' makes a tuple, which has no keys; for an object use braces.", key.range());
            } else if (grouping) {
                invalidFor("Grouping (...) needs keys, so it works only in braces.", ellipsis.range());
            }
        } else if (key == null) {
            invalidFor("In braces 'for' makes an object: write key => value.", value.range());
        }
        expressions.grow(highest);
        return new Expression.For(
                introduction, key, value, condition, grouping, open.range().to(cursor.previous()));
    }

    private void invalidFor(String detail) {
        cursor.fail(SyntaxCode.INVALID_FOR, INVALID_FOR, detail);
    }

    private void invalidFor(String detail, SourceRange range) {
        cursor.report(SyntaxCode.INVALID_FOR, INVALID_FOR, detail, range);
    }

    /** Reads what follows {@code for}, in an expression or a template's directive. */
    ForIntroduction introduction(SyntaxCode code, String summary) {
        @Nullable String keyName = null;
        var valueName = variable(code, summary);
        if (cursor.accept(TokenType.COMMA)) {
            keyName = valueName;
            valueName = variable(code, summary);
        }
        if (cursor.peek().isKeyword("in")) {
            cursor.next();
        } else {
            cursor.fail(code, summary, "The word 'in' is needed after the names.");
        }
        return new ForIntroduction(keyName, valueName, expressions.parse());
    }

    private String variable(SyntaxCode code, String summary) {
        var name = cursor.peek();
        if (!cursor.accept(TokenType.IDENTIFIER)) {
            cursor.fail(code, summary, "The name of a variable is needed here.");
        }
        return name.text();
    }
}
