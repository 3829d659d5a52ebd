package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads arguments and blocks (HCL 2 native syntax specification, "Structural elements"). */
final class BodyParser {
    private static final String EXPECTED = "Argument or block definition required";

    private final TokenCursor cursor;
    private final ExpressionParser expressions;

    BodyParser(TokenCursor cursor) {
        this.cursor = cursor;
        this.expressions = new ExpressionParser(cursor);
    }

    /** What a body holds so far. */
    private final class Items {
        final List<Attribute> attributes = new ArrayList<>();
        final List<Block> blocks = new ArrayList<>();
        private final Map<String, SourceRange> names = new HashMap<>();

        void add(Attribute attribute) {
            var first = names.putIfAbsent(attribute.name(), attribute.nameRange());
            if (first == null) {
                attributes.add(attribute);
            } else {
                cursor.diagnostics()
                        .error(
                                SyntaxCode.DUPLICATE_ARGUMENT,
                                "Argument set twice",
                                "The argument \"" + attribute.name() + "\" was already set in line "
                                        + first.start().line() + ". Each argument may be set only once.",
                                attribute.nameRange());
            }
        }
    }

    Body file() {
        var start = cursor.peek().range();
        var items = new Items();
        while (!cursor.at(TokenType.END)) {
            item(items);
            if (cursor.at(TokenType.CLOSE_BRACE)) {
                int at = cursor.index();
                cursor.fail(
                        SyntaxCode.EXPECTED_ARGUMENT_OR_BLOCK,
                        EXPECTED,
                        "This brace closes no block. Remove it, or look for a brace too many above.");
                cursor.recover(at, 0);
                cursor.accept(TokenType.CLOSE_BRACE);
            }
        }
        return new Body(items.attributes, items.blocks, start.to(cursor.peek().range()));
    }

    /** Reads one argument or block, or the end of a line; always moves on, unless before a closing brace. */
    private void item(Items items) {
        if (cursor.accept(TokenType.NEWLINE) || cursor.at(TokenType.CLOSE_BRACE)) {
            return;
        }
        int start = cursor.index();
        int depth = cursor.depth();
        var name = cursor.next();
        if (!name.is(TokenType.IDENTIFIER)) {
            if (name.is(TokenType.OPEN_QUOTE)) {
                cursor.fail(
                        SyntaxCode.QUOTED_ARGUMENT_NAME,
                        "Invalid argument name",
                        "Names of arguments are written without quotes.",
                        name);
            } else {
                cursor.fail(
                        SyntaxCode.EXPECTED_ARGUMENT_OR_BLOCK,
                        EXPECTED,
                        "An argument (name = value) or a block (name { … }) is expected here.",
                        name);
            }
        } else {
            switch (cursor.peek().type()) {
                case ASSIGN -> {
                    var attribute = attribute(name);
                    endOfLine("argument");
                    items.add(attribute);
                }
                case OPEN_QUOTE, OPEN_BRACE, IDENTIFIER -> {
                    var block = block(name);
                    endOfLine("block");
                    if (block != null) {
                        items.blocks.add(block);
                    }
                }
                default -> notAnItem(name);
            }
        }
        if (cursor.failed()) {
            cursor.recover(start, depth);
        }
    }

    private void notAnItem(Token name) {
        var next = cursor.peek();
        cursor.fail(
                SyntaxCode.EXPECTED_ARGUMENT_OR_BLOCK,
                EXPECTED,
                "An argument or a block is expected here. To set an argument, write an equals sign between its name and"
                        + " its value.",
                next.is(TokenType.INVALID) || next.is(TokenType.BROKEN_STRING) ? next : name);
    }

    private void endOfLine(String what) {
        if (cursor.at(TokenType.END) || cursor.accept(TokenType.NEWLINE)) {
            return;
        }
        boolean comma = cursor.at(TokenType.COMMA);
        cursor.fail(
                SyntaxCode.EXPECTED_NEWLINE,
                comma ? "Unexpected comma after " + what : "Missing newline after " + what,
                "Each argument and each block stands on a line of its own"
                        + (comma ? "; commas separate only the items of collections." : "."));
    }

    private Attribute attribute(Token name) {
        var equals = cursor.next();
        var value = expressions.parse();
        return new Attribute(
                name.text(), name.range(), equals.range(), value, name.range().to(value.range()));
    }

    private @Nullable Block block(Token type) {
        var labels = new ArrayList<Block.Label>();
        while (!cursor.at(TokenType.OPEN_BRACE)) {
            var token = cursor.peek();
            if (token.is(TokenType.OPEN_QUOTE)) {
                labels.add(expressions.label());
            } else if (token.is(TokenType.IDENTIFIER)) {
                cursor.next();
                labels.add(new Block.Label(token.text(), token.range()));
            } else {
                invalidHeader(token);
                return null;
            }
        }
        var open = cursor.next();
        cursor.enter();
        var items = new Items();
        boolean oneLine =
                !cursor.at(TokenType.NEWLINE) && !cursor.at(TokenType.CLOSE_BRACE) && !cursor.at(TokenType.END);
        if (oneLine) {
            oneLineBody(items);
        } else {
            while (!cursor.at(TokenType.CLOSE_BRACE) && !cursor.at(TokenType.END)) {
                item(items);
            }
        }
        var close = cursor.next();
        if (!close.is(TokenType.CLOSE_BRACE)) {
            cursor.fail(
                    SyntaxCode.UNCLOSED_BLOCK,
                    "Unclosed block",
                    "This block has no closing brace before the end of the file. A brace may be missing in it or too many"
                            + " elsewhere.",
                    open);
        }
        cursor.leave();
        var body = new Body(items.attributes, items.blocks, open.range().to(close.range()));
        return new Block(type.text(), type.range(), labels, body, open.range(), close.range());
    }

    private void invalidHeader(Token token) {
        var detail = switch (token.type()) {
            case ASSIGN -> "An equals sign sets an argument; a block has none before its brace.";
            case NEWLINE -> "The opening brace of a block stands on the line of its type and labels.";
            default -> "A block's type is followed by labels in quotes and an opening brace.";
        };
        cursor.fail(SyntaxCode.INVALID_BLOCK, "Invalid block definition", detail);
    }

    /** {@code { name = value }}: nothing else fits on a block's only line. */
    private void oneLineBody(Items items) {
        var name = cursor.next();
        if (!name.is(TokenType.IDENTIFIER)) {
            cursor.fail(
                    SyntaxCode.EXPECTED_ARGUMENT_OR_BLOCK,
                    EXPECTED,
                    "A block on one line holds one argument (name = value).",
                    name);
            return;
        }
        if (!cursor.at(TokenType.ASSIGN)) {
            notAnItem(name);
            return;
        }
        items.add(attribute(name));
        var end = cursor.peek();
        if (end.is(TokenType.END)) {
            return;
        }
        if (!end.is(TokenType.CLOSE_BRACE)) {
            cursor.fail(
                    SyntaxCode.INVALID_BLOCK,
                    "Invalid one-line block",
                    "A block on one line holds one argument and ends on that line. Write each argument of this block on a"
                            + " line of its own.",
                    end);
        }
    }
}
