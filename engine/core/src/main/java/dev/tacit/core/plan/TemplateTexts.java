package dev.tacit.core.plan;

import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.CompiledTemplate;
import dev.tacit.core.provider.Rendering;
import dev.tacit.core.provider.TemplateFormat;
import dev.tacit.core.provider.TemplateRenderer;
import dev.tacit.core.provider.TemplateText;
import dev.tacit.core.resource.Body;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.util.Optional;

/** Compiles the texts of templates. */
final class TemplateTexts {
    private final Draft draft;
    private final TemplateRenderer renderer;

    TemplateTexts(Draft draft, TemplateRenderer renderer) {
        this.draft = draft;
        this.renderer = renderer;
    }

    TemplateRenderer renderer() {
        return renderer;
    }

    /** A text without errors. */
    record Compiled(Body.Attribute attribute, CompiledTemplate template, TemplateRenderer renderer) {
        Value text() {
            return attribute.value();
        }

        SourceRange range() {
            return attribute.range();
        }

        /** @param data opened at every depth */
        Content render(Value data) {
            return switch (template.render(data)) {
                case Rendering.Rendered(Value value) -> new Content.Opened(value);
                case Rendering.Failed(var problems) -> new Content.Failed(problems.getFirst());
            };
        }

        /** The same, checked to be of that format. */
        Content render(Value data, TemplateFormat format) {
            var rendered = render(data);
            if (!(rendered instanceof Content.Opened(Value value))) {
                return rendered;
            }
            var problems = renderer.check(value, format, range());
            return problems.isEmpty() ? rendered : new Content.Failed(problems.getFirst());
        }
    }

    /** Empty after an error. */
    Optional<Compiled> compile(Body.Attribute attribute) {
        var text = attribute.value() instanceof Text t ? t : new Text("");
        return renderer.compile(
                        new TemplateText(
                                text, attribute.range(), attribute.written().anchors()),
                        draft.diagnostics)
                .map(compiled -> new Compiled(attribute, compiled, renderer));
    }
}
