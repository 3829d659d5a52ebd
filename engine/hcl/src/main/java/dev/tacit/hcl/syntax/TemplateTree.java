package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;

/** Matches the directives of a template to one another. */
final class TemplateTree {
    private final TokenCursor cursor;
    private final List<TemplatePiece> pieces;
    private final SourceRange end;
    private int at;
    private int depth;
    private int deepest;

    /** @param end where the template closes */
    TemplateTree(TokenCursor cursor, List<TemplatePiece> pieces, SourceRange end) {
        this.cursor = cursor;
        this.pieces = pieces;
        this.end = end;
    }

    /** How many directives stand in one another at most, known after {@link #parts}. */
    int deepest() {
        return deepest;
    }

    List<TemplatePart> parts() {
        var parts = new ArrayList<TemplatePart>();
        while (at < pieces.size()) {
            var piece = pieces.get(at);
            if (piece instanceof TemplatePiece.Mark mark) {
                unexpected(mark, "no directive before it is open");
                return parts;
            }
            parts.add(part());
        }
        return parts;
    }

    private TemplatePart part() {
        var piece = pieces.get(at++);
        return switch (piece) {
            case TemplatePiece.Text t -> literal(t);
            case TemplatePiece.Interpolation i -> new TemplatePart.Interpolation(i.expression(), i.range());
            case TemplatePiece.If i -> ifDirective(i);
            case TemplatePiece.For f -> forDirective(f);
            case TemplatePiece.Mark m -> new TemplatePart.Literal("", m.range(), List.of());
        };
    }

    private TemplatePart literal(TemplatePiece.Text piece) {
        var text = piece.text().normalised();
        if (!text.text().equals(piece.text().text()) && !cursor.failed()) {
            cursor.diagnostics()
                    .warning(
                            SyntaxCode.TEXT_NORMALISED,
                            "Text changes by normalisation",
                            "Text is kept in Unicode's form NFC, and this literal is written in another one: what is"
                                    + " delivered differs from what is written here. Type it in NFC; where something"
                                    + " compares the exact bytes, keep them as base64.",
                            piece.range());
        }
        return new TemplatePart.Literal(text.text(), piece.range(), text.anchors());
    }

    private TemplatePart ifDirective(TemplatePiece.If open) {
        var then = body(open.range(), "if");
        var otherwise = List.<TemplatePart>of();
        if (closes(TemplatePiece.Word.ELSE)) {
            at++;
            otherwise = body(open.range(), "if");
        }
        var range = open.range().to(close(TemplatePiece.Word.ENDIF));
        return new TemplatePart.If(open.condition(), then, otherwise, range);
    }

    private TemplatePart forDirective(TemplatePiece.For open) {
        var body = body(open.range(), "for");
        return new TemplatePart.For(open.introduction(), body, open.range().to(close(TemplatePiece.Word.ENDFOR)));
    }

    /** Reads up to any mark. */
    private List<TemplatePart> body(SourceRange open, String word) {
        deepest = Math.max(deepest, ++depth);
        if (depth > TokenCursor.MAX_DEPTH) {
            cursor.tooDeep();
        }
        var parts = new ArrayList<TemplatePart>();
        while (!cursor.failed() && at < pieces.size() && !(pieces.get(at) instanceof TemplatePiece.Mark)) {
            parts.add(part());
        }
        depth--;
        if (at == pieces.size()) {
            cursor.fail(
                    SyntaxCode.UNBALANCED_DIRECTIVE,
                    "Unexpected end of template",
                    "The " + word + " directive of line " + open.start().line() + " lacks its end" + word + ".",
                    end);
        }
        return parts;
    }

    private boolean closes(TemplatePiece.Word word) {
        return !cursor.failed() && pieces.get(at) instanceof TemplatePiece.Mark mark && mark.word() == word;
    }

    private SourceRange close(TemplatePiece.Word word) {
        if (closes(word)) {
            return pieces.get(at++).range();
        }
        if (!cursor.failed() && pieces.get(at) instanceof TemplatePiece.Mark mark) {
            unexpected(mark, word.word() + " must come first");
        }
        return end;
    }

    private void unexpected(TemplatePiece.Mark mark, String why) {
        cursor.fail(
                SyntaxCode.UNBALANCED_DIRECTIVE,
                "Unexpected " + mark.word().word() + " directive",
                "The directives of this template do not match: " + why + ".",
                mark.range());
    }
}
