package dev.tacit.seal.codec;

import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Severity;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.seal.json.JsonIn;
import dev.tacit.seal.json.JsonOut;
import dev.tacit.seal.json.MalformedException;

/** Diagnostics that travel in a plan. */
final class DiagnosticCodec {
    private DiagnosticCodec() {}

    /** A code as it was written; the enum it came from may be unknown here. */
    private record WrittenCode(String name) implements Code {}

    static void write(JsonOut out, Diagnostic d) {
        out.begin()
                .text("address", d.address())
                .text("code", d.code().name())
                .text("detail", d.detail())
                .text("severity", d.severity().name())
                .name("subject");
        var subject = d.subject();
        if (subject == null) {
            out.text(null);
        } else {
            out.begin();
            position(out, "end", subject.end());
            out.text("file", subject.file());
            position(out, "start", subject.start());
            out.end();
        }
        out.text("summary", d.summary()).end();
    }

    private static void position(JsonOut out, String name, SourcePosition p) {
        out.object(name)
                .number("column", p.column())
                .number("line", p.line())
                .number("offset", p.offset())
                .end();
    }

    static Diagnostic read(JsonIn in) throws MalformedException {
        in.begin();
        var address = in.textOrNull("address");
        var code = new WrittenCode(in.text("code"));
        String detail = in.text("detail");
        var severity = JsonIn.constant(Severity.class, in.text("severity"));
        SourceRange subject = null;
        if (in.name("subject").atNull()) {
            in.skipNull();
        } else {
            in.begin();
            var end = position(in, "end");
            String file = in.text("file");
            subject = new SourceRange(file, position(in, "start"), end);
            in.end();
        }
        String summary = in.text("summary");
        in.end();
        return new Diagnostic(code, severity, summary, detail, subject, address);
    }

    private static SourcePosition position(JsonIn in, String name) throws MalformedException {
        in.object(name);
        int column = in.integer("column");
        int line = in.integer("line");
        int offset = in.integer("offset");
        in.end();
        return new SourcePosition(offset, line, column);
    }
}
