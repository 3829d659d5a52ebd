package dev.tacit.template;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.Rendering;
import dev.tacit.core.provider.TemplateText;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.template.failure.TemplateCode;
import java.util.HexFormat;

/** What comes of one template over one set of data. */
sealed interface Outcome {
    record Result(Value value) implements Outcome {
        @Override
        public String toString() {
            return switch (value) {
                case Text t -> "\"" + t.string() + "\"";
                case Bytes b -> HexFormat.of().formatHex(b.toByteArray());
                default -> throw new AssertionError("a template makes text or bytes");
            };
        }
    }

    enum Failed implements Outcome {
        /** An error before anything runs. */
        PARSE,
        /** An error while it runs. */
        EXEC,
        /** Go renders, with a complaint in the text. */
        COMPLAINT,
        /** Ours does not know what to make of a number. */
        CONTENT
    }

    static Outcome text(String text) {
        return new Result(new Text(text));
    }

    /** Whether ours is what it is to be where Go's is this one: the same, or what a rule of {@link Differences} says. */
    default boolean asks(Outcome ours) {
        return equals(ours) || (this == Failed.COMPLAINT && ours == Failed.EXEC) || ours == Failed.CONTENT;
    }

    static Outcome ofOurs(String template, Value data) {
        var diagnostics = new Diagnostics();
        var compiled = new GoTemplates().compile(TemplateText.ofFile(new Text(template), "main"), diagnostics);
        if (diagnostics.hasErrors() != compiled.isEmpty()) {
            throw new AssertionError("no template, and no reason for it: " + template);
        }
        return compiled.<Outcome>map(c -> switch (c.render(data)) {
                    case Rendering.Rendered(Value value) -> new Result(value);
                    case Rendering.Failed(var problems) ->
                        problems.getFirst().code() == TemplateCode.TEMPLATE_CONTENT ? Failed.CONTENT : Failed.EXEC;
                })
                .orElse(Failed.PARSE);
    }
}
