package dev.tacit.cli.render;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Severity;

/** A problem for programs. */
public final class DiagnosticJson {
    private DiagnosticJson() {}

    public static String line(Diagnostic diagnostic) {
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
}
