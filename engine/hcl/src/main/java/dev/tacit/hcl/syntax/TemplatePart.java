package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.diagnostic.TextAnchor;
import java.util.List;

/** One piece of a quoted string or heredoc. */
public sealed interface TemplatePart {
    SourceRange range();

    /**
     * Text after escapes, stripping by {@code ~}, heredoc indentation; NFC-normalised.
     *
     * @param anchors where its pieces stand in the source
     */
    record Literal(String text, SourceRange range, List<TextAnchor> anchors) implements TemplatePart {
        public Literal {
            anchors = List.copyOf(anchors);
        }

        @Override
        public String toString() {
            return "literal at " + range;
        }
    }

    /** <code>${expression}</code>. */
    record Interpolation(Expression expression, SourceRange range) implements TemplatePart {}

    /** {@code %{if}…%{else}…%{endif}}; without an else, {@code otherwise} is empty. */
    record If(Expression condition, List<TemplatePart> then, List<TemplatePart> otherwise, SourceRange range)
            implements TemplatePart {
        public If {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** {@code %{for}…%{endfor}}. */
    record For(ForIntroduction introduction, List<TemplatePart> body, SourceRange range) implements TemplatePart {
        public For {
            body = List.copyOf(body);
        }
    }
}
