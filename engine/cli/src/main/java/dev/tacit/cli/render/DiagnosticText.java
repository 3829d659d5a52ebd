package dev.tacit.cli.render;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Severity;
import dev.tacit.core.diagnostic.SourceRange;
import java.util.Optional;
import java.util.function.Function;

/** A problem as a person reads it: what, where with the line marked, why and what to do. */
public final class DiagnosticText {
    private static final int WIDTH = 100;

    private DiagnosticText() {}

    /** @param snippets the marked source lines of a range, literals masked; empty when the source is not at hand */
    public static String of(Diagnostic diagnostic, Function<SourceRange, Optional<String>> snippets, Style style) {
        var text = new StringBuilder();
        text.append(
                        switch (diagnostic.severity()) {
                            case ERROR -> style.red("Error:");
                            case WARNING -> style.yellow("Warning:");
                        })
                .append(' ')
                .append(style.bold(Words.printable(diagnostic.summary())))
                .append('\n');
        var subject = diagnostic.subject();
        if (subject != null) {
            text.append("\n  on ").append(Words.printable(subject.file())).append(" line ");
            text.append(subject.start().line());
            text.append(diagnostic.address() == null ? "" : ", in " + Words.printable(diagnostic.address()));
            text.append(":\n");
            snippets.apply(subject)
                    .ifPresent(snippet -> text.append(snippet.stripTrailing()).append('\n'));
        } else if (diagnostic.address() != null) {
            text.append("\n  in ").append(Words.printable(diagnostic.address())).append('\n');
        }
        if (!diagnostic.detail().isBlank()) {
            text.append('\n');
            diagnostic.detail().strip().lines().forEach(line -> wrap(line, text));
        }
        return text.append('\n').toString();
    }

    public static String json(Diagnostic diagnostic) {
        var line = new JsonLine("diagnostic")
                .add("severity", diagnostic.severity() == Severity.ERROR ? "error" : "warning")
                .add("code", diagnostic.code().id())
                .add("summary", diagnostic.summary())
                .add("detail", diagnostic.detail());
        if (diagnostic.address() != null) {
            line.add("address", diagnostic.address());
        }
        var subject = diagnostic.subject();
        if (subject != null) {
            line.add("file", subject.file())
                    .add("line", subject.start().line())
                    .add("column", subject.start().column())
                    .add("offset", subject.start().offset())
                    .add("end_offset", subject.end().offset());
        }
        return line.end();
    }

    /** Breaks at blanks; lines that begin with a blank are examples, left as they are. */
    private static void wrap(String line, StringBuilder text) {
        var clean = Words.printable(line);
        if (clean.startsWith(" ")) {
            text.append(clean).append('\n');
            return;
        }
        int width = 0;
        for (var word : clean.split(" ", -1)) {
            if (width > 0 && width + 1 + word.length() > WIDTH) {
                text.append('\n');
                width = 0;
            }
            text.append(width == 0 ? "" : " ").append(word);
            width += word.length() + (width == 0 ? 0 : 1);
        }
        text.append('\n');
    }
}
