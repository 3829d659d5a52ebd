package dev.tacit.core.plan;

import dev.tacit.core.diagnostic.Code;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.provider.CompiledTemplate;
import dev.tacit.core.provider.Rendering;
import dev.tacit.core.provider.TemplateFormat;
import dev.tacit.core.provider.TemplateRenderer;
import dev.tacit.core.provider.TemplateText;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.JsonReader;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A template language of one construct: {@code {key}}, also with dots. */
final class Braces implements TemplateRenderer {
    enum BracesCode implements Code {
        BRACES_OPEN,
        NO_SUCH_KEY,
        NOT_JSON
    }

    private static final Pattern HOLE = Pattern.compile("\\{(\\w+(?:\\.\\w+)*)}");

    int renderings;
    int semantics = 1;
    /** Before everything rendered, as if a later release had other rules. */
    String prefix = "";

    @Override
    public int semantics() {
        return semantics;
    }

    @Override
    public Optional<CompiledTemplate> compile(TemplateText text, Diagnostics diagnostics) {
        if (text.text().string().endsWith("{")) {
            diagnostics.error(BracesCode.BRACES_OPEN, "Open brace", "", text.subject());
            return Optional.empty();
        }
        return Optional.of(data -> render(text.text().string(), (ObjectValue) data));
    }

    private Rendering render(String text, ObjectValue data) {
        renderings++;
        var missing = HOLE.matcher(text)
                .results()
                .map(m -> m.group(1))
                .filter(key -> at(data, key) == null)
                .findFirst();
        if (missing.isPresent()) {
            return new Rendering.Failed(List.of(Diagnostic.error(BracesCode.NO_SUCH_KEY, "No such key", "", null)));
        }
        return new Rendering.Rendered(new Text(prefix
                + HOLE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(text(at(data, m.group(1)))))));
    }

    private static @Nullable Value at(ObjectValue data, String path) {
        Value value = data;
        for (var name : path.split("\\.", -1)) {
            value = value instanceof ObjectValue o ? o.attributes().get(name) : null;
        }
        return value;
    }

    private static String text(@Nullable Value value) {
        return switch (value) {
            case Text t -> t.string();
            case Num n -> n.format();
            case null, default -> String.valueOf(value);
        };
    }

    @Override
    public List<Diagnostic> check(Value rendered, TemplateFormat format, SourceRange subject) {
        return format == TemplateFormat.JSON && !text(rendered).startsWith("{")
                ? List.of(Diagnostic.error(BracesCode.NOT_JSON, "Not JSON", "", subject))
                : List.of();
    }

    @Override
    public Content read(Value rendered, TemplateFormat format, SourceRange subject) {
        var problems = check(rendered, format, subject);
        return !problems.isEmpty()
                ? new Content.Failed(problems.getFirst())
                : new Content.Opened(
                        format == TemplateFormat.JSON
                                ? JsonReader.read(text(rendered)).orElse(rendered)
                                : rendered);
    }
}
