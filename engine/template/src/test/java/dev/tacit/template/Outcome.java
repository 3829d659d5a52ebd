package dev.tacit.template;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.Rendering;
import dev.tacit.core.provider.TemplateText;
import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.template.failure.TemplateCode;
import java.util.HexFormat;
import java.util.Objects;

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

    /**
     * @param line of the template, from 1; 0 where it is not told
     * @param readOn whether that is how far Go had read, and ours may name an earlier one by a rule of {@link Differences}
     */
    record Failed(Stage stage, int line, boolean readOn) implements Outcome {
        Failed(Stage stage, int line) {
            this(stage, line, false);
        }

        Failed(Stage stage) {
            this(stage, 0);
        }

        private boolean asks(int other) {
            return line == 0 || line == other || (readOn && other < line);
        }
    }

    enum Stage {
        /** An error before anything runs. */
        PARSE,
        /** An error while it runs. */
        EXEC,
        /** Go renders, with a complaint in the text, be it that it fails later. */
        COMPLAINT,
        /** Ours does not know what to make of a number. */
        CONTENT
    }

    default boolean failed(Stage stage) {
        return this instanceof Failed f && f.stage() == stage;
    }

    static Outcome text(String text) {
        return new Result(new Text(text));
    }

    /** Whether ours is what it is to be where Go's is this one: the same, or what a rule of {@link Differences} says. */
    default boolean asks(Outcome ours) {
        return ours.failed(Stage.CONTENT)
                || switch (this) {
                    case Result _ -> equals(ours);
                    case Failed failed ->
                        failed.stage() == Stage.COMPLAINT
                                ? ours.failed(Stage.EXEC)
                                : ours instanceof Failed f && f.stage() == failed.stage() && failed.asks(f.line());
                };
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
                        new Failed(
                                problems.getFirst().code() == TemplateCode.TEMPLATE_CONTENT
                                        ? Stage.CONTENT
                                        : Stage.EXEC,
                                line(problems.getFirst()));
                })
                .orElseGet(() -> new Failed(Stage.PARSE, line(diagnostics.list().getFirst())));
    }

    private static int line(Diagnostic problem) {
        return Objects.requireNonNull(problem.subject()).start().line();
    }
}
