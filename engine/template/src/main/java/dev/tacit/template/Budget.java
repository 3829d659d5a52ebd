package dev.tacit.template;

import java.util.List;

/** What one rendering may still spend. */
final class Budget {
    /** Steps of the engine; characters copied or compared count too. */
    static final int WORK = 16 << 20;
    /** Bytes of the result, or of a text made on the way. */
    static final int OUTPUT = 1 << 20;

    private int work = WORK;

    void spend(int amount, int offset) {
        work -= Math.min(work, amount);
        if (work == 0) {
            throw Failure.limit(
                    offset, "Rendering takes too many steps; a template is for documents, not for programs.");
        }
    }

    /** Appends within the limit on output, counted in characters. */
    void append(StringBuilder output, String text, int offset) {
        spend(1 + text.length(), offset);
        if (output.length() + text.length() > OUTPUT) {
            throw tooLong(offset);
        }
        output.append(text);
    }

    static Failure tooLong(int offset) {
        return Failure.limit(offset, "The result is longer than 1 MiB.");
    }

    /** Accounts for reading {@code texts} whole. */
    void spendOn(List<GoValue> texts, int offset) {
        for (var text : texts) {
            spend(text instanceof GoValue.Str s ? 1 + s.value().length() : 1, offset);
        }
    }
}
