package dev.tacit.hcl.syntax;

import java.util.ArrayList;
import java.util.List;

/** The row of pieces a template is read into: strip markers take effect as it grows. */
final class TemplatePieces {
    private final List<TemplatePiece> list = new ArrayList<>();
    private boolean stripNext;

    void add(TemplatePiece piece) {
        var added = piece;
        if (piece instanceof TemplatePiece.Text text) {
            var literal = text.text();
            added = stripNext ? text.with(literal.withoutStart(literal.indentation())) : text;
            stripNext = false;
        }
        list.add(added);
    }

    /** A sequence opens; {@code strip} takes the white space from the end of the text just before it. */
    void open(boolean strip) {
        if (strip && !list.isEmpty() && list.getLast() instanceof TemplatePiece.Text before) {
            list.set(list.size() - 1, before.with(before.text().stripEnd()));
        }
        stripNext = false;
    }

    /** A sequence closes; {@code strip} takes the white space from the start of the text just after it. */
    void close(boolean strip) {
        stripNext = strip;
    }

    /**
     * Takes from every line of a {@code <<-} heredoc the smallest indentation that a line's literal start has. Lines of
     * nothing but space do not count and stay as they are; a line that starts with an interpolation counts as not
     * indented.
     */
    void unindent() {
        int smallest = Integer.MAX_VALUE;
        boolean lineStart = true;
        var indented = new ArrayList<Integer>();
        for (int i = 0; i < list.size(); i++) {
            var text = list.get(i) instanceof TemplatePiece.Text t ? t.text() : null;
            if (lineStart) {
                if (text == null) {
                    smallest = 0;
                } else if (!(text.endsLine() && text.isBlank())) {
                    smallest = Math.min(smallest, text.indentation());
                    indented.add(i);
                }
            }
            lineStart = text != null && text.endsLine();
        }
        for (int i : indented) {
            if (list.get(i) instanceof TemplatePiece.Text piece) {
                list.set(i, piece.with(piece.text().withoutStart(smallest)));
            }
        }
    }

    /** With neighbouring texts made one piece, so that normalisation sees across what the lexer cut. */
    List<TemplatePiece> melded() {
        var result = new ArrayList<TemplatePiece>();
        var run = new ArrayList<TemplatePiece.Text>();
        for (var piece : list) {
            if (piece instanceof TemplatePiece.Text text) {
                run.add(text);
            } else {
                addMelded(run, result);
                result.add(piece);
            }
        }
        addMelded(run, result);
        return result;
    }

    private static void addMelded(List<TemplatePiece.Text> run, List<TemplatePiece> result) {
        if (!run.isEmpty()) {
            var text = LiteralText.concat(
                    run.stream().map(TemplatePiece.Text::text).toList());
            result.add(new TemplatePiece.Text(
                    text, run.getFirst().range().to(run.getLast().range())));
            run.clear();
        }
    }
}
