package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Value;
import java.util.List;
import java.util.Optional;

/** For tests that render nothing. */
public final class NoTemplates implements TemplateRenderer {
    @Override
    public int semantics() {
        return 1;
    }

    @Override
    public Optional<CompiledTemplate> compile(TemplateText text, Diagnostics diagnostics) {
        throw new UnsupportedOperationException("no template is rendered here");
    }

    @Override
    public List<Diagnostic> check(Value rendered, TemplateFormat format, SourceRange subject) {
        throw new UnsupportedOperationException("no template is rendered here");
    }

    @Override
    public Content read(Value rendered, TemplateFormat format, SourceRange subject) {
        throw new UnsupportedOperationException("no template is rendered here");
    }
}
