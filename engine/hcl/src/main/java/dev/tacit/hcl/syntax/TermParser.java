package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what operators connect: literals, names, calls, brackets of all kinds. */
final class TermParser {
    private static final Pattern DECIMAL =
            Pattern.compile("(\\d{1,1000})\\.?((?<=\\.)\\d{0,1000})?([eE][+-]?\\d{1,4})?");

    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final TemplateParser templates;
    private final CollectionParser collections;

    TermParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.templates = new TemplateParser(cursor, expressions);
        this.collections = new CollectionParser(cursor, expressions);
    }

    TemplateParser templates() {
        return templates;
    }

    Expression parse() {
        var token = cursor.peek();
        return switch (token.type()) {
            case NUMBER -> number(cursor.next());
            case IDENTIFIER -> name(cursor.next());
            case OPEN_QUOTE, OPEN_HEREDOC -> templates.parse(cursor.next());
            case OPEN_PAREN -> parens(cursor.next());
            case OPEN_BRACKET -> collections.tuple(cursor.next());
            case OPEN_BRACE -> collections.object(cursor.next());
            default -> {
                cursor.fail(
                        SyntaxCode.EXPECTED_EXPRESSION,
                        token.is(TokenType.END) ? "Missing expression" : "Invalid expression",
                        "A value is expected here: a literal, a reference, a call or a collection.");
                yield new Expression.NullLiteral(token.range());
            }
        };
    }

    Expression.NumberLiteral number(Token token) {
        if (!DECIMAL.matcher(token.text()).matches()) {
            cursor.report(
                    SyntaxCode.INVALID_NUMBER,
                    "Invalid number",
                    "A number is digits, at most one fraction and at most one exponent of up to four digits.",
                    token.range());
        }
        // "1.e5" is a number of HCL but of nobody else.
        return new Expression.NumberLiteral(token.text().replaceFirst("\\.(?=[eE]|$)", ""), token.range());
    }

    private Expression name(Token name) {
        if (cursor.at(TokenType.OPEN_PAREN) || cursor.at(TokenType.DOUBLE_COLON)) {
            return call(name);
        }
        return switch (name.text()) {
            case "true" -> new Expression.BoolLiteral(true, name.range());
            case "false" -> new Expression.BoolLiteral(false, name.range());
            case "null" -> new Expression.NullLiteral(name.range());
            default -> new Expression.Variable(name.text(), name.range());
        };
    }

    private Expression parens(Token open) {
        boolean newlines = cursor.newlines(false);
        var inner = expressions.parse();
        SourceRange close = cursor.peek().range();
        if (!cursor.accept(TokenType.CLOSE_PAREN)) {
            cursor.fail(
                    SyntaxCode.EXPECTED_CLOSING,
                    "Unbalanced parentheses",
                    "A closing parenthesis is expected here to end the expression.");
        }
        cursor.newlines(newlines);
        expressions.grow(expressions.height());
        return new Expression.Parens(inner, open.range().to(close));
    }

    private Expression call(Token first) {
        var name = new StringBuilder(first.text());
        var nameRange = first.range();
        while (cursor.accept(TokenType.DOUBLE_COLON)) {
            var part = cursor.peek();
            if (!cursor.accept(TokenType.IDENTIFIER)) {
                cursor.fail(
                        SyntaxCode.INVALID_CALL, "Missing function name", "After :: the name of a function is needed.");
            }
            name.append("::").append(part.text());
            nameRange = nameRange.to(part.range());
        }
        var open = cursor.peek();
        if (!cursor.accept(TokenType.OPEN_PAREN)) {
            cursor.fail(
                    SyntaxCode.INVALID_CALL,
                    "Missing opening parenthesis",
                    "The name of a function is followed by its arguments in parentheses.");
        }
        boolean newlines = cursor.newlines(false);
        var arguments = new ArrayList<Expression>();
        boolean expand = arguments(arguments, nameRange.to(open.range()));
        cursor.newlines(newlines);
        return new Expression.Call(
                name.toString(), nameRange, arguments, expand, first.range().to(cursor.previous()));
    }

    /** Reads up to the closing parenthesis; answers whether the last argument is expanded. */
    private boolean arguments(List<Expression> arguments, SourceRange opening) {
        int highest = 0;
        boolean expand = false;
        while (!cursor.failed() && !cursor.accept(TokenType.CLOSE_PAREN)) {
            arguments.add(expressions.parse());
            highest = Math.max(highest, expressions.height());
            var separator = cursor.next();
            if (separator.is(TokenType.CLOSE_PAREN)) {
                break;
            }
            if (separator.is(TokenType.ELLIPSIS)) {
                expand = true;
                if (!cursor.accept(TokenType.CLOSE_PAREN)) {
                    cursor.fail(
                            SyntaxCode.INVALID_CALL,
                            "Missing closing parenthesis",
                            "An expanded argument (...) is the last one: a closing parenthesis must follow.",
                            separator);
                }
                break;
            }
            if (separator.is(TokenType.END)) {
                cursor.fail(
                        SyntaxCode.EXPECTED_CLOSING,
                        "Unterminated function call",
                        "This call has no closing parenthesis before the end of the file.",
                        opening);
            } else if (!separator.is(TokenType.COMMA)) {
                cursor.fail(
                        SyntaxCode.EXPECTED_SEPARATOR,
                        "Missing argument separator",
                        "Arguments of a function are separated by commas.",
                        separator);
            }
        }
        expressions.grow(highest);
        return expand;
    }
}
