package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.diagnostic.TextAnchor;
import dev.tacit.core.value.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a template with the place where it is written.
 *
 * @param subject the expression in the declaration
 * @param anchors where stretches of the text stand in the source, by ascending offset; empty when the text was computed
 */
public record TemplateText(Text text, SourceRange subject, List<TextAnchor> anchors) {
    public TemplateText {
        anchors = List.copyOf(anchors);
    }

    /** Text whose place inside the expression is not known. */
    public static TemplateText computed(Text text, SourceRange subject) {
        return new TemplateText(text, subject, List.of());
    }

    /** All that a file holds. */
    public static TemplateText ofFile(Text text, String file) {
        var anchors = new ArrayList<TextAnchor>();
        var line = SourcePosition.START;
        int start = 0;
        for (int end = text.string().indexOf('\n') + 1;
                end > 0;
                end = text.string().indexOf('\n', start) + 1) {
            anchors.add(new TextAnchor(start, line, true));
            line = new SourcePosition(line.offset() + utf8(text.string().substring(start, end)), line.line() + 1, 1);
            start = end;
        }
        anchors.add(new TextAnchor(start, line, true));
        return new TemplateText(text, new SourceRange(file, SourcePosition.START, line), anchors);
    }

    /** Where {@code offset} of the text stands in the source; empty when no anchor covers it. */
    public Optional<SourcePosition> locate(int offset) {
        int next = 0;
        while (next < anchors.size() && anchors.get(next).offset() <= offset) {
            next++;
        }
        if (next == 0) {
            return Optional.empty();
        }
        var covering = anchors.get(next - 1);
        var at = covering.position();
        if (!covering.verbatim()) {
            return Optional.of(at);
        }
        var passed = text.string()
                .substring(covering.offset(), Math.min(offset, text.string().length()));
        return Optional.of(new SourcePosition(at.offset() + utf8(passed), at.line(), at.column() + graphemes(passed)));
    }

    private static int utf8(String s) {
        return s.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int graphemes(String s) {
        return (int) java.util.regex.Pattern.compile("\\X").matcher(s).results().count();
    }
}
