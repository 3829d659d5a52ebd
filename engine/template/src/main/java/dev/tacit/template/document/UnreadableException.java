package dev.tacit.template.document;

/** A document cannot be read. Tells where, never what stands there. */
public final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String because;
    private final int line;
    private final int column;

    /** @param because a clause, or {@code ""} where the place says all there is to say */
    public UnreadableException(String because, int line, int column) {
        super(because, null, false, false);
        this.because = because;
        this.line = line;
        this.column = column;
    }

    public String because() {
        return because;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1. */
    public int column() {
        return column;
    }
}
