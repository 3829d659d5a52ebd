package dev.tacit.core.diagnostic;

/** A half-open stretch of a source file; {@code file} is the path as shown to the user, relative to the root module. */
public record SourceRange(String file, SourcePosition start, SourcePosition end) {
    @Override
    public String toString() {
        return file + ":" + start.line() + ":" + start.column();
    }

    /** The smallest range that covers both; both must be of one file. */
    public SourceRange to(SourceRange other) {
        return new SourceRange(file, start, other.end);
    }
}
