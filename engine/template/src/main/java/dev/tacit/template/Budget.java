package dev.tacit.template;

import java.util.List;

/** What one rendering may still spend. */
final class Budget {
    /** Steps of the engine; copying or comparing {@link #STRIDE} characters is one. */
    private static final int WORK = 2 << 20;

    private static final int STRIDE = 16;
    /** Bytes of the result, or of a text made on the way. */
    static final int OUTPUT = 1 << 20;

    private int work = WORK;

    void step(int offset) {
        spend(1, offset);
    }

    /** Accounts for going over that many characters. */
    void read(int characters, int offset) {
        spend(1 + characters / STRIDE, offset);
    }

    private void spend(int steps, int offset) {
        work -= Math.min(work, steps);
        if (work == 0) {
            throw Failure.limit(
                    offset, "Rendering takes too many steps; a template is for documents, not for programs.");
        }
    }

    /** Appends within the limit on output, counted in characters. */
    void append(StringBuilder output, String text, int offset) {
        read(text.length(), offset);
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
            read(text instanceof GoValue.Str s ? s.value().length() : 0, offset);
        }
    }
}
