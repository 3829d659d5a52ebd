package dev.tacit.core.plan;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.CompiledTemplate;
import dev.tacit.core.provider.Rendering;
import dev.tacit.core.provider.TemplateFormat;
import dev.tacit.core.provider.TemplateRenderer;
import dev.tacit.core.provider.TemplateText;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Resource;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Declares templates: compiled at once, rendered when someone needs the content. */
final class Templates {
    private final Draft draft;
    private final TemplateRenderer renderer;

    Templates(Draft draft, TemplateRenderer renderer) {
        this.draft = draft;
        this.renderer = renderer;
    }

    Optional<Exports> declare(Resource.TemplateResource resource) {
        var source = resource.source().attributes().attributes();
        var data = Objects.requireNonNull(source.get("data"));
        var format = TemplateFormat.valueOf(resource.format().toUpperCase(Locale.ROOT));
        var results = new TreeMap<String, Value>();
        boolean complete = true;
        for (var entry : resource.data().entrySet()) {
            var compiled = compile(entry.getValue());
            if (compiled.isEmpty()) {
                complete = false;
                continue;
            }
            results.put(entry.getKey(), lazy(entry.getValue(), compiled.get(), data, format));
        }
        if (!complete) {
            return Optional.empty();
        }
        var attributes = new TreeMap<String, Value>();
        attributes.put("data", new ObjectValue(results));
        var version = source.get("version");
        if (version != null) {
            attributes.put("version", version);
        }
        return check(resource, results)
                ? Optional.of(new Exports(resource.address(), new ObjectValue(attributes)))
                : Optional.empty();
    }

    private Optional<CompiledTemplate> compile(Body.Attribute entry) {
        var text = entry.value() instanceof Text t ? t : new Text("");
        return renderer.compile(
                new TemplateText(text, entry.range(), entry.written().anchors()), draft.diagnostics);
    }

    private Value lazy(Body.Attribute text, CompiledTemplate compiled, Value data, TemplateFormat format) {
        var provenances = draft.provenances();
        var provenance = provenances.operation(
                "template " + format,
                renderer.semantics(),
                List.of(provenances.of(text.value()), provenances.of(data)));
        return new Secret(Type.STRING, provenance, () -> {
            var opened = Provenances.open(data);
            return opened instanceof Content.Opened(Value value)
                    ? render(compiled, value, format, text.range())
                    : opened;
        });
    }

    private Content render(CompiledTemplate compiled, Value data, TemplateFormat format, SourceRange range) {
        return switch (compiled.render(data)) {
            case Rendering.Rendered(Value value) -> {
                List<Diagnostic> problems = renderer.check(value, format, range);
                yield problems.isEmpty() ? new Content.Opened(value) : new Content.Failed(problems.getFirst());
            }
            case Rendering.Failed(List<Diagnostic> diagnostics) -> new Content.Failed(diagnostics.getFirst());
        };
    }

    /**
     * A source that gets a version is rendered even if nobody takes the result, so that a template's mistakes show when
     * its data change rather than when it is first used.
     */
    private boolean check(Resource.TemplateResource resource, Map<String, Value> results) {
        var source = resource.source().address();
        if (draft.expired.contains(source)) {
            draft.expired.add(resource.address());
        }
        if (draft.waiting.contains(source)) {
            draft.waiting.add(resource.address());
            return true;
        }
        if (!draft.renewed.contains(source)) {
            return true;
        }
        draft.renewed.add(resource.address());
        if (draft.contentKeys().isEmpty()) {
            return true;
        }
        long errors = draft.diagnostics.errorCount();
        results.forEach((key, value) -> {
            var content = Provenances.open(value);
            if (!(content instanceof Content.Opened)) {
                var entry = Objects.requireNonNull(resource.data().get(key));
                draft.unopened(content, resource.address(), entry.range());
            }
        });
        return draft.diagnostics.errorCount() == errors;
    }
}
