package dev.tacit.hcl.syntax;

import dev.tacit.core.diagnostic.SourceRange;

/** A template before its directives are matched: a flat row of text, interpolations, directive marks. */
sealed interface TemplatePiece {
    SourceRange range();

    /** Text of one token, so in a heredoc of at most one line. */
    record Text(LiteralText text, SourceRange range) implements TemplatePiece {
        Text with(LiteralText changed) {
            return new Text(changed, range);
        }
    }

    record Interpolation(Expression expression, SourceRange range) implements TemplatePiece {}

    record If(Expression condition, SourceRange range) implements TemplatePiece {}

    record For(ForIntroduction introduction, SourceRange range) implements TemplatePiece {}

    record Mark(Word word, SourceRange range) implements TemplatePiece {}

    /** What ends or divides the range of a directive. */
    enum Word {
        ELSE("else"),
        ENDIF("endif"),
        ENDFOR("endfor");

        private final String word;

        Word(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
