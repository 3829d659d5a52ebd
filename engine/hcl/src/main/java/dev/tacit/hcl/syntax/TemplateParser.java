package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.SourceRange;

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

    Expression parse(Token open) {
        var pieces = new TemplatePieces();
        int highest = 0;
        while (!cursor.failed() && !cursor.accept(open.type().closer())) {
            expressions.startHeight();
            piece(open, pieces);
            highest = Math.max(highest, expressions.height());
        }
        if (open.text().startsWith("<<-")) {
            pieces.unindent();
        }
        var list = pieces.melded();
        var range = open.range().to(cursor.previous());
        if (list.size() == 1 && list.getFirst() instanceof TemplatePiece.Interpolation only) {
            expressions.grow(highest);
            return new Expression.TemplateWrap(only.expression(), range);
        }
        var tree = new TemplateTree(cursor, list, cursor.previous());
        var parts = tree.parts();
        expressions.grow(highest + tree.deepest());
        return new Expression.Template(parts, range);
    }

    private void piece(Token open, TemplatePieces pieces) {
        var token = cursor.next();
        switch (token.type()) {
            case QUOTED_TEXT, HEREDOC_TEXT ->
                pieces.add(new TemplatePiece.Text(Escapes.undo(token, cursor.diagnostics()), token.range()));
            case INVALID -> {}
            case OPEN_INTERPOLATION -> interpolation(token, pieces);
            case OPEN_DIRECTIVE -> directive(token, pieces);
            default -> unterminated(open, token);
        }
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

    private void interpolation(Token open, TemplatePieces pieces) {
        pieces.open(open.text().endsWith("~"));
        boolean newlines = cursor.newlines(false);
        var expression = expressions.parse();
        var close = close(open, "Extra characters after interpolation", pieces);
        cursor.newlines(newlines);
        pieces.add(new TemplatePiece.Interpolation(expression, open.range().to(close)));
    }

    private SourceRange close(Token open, String summary, TemplatePieces pieces) {
        var token = cursor.peek();
        if (cursor.accept(TokenType.CLOSE_TEMPLATE)) {
            pieces.close(token.text().startsWith("~"));
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

    private void directive(Token open, TemplatePieces pieces) {
        pieces.open(open.text().endsWith("~"));
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

    private void directive(Token keyword, SourceRange open, TemplatePieces pieces) {
        switch (keyword.text()) {
            case "if" -> {
                var condition = expressions.parse();
                pieces.add(new TemplatePiece.If(condition, through(open)));
            }
            case "for" -> {
                var introduction = collections.introduction(SyntaxCode.INVALID_DIRECTIVE, "Invalid 'for' directive");
                pieces.add(new TemplatePiece.For(introduction, through(open)));
            }
            case "else" -> pieces.add(new TemplatePiece.Mark(TemplatePiece.Word.ELSE, through(open)));
            case "endif" -> pieces.add(new TemplatePiece.Mark(TemplatePiece.Word.ENDIF, through(open)));
            case "endfor" -> pieces.add(new TemplatePiece.Mark(TemplatePiece.Word.ENDFOR, through(open)));
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
                case QUOTED_TEXT ->
                    text.append(Escapes.undo(token, cursor.diagnostics()).text());
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
                LiteralText.normalise(text.toString()), open.range().to(cursor.previous()));
    }
}
