package dev.tacit.hcl.syntax;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** What happens to the literal text of a template: strip markers, heredoc indentation, normalisation. */
final class TemplateText {
    private TemplateText() {}

    static String normalise(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    static String stripStart(String text) {
        int i = 0;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return text.substring(i);
    }

    static String stripEnd(String text) {
        int i = text.length();
        while (i > 0 && isSpace(text.charAt(i - 1))) {
            i--;
        }
        return text.substring(0, i);
    }

    /** White space as Unicode has it, which no method of {@link Character} does. */
    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
    }

    /**
     * Takes from every line of a {@code <<-} heredoc the smallest indentation that a line's literal start has. Lines of
     * nothing but space do not count and stay as they are; a line that starts with an interpolation counts as not
     * indented.
     */
    static List<TemplatePiece> unindent(List<TemplatePiece> pieces) {
        int smallest = Integer.MAX_VALUE;
        boolean lineStart = true;
        var indented = new ArrayList<Integer>();
        for (int i = 0; i < pieces.size(); i++) {
            var text = pieces.get(i) instanceof TemplatePiece.Text t ? t : null;
            if (lineStart) {
                if (text == null) {
                    smallest = 0;
                } else if (!(text.endsLine() && stripStart(text.text()).isEmpty())) {
                    smallest = Math.min(
                            smallest,
                            text.text().length() - stripStart(text.text()).length());
                    indented.add(i);
                }
            }
            lineStart = text != null && text.endsLine();
        }
        var result = new ArrayList<>(pieces);
        for (int i : indented) {
            if (pieces.get(i) instanceof TemplatePiece.Text text) {
                result.set(i, new TemplatePiece.Text(text.text().substring(smallest), text.range()));
            }
        }
        return result;
    }

    /** Makes one piece of neighbouring texts, so that normalisation sees across what the lexer cut. */
    static List<TemplatePiece> meld(List<TemplatePiece> pieces) {
        var result = new ArrayList<TemplatePiece>();
        var run = new ArrayList<TemplatePiece.Text>();
        for (var piece : pieces) {
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
            var text = new StringBuilder();
            run.forEach(piece -> text.append(piece.text()));
            var range = run.getFirst().range().to(run.getLast().range());
            result.add(new TemplatePiece.Text(text.toString(), range));
            run.clear();
        }
    }
}
