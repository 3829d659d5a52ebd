package dev.tacit.core.diagnostic;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shows a diagnostic to a person: summary, place, the line with the fault marked, detail. Of a range over several lines it
 * shows the first. Snippets hide what {@link Source} hides.
 */
public final class SnippetRenderer {
    private static final String RESET = "\u001b[0m";

    private final Sources sources;
    private final Style style;
    private final int width;

    /** How the fault is marked. */
    public enum Style {
        /** By carets below it. */
        PLAIN,
        /** By ANSI sequences; for terminals. */
        COLOUR
    }

    /** @param width where details wrap, in columns */
    public SnippetRenderer(Sources sources, Style style, int width) {
        this.sources = sources;
        this.style = style;
        this.width = width;
    }

    /** Several lines that end with a line break. */
    public String render(Diagnostic diagnostic) {
        var out = new StringBuilder();
        heading(out, diagnostic);
        if (diagnostic.address() != null || diagnostic.subject() != null) {
            out.append('\n');
        }
        if (diagnostic.address() != null) {
            out.append("  with ").append(Source.printable(diagnostic.address()));
            out.append(diagnostic.subject() == null ? "\n" : ",\n");
        }
        if (diagnostic.subject() != null) {
            place(out, diagnostic.subject());
        }
        if (!diagnostic.detail().isEmpty()) {
            out.append('\n');
            Source.printable(diagnostic.detail()).lines().forEach(line -> wrap(out, line));
        }
        return out.toString();
    }

    private void heading(StringBuilder out, Diagnostic diagnostic) {
        var word = diagnostic.isError() ? "Error: " : "Warning: ";
        var summary = Source.printable(diagnostic.summary());
        switch (style) {
            case PLAIN -> out.append(word).append(summary);
            case COLOUR ->
                out.append(diagnostic.isError() ? "\u001b[1;31m" : "\u001b[1;33m")
                        .append(word)
                        .append(RESET)
                        .append("\u001b[1m")
                        .append(summary)
                        .append(RESET);
        }
        out.append('\n');
    }

    private void place(StringBuilder out, SourceRange range) {
        var source = sources.find(range.file());
        int line = range.start().line();
        out.append("  on ")
                .append(Source.printable(range.file()))
                .append(" line ")
                .append(line);
        if (source == null) {
            out.append('\n');
            return;
        }
        // Otherwise nobody would find it: the carets can only mark the whole of what is hidden.
        out.append(
                source.hides(range.start().offset())
                        ? ", column " + range.start().column()
                        : "");
        var section = Source.printable(source.sectionAt(range.start().offset()));
        out.append(section.isEmpty() ? "" : ", in " + section).append(":\n");
        var pieces = source.line(range);
        var number = String.format(Locale.ROOT, "%4d: ", line);
        out.append(number);
        for (var piece : pieces) {
            boolean underlined = piece.marked() && style == Style.COLOUR;
            out.append(underlined ? "\u001b[4m" : "").append(piece.text()).append(underlined ? RESET : "");
        }
        out.append('\n');
        if (style == Style.PLAIN) {
            out.append(" ".repeat(number.length())).append(carets(pieces)).append('\n');
        }
    }

    /** Stands below the marked pieces; tabs stay tabs, so that both lines are indented alike. */
    private static String carets(List<Source.Piece> pieces) {
        var out = new StringBuilder();
        for (var piece : pieces) {
            if (piece.marked()) {
                return out + "^".repeat(marked(pieces));
            }
            clusters(piece.text()).forEach(cluster -> out.append(cluster.equals("\t") ? "\t" : " "));
        }
        return out + "^";
    }

    private static int marked(List<Source.Piece> pieces) {
        int count = 0;
        for (var piece : pieces) {
            count += piece.marked() ? clusters(piece.text()).size() : 0;
        }
        return count;
    }

    private static List<String> clusters(String text) {
        var boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
        boundaries.setText(text);
        var result = new ArrayList<String>();
        int from = 0;
        for (int to = boundaries.next(); to != BreakIterator.DONE; to = boundaries.next()) {
            result.add(text.substring(from, to));
            from = to;
        }
        return result;
    }

    /** Lines that are indented are laid out already: commands, lists. */
    private void wrap(StringBuilder out, String line) {
        if (line.length() <= width || line.startsWith(" ")) {
            out.append(line).append('\n');
            return;
        }
        int column = 0;
        for (var word : line.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > width) {
                out.append('\n');
                column = 0;
            }
            out.append(column > 0 ? " " : "").append(word);
            column += word.length() + (column > 0 ? 1 : 0);
        }
        out.append('\n');
    }
}
