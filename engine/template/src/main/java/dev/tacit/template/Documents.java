package dev.tacit.template;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.TemplateFormat;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.template.document.JsonDocument;
import dev.tacit.template.document.UnreadableException;
import dev.tacit.template.document.YamlDocument;
import dev.tacit.template.failure.TemplateCode;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Checks rendered documents. Parsers quote what they read, so only line and column of their complaints are passed on. */
final class Documents {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private Documents() {}

    static List<Diagnostic> check(Value rendered, TemplateFormat format, SourceRange subject) {
        var complaint = switch (format) {
            case RAW -> "";
            case JSON ->
                switch (rendered) {
                    case Text t -> json(t.string());
                    case Bytes _ -> " because it is not UTF-8";
                    default -> throw notRendered();
                };
            case YAML ->
                switch (rendered) {
                    case Text t -> yaml(t.string());
                    case Bytes _ -> " because it is not UTF-8";
                    default -> throw notRendered();
                };
        };
        return complaint.isEmpty()
                ? List.of()
                : List.of(Diagnostic.error(
                        TemplateCode.TEMPLATE_DOCUMENT,
                        "Rendered document is not valid " + format,
                        "The template renders, but the result is not valid " + format + complaint
                                + ". Values are inserted as they are, so quotes, colons and line ends in them count.",
                        subject));
    }

    static Content read(Value rendered, TemplateFormat format, SourceRange subject) {
        var problems = check(rendered, format, subject);
        if (!problems.isEmpty()) {
            return new Content.Failed(problems.getFirst());
        }
        try {
            return new Content.Opened(
                    switch (format) {
                        case RAW -> rendered;
                        case JSON -> JsonDocument.read(text(rendered));
                        case YAML -> YamlDocument.read(text(rendered));
                    });
        } catch (UnreadableException e) {
            // It is of that format, and says what no value can express.
            return new Content.Opened(rendered);
        }
    }

    private static String text(Value rendered) {
        return rendered instanceof Text t ? t.string() : "";
    }

    private static IllegalStateException notRendered() {
        return new IllegalStateException("a rendered document is text or bytes: a bug in Tacit");
    }

    private static String json(String text) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return " because it is empty";
            }
            int depth = 0;
            do {
                var token = parser.currentToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            } while (depth > 0 && parser.nextToken() != null);
            if (parser.nextToken() == null) {
                return "";
            }
            var at = parser.currentTokenLocation();
            return " because something follows its value, at line " + at.getLineNr() + ", column " + at.getColumnNr();
        } catch (JacksonException e) {
            var at = e.getLocation();
            return at == null ? " (position unknown)" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        }
    }

    private static String yaml(String text) {
        try {
            return YamlStructure.check(text)
                    .map(problem -> problem.because() + place(problem.mark()))
                    .orElse("");
        } catch (MarkedYamlEngineException e) {
            return place(e.getProblemMark());
        } catch (YamlEngineException e) {
            return place(Optional.empty());
        }
    }

    private static String place(Optional<Mark> mark) {
        return mark.map(m -> " at line " + (m.getLine() + 1) + ", column " + (m.getColumn() + 1))
                .orElse(" (position unknown)");
    }
}
