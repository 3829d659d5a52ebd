package dev.tacit.template.cases;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.Rendering;
import dev.tacit.core.provider.TemplateText;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.template.GoTemplates;
import dev.tacit.template.document.JsonDocument;
import dev.tacit.template.document.UnreadableException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.json.JsonFactory;

/** A template with the data to render it with. */
public record TemplateCase(String id, String template, Value data) {
    static final JsonFactory JSON = new JsonFactory();
    private static final GoTemplates TEMPLATES = new GoTemplates();

    /**
     * Reads {@code {"id","template","data"}}. Without data there are no keys; other properties, such as what somebody
     * expects, are not looked at.
     */
    public static TemplateCase read(String line) throws UnreadableException {
        if (!(JsonDocument.read(line) instanceof ObjectValue(var properties))) {
            throw new UnreadableException("it is no JSON object", 1, 1);
        }
        return new TemplateCase(
                text(properties, "id"),
                text(properties, "template"),
                properties.getOrDefault("data", new ObjectValue(new TreeMap<>())));
    }

    private static String text(Map<String, Value> properties, String name) throws UnreadableException {
        if (properties.get(name) instanceof Text text) {
            return text.string();
        }
        throw new UnreadableException("its property \"" + name + "\" is missing, or is no string", 1, 1);
    }

    public Answer answer() {
        var diagnostics = new Diagnostics();
        var compiled = TEMPLATES.compile(TemplateText.ofFile(new Text(template), "template"), diagnostics);
        if (compiled.isEmpty()) {
            return failed(Answer.Stage.PARSE, diagnostics.list().getFirst());
        }
        return switch (compiled.get().render(data)) {
            case Rendering.Rendered(Value value) -> new Answer.Result(id, value);
            case Rendering.Failed(var problems) -> failed(Answer.Stage.EXEC, problems.getFirst());
        };
    }

    private Answer failed(Answer.Stage stage, Diagnostic problem) {
        var subject = problem.subject();
        return new Answer.Failed(
                id, stage, subject == null ? 1 : subject.start().line(), problem.detail());
    }
}
