package dev.tacit.cli.render;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Severity;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.Sources;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Problems as Terraform's {@code validate -json} shapes them, for tools that read it; with our codes, without values. */
public final class DiagnosticShape {
    private static final JsonFactory JSON = new JsonFactory();

    private final Sources sources;

    /** @param sources the files that snippets show lines of */
    public DiagnosticShape(Sources sources) {
        this.sources = sources;
    }

    /** {@code {"diagnostics":[…]}}. */
    public String line(List<Diagnostic> diagnostics) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            write(json, diagnostics);
            json.writeEndObject();
        }
        return text.toString();
    }

    /** What {@code validate} found, with the exit code and counts that each last line for programs has. */
    public String verdict(List<Diagnostic> diagnostics, int code) {
        var text = new StringWriter();
        long errors = diagnostics.stream().filter(Diagnostic::isError).count();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("type", "end");
            json.writeStringProperty("format_version", "1.0");
            json.writeBooleanProperty("valid", code == 0);
            json.writeNumberProperty("error_count", errors);
            json.writeNumberProperty("warning_count", diagnostics.size() - errors);
            write(json, diagnostics);
            json.writeNumberProperty("code", code);
            json.writeObjectPropertyStart("counts");
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }

    private void write(JsonGenerator json, List<Diagnostic> diagnostics) {
        json.writeArrayPropertyStart("diagnostics");
        diagnostics.forEach(diagnostic -> write(json, diagnostic));
        json.writeEndArray();
    }

    private void write(JsonGenerator json, Diagnostic diagnostic) {
        json.writeStartObject();
        json.writeStringProperty("severity", diagnostic.severity() == Severity.ERROR ? "error" : "warning");
        json.writeStringProperty("code", diagnostic.code().id());
        json.writeStringProperty("summary", diagnostic.summary());
        json.writeStringProperty("detail", diagnostic.detail());
        if (diagnostic.address() != null) {
            json.writeStringProperty("address", diagnostic.address());
        }
        var subject = diagnostic.subject();
        if (subject != null) {
            json.writeObjectPropertyStart("range");
            json.writeStringProperty("filename", subject.file());
            write(json, "start", subject.start());
            write(json, "end", subject.end());
            json.writeEndObject();
            sources.snippet(subject).ifPresent(snippet -> {
                json.writeObjectPropertyStart("snippet");
                if (snippet.context().isEmpty()) {
                    json.writeNullProperty("context");
                } else {
                    json.writeStringProperty("context", snippet.context());
                }
                json.writeStringProperty("code", snippet.code());
                json.writeNumberProperty("start_line", snippet.line());
                json.writeNumberProperty("highlight_start_offset", snippet.start());
                json.writeNumberProperty("highlight_end_offset", snippet.end());
                json.writeArrayPropertyStart("values");
                json.writeEndArray();
                json.writeEndObject();
            });
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, SourcePosition position) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("line", position.line());
        json.writeNumberProperty("column", position.column());
        json.writeNumberProperty("byte", position.offset());
        json.writeEndObject();
    }
}
