package dev.tacit.template;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.CompiledTemplate;
import dev.tacit.core.provider.Rendering;
import dev.tacit.core.provider.TemplateFormat;
import dev.tacit.core.provider.TemplateRenderer;
import dev.tacit.core.provider.TemplateText;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.template.failure.Failure;
import dev.tacit.template.syntax.Node;
import dev.tacit.template.syntax.Parser;
import dev.tacit.template.value.Octets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The language of Go's text/template as of Go 1.26 with {@code missingkey=error}. It differs from Go where Go would print a complaint into the text ({@code <no value>},
 * {@code %!d(string=…)}): here that is an error.
 */
public final class GoTemplates implements TemplateRenderer {
    @Override
    public int semantics() {
        return 2;
    }

    @Override
    public Optional<CompiledTemplate> compile(TemplateText text, Diagnostics diagnostics) {
        var parsed = Parser.parse(text.text().string());
        parsed.failures().forEach(failure -> diagnostics.add(failure.diagnostic(text)));
        return parsed.failures().isEmpty()
                ? Optional.of(data -> render(text, parsed.templates(), data))
                : Optional.empty();
    }

    private static Rendering render(TemplateText text, Map<String, List<Node>> templates, Value data) {
        try {
            var octets = Execution.run(templates, data);
            return new Rendering.Rendered(
                    Octets.strictText(octets).<Value>map(Text::new).orElseGet(() -> new Bytes(Octets.bytes(octets))));
        } catch (Failure failure) {
            return new Rendering.Failed(List.of(failure.diagnostic(text)));
        }
    }

    @Override
    public List<Diagnostic> check(Value rendered, TemplateFormat format, SourceRange subject) {
        return Documents.check(rendered, format, subject);
    }

    @Override
    public Content read(Value rendered, TemplateFormat format, SourceRange subject) {
        return Documents.read(rendered, format, subject);
    }
}
