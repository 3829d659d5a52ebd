package dev.tacit.template.value;

import dev.tacit.template.failure.Failure;

/** What one rendering may still spend. Bounds its time, and by what is made on the way its memory. */
public final class Budget {
    /** Steps of the engine; making or reading {@link #STRIDE} bytes is one. */
    private static final int WORK = 2 << 20;

    private static final int STRIDE = 16;
    /** Bytes of the result, or of a string made on the way. */
    public static final int OUTPUT = 1 << 20;

    /** What runs inside one another. Go has 100,000; each takes several frames of the thread's stack. */
    private static final int DEPTH = 300;

    private int work = WORK;
    private int depth;

    /** Begins something that may hold more of its kind; {@link #leave} ends it. */
    public void enter(int offset) {
        if (++depth > DEPTH) {
            throw Failure.limit(
                    offset,
                    "Templates, blocks, parentheses or values to print are more than " + DEPTH
                            + " deep inside one another. Does a template run itself, or a map hold itself?");
        }
    }

    public void leave() {
        depth--;
    }

    public void step(int offset) {
        spend(1, offset);
    }

    /** Accounts for going over that many bytes. */
    public void read(long bytes, int offset) {
        spend(1 + bytes / STRIDE, offset);
    }

    /** Accounts for {@code steps} of work, each about as much as evaluating an operand. */
    public void spend(long steps, int offset) {
        work -= (int) Math.min(work, steps);
        if (work == 0) {
            throw Failure.limit(
                    offset, "Rendering takes too many steps; a template is for documents, not for programs.");
        }
    }

    /** Appends within the limit on output. */
    public void append(StringBuilder output, String octets, int offset) {
        room(output.length() + (long) octets.length(), offset);
        read(octets.length(), offset);
        output.append(octets);
    }

    /** Refuses to make a string of more bytes than a result may have; asked before it is made. */
    public static void room(long bytes, int offset) {
        if (bytes > OUTPUT) {
            throw Failure.limit(offset, "The result, or a string on the way to it, is longer than 1 MiB.");
        }
    }

    /** Accounts for a string that was made. */
    public GoValue.Str made(String octets, int offset) {
        room(octets.length(), offset);
        read(octets.length(), offset);
        return new GoValue.Str(octets);
    }
}
