package dev.tacit.template.cases;

import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import java.io.StringWriter;
import java.util.Base64;
import java.util.Locale;
import tools.jackson.core.ObjectWriteContext;

/** What comes of one case. */
public sealed interface Answer {
    String id();

    /** @param value {@code Text}, or {@code Bytes} that are not UTF-8 */
    record Result(String id, Value value) implements Answer {}

    /**
     * @param line of the template, from 1
     * @param message holds nothing of the data
     */
    record Failed(String id, Stage stage, int line, String message) implements Answer {}

    enum Stage {
        /** Before anything ran. */
        PARSE,
        EXEC
    }

    /** One line, without its end. */
    default String json() {
        var text = new StringWriter();
        try (var json = TemplateCase.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("id", id());
            switch (this) {
                case Result(var _, Text result) -> json.writeStringProperty("result", result.string());
                case Result(var _, Bytes result) ->
                    json.writeStringProperty(
                            "result_base64", Base64.getEncoder().encodeToString(result.toByteArray()));
                case Result _ -> throw new IllegalStateException("a template makes text or bytes: a bug in Tacit");
                case Failed(var _, Stage stage, int line, String message) -> {
                    json.writeStringProperty("error", stage.name().toLowerCase(Locale.ROOT));
                    json.writeNumberProperty("line", line);
                    json.writeStringProperty("message", message);
                }
            }
            json.writeEndObject();
        }
        return text.toString();
    }
}
