package dev.tacit.core.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * One problem, for a person and for a machine.
 *
 * @param summary short, without values of the user
 * @param detail full sentences: what is wrong, why it matters, what to do; never a secret value
 * @param subject where, or null when no source text is at fault
 * @param address the declared thing concerned, as text, or null
 */
public record Diagnostic(
        Code code,
        Severity severity,
        String summary,
        String detail,
        @Nullable SourceRange subject,
        @Nullable String address) {

    public static Diagnostic error(Code code, String summary, String detail, @Nullable SourceRange subject) {
        return new Diagnostic(code, Severity.ERROR, summary, detail, subject, null);
    }

    public static Diagnostic warning(Code code, String summary, String detail, @Nullable SourceRange subject) {
        return new Diagnostic(code, Severity.WARNING, summary, detail, subject, null);
    }

    /** The same problem, said about {@code address}. */
    public Diagnostic about(Object address) {
        return new Diagnostic(code, severity, summary, detail, subject, address.toString());
    }

    /** The same problem, located at {@code range} unless it has a place already. */
    public Diagnostic at(@Nullable SourceRange range) {
        return subject != null ? this : new Diagnostic(code, severity, summary, detail, range, address);
    }

    /** The same problem, where it does not end the run. */
    public Diagnostic asWarning() {
        return new Diagnostic(code, Severity.WARNING, summary, detail, subject, address);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
