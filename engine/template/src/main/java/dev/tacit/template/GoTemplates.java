package dev.tacit.template;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.CompiledTemplate;
import dev.tacit.core.provider.Rendering;
import dev.tacit.core.provider.TemplateFormat;
import dev.tacit.core.provider.TemplateRenderer;
import dev.tacit.core.provider.TemplateText;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The language of Go's text/template as of Go 1.26 with {@code missingkey=error}, without nested templates, loop control
 * and most functions. It differs from Go where Go would print a complaint into the text ({@code <no value>},
 * {@code %!d(string=…)}): here that is an error.
 */
public final class GoTemplates implements TemplateRenderer {
    @Override
    public int semantics() {
        return 1;
    }

    @Override
    public Optional<CompiledTemplate> compile(TemplateText text, Diagnostics diagnostics) {
        try {
            var parsed = Parser.parse(text.text().string());
            parsed.unknownFunctions().forEach(failure -> diagnostics.add(failure.diagnostic(text)));
            return parsed.unknownFunctions().isEmpty()
                    ? Optional.of(data -> render(text, parsed.nodes(), data))
                    : Optional.empty();
        } catch (Failure failure) {
            diagnostics.add(failure.diagnostic(text));
            return Optional.empty();
        }
    }

    private static Rendering render(TemplateText text, List<Node> nodes, Value data) {
        try {
            var rendered = Execution.run(nodes, Data.of(data));
            if (rendered.getBytes(StandardCharsets.UTF_8).length > Budget.OUTPUT) {
                throw Budget.tooLong(0);
            }
            return new Rendering.Rendered(new Text(rendered));
        } catch (Failure failure) {
            return new Rendering.Failed(List.of(failure.diagnostic(text)));
        }
    }

    @Override
    public List<Diagnostic> check(Value rendered, TemplateFormat format, SourceRange subject) {
        return Documents.check(rendered, format, subject);
    }
}
