package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;

/** Reads quoted strings and heredocs (HCL 2 native syntax specification, "Templates"). */
final class TemplateParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final CollectionParser collections;

    TemplateParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.collections = new CollectionParser(cursor, expressions);
    }

    /** What has been read of one template. */
    private static final class Pieces {
        final List<TemplatePiece> list = new ArrayList<>();
        int highest;
        boolean stripNext;

        void text(String text, SourceRange range) {
            list.add(new TemplatePiece.Text(stripNext ? TemplateText.stripStart(text) : text, range));
            stripNext = false;
        }

        /** Honours the strip marker of {@code opener} on the text just before it. */
        void open(Token opener) {
            if (opener.text().endsWith("~") && !list.isEmpty() && list.getLast() instanceof TemplatePiece.Text before) {
                list.set(list.size() - 1, new TemplatePiece.Text(TemplateText.stripEnd(before.text()), before.range()));
            }
            stripNext = false;
        }
    }

    Expression parse(Token open) {
        var pieces = pieces(open);
        boolean flush = open.text().startsWith("<<-");
        var list = TemplateText.meld(flush ? TemplateText.unindent(pieces.list) : pieces.list);
        var range = open.range().to(cursor.previous());
        if (list.size() == 1 && list.getFirst() instanceof TemplatePiece.Interpolation only) {
            expressions.grow(pieces.highest);
            return new Expression.TemplateWrap(only.expression(), range);
        }
        var tree = new TemplateTree(cursor, list, cursor.previous());
        var parts = tree.parts();
        expressions.grow(pieces.highest + tree.deepest());
        return new Expression.Template(parts, range);
    }

    private Pieces pieces(Token open) {
        var pieces = new Pieces();
        while (!cursor.failed() && !cursor.accept(open.type().closer())) {
            var token = cursor.next();
            switch (token.type()) {
                case QUOTED_TEXT, HEREDOC_TEXT -> pieces.text(Escapes.undo(token, cursor.diagnostics()), token.range());
                case INVALID -> {}
                case OPEN_INTERPOLATION -> interpolation(token, pieces);
                case OPEN_DIRECTIVE -> directive(token, pieces);
                default -> unterminated(open, token);
            }
        }
        return pieces;
    }

    private void unterminated(Token open, Token token) {
        if (open.is(TokenType.OPEN_HEREDOC)) {
            cursor.fail(
                    SyntaxCode.UNTERMINATED_HEREDOC,
                    "Unterminated heredoc",
                    "No line below consists of this heredoc's closing marker alone. The last line of a file must end with"
                            + " a line break to count.",
                    open);
        } else {
            cursor.fail(
                    SyntaxCode.UNTERMINATED_STRING,
                    "Unterminated string",
                    "No closing quote was found for the string.",
                    token);
        }
    }

    private void interpolation(Token open, Pieces pieces) {
        pieces.open(open);
        boolean newlines = cursor.newlines(false);
        var expression = expressions.parse();
        pieces.highest = Math.max(pieces.highest, expressions.height());
        var close = close(open, "Extra characters after interpolation", pieces);
        cursor.newlines(newlines);
        pieces.list.add(new TemplatePiece.Interpolation(expression, open.range().to(close)));
    }

    private SourceRange close(Token open, String summary, Pieces pieces) {
        var token = cursor.peek();
        if (cursor.accept(TokenType.CLOSE_TEMPLATE)) {
            pieces.stripNext = token.text().startsWith("~");
        } else if (token.is(TokenType.END) || token.is(TokenType.OPEN_QUOTE)) {
            cursor.fail(
                    SyntaxCode.UNCLOSED_INTERPOLATION,
                    "Unclosed template sequence",
                    "There is no closing brace for this sequence before the string or file ends.",
                    open);
        } else {
            cursor.fail(
                    SyntaxCode.EXPECTED_CLOSING,
                    summary,
                    "A closing brace is expected here. If the text is meant for another language, write $${ or %%{ to"
                            + " begin it.");
        }
        return token.range();
    }

    private void directive(Token open, Pieces pieces) {
        pieces.open(open);
        boolean newlines = cursor.newlines(false);
        var keyword = cursor.peek();
        if (!cursor.accept(TokenType.IDENTIFIER)) {
            cursor.fail(
                    SyntaxCode.INVALID_DIRECTIVE,
                    "Invalid template directive",
                    "After %{ one of if, else, endif, for, endfor is expected. For the characters themselves write %%{.");
        } else {
            directive(keyword, open.range(), pieces);
            close(open, "Extra characters after directive", pieces);
        }
        cursor.newlines(newlines);
    }

    private void directive(Token keyword, SourceRange open, Pieces pieces) {
        switch (keyword.text()) {
            case "if" -> {
                var condition = expressions.parse();
                pieces.highest = Math.max(pieces.highest, expressions.height());
                pieces.list.add(new TemplatePiece.If(condition, through(open)));
            }
            case "for" -> {
                var introduction = collections.introduction(SyntaxCode.INVALID_DIRECTIVE, "Invalid 'for' directive");
                pieces.highest = Math.max(pieces.highest, expressions.height());
                pieces.list.add(new TemplatePiece.For(introduction, through(open)));
            }
            case "else" -> pieces.list.add(new TemplatePiece.Mark(TemplatePiece.Word.ELSE, through(open)));
            case "endif" -> pieces.list.add(new TemplatePiece.Mark(TemplatePiece.Word.ENDIF, through(open)));
            case "endfor" -> pieces.list.add(new TemplatePiece.Mark(TemplatePiece.Word.ENDFOR, through(open)));
            default ->
                cursor.fail(
                        SyntaxCode.INVALID_DIRECTIVE,
                        "Invalid template directive",
                        "This word is no template directive: those are if, else, endif, for, endfor.",
                        keyword);
        }
    }

    private SourceRange through(SourceRange open) {
        return open.to(cursor.peek().range());
    }

    /** Reads a quoted string that may not interpolate. */
    Block.Label label() {
        var open = cursor.next();
        var text = new StringBuilder();
        while (!cursor.failed() && !cursor.accept(TokenType.CLOSE_QUOTE)) {
            var token = cursor.next();
            switch (token.type()) {
                case QUOTED_TEXT -> text.append(Escapes.undo(token, cursor.diagnostics()));
                case INVALID -> {}
                case OPEN_INTERPOLATION, OPEN_DIRECTIVE ->
                    cursor.fail(
                            SyntaxCode.TEMPLATE_IN_LABEL,
                            "Invalid label",
                            "The label of a block is plain text: it cannot interpolate. For the characters themselves"
                                    + " write $${ or %%{.",
                            token);
                default -> unterminated(open, token);
            }
        }
        return new Block.Label(
                TemplateText.normalise(text.toString()), open.range().to(cursor.previous()));
    }
}
