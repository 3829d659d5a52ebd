package dev.tacit.template;

import dev.tacit.core.value.Bytes;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.template.cases.Answer;
import dev.tacit.template.cases.TemplateCase;
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
        COMPLAINT
    }

    static Outcome text(String text) {
        return new Result(new Text(text));
    }

    /** Whether ours is what it is to be where Go's is this one: the same, and an error where Go complains in the text. */
    default boolean asks(Outcome ours) {
        return equals(ours) || (this == Failed.COMPLAINT && ours == Failed.EXEC);
    }

    static Outcome ofOurs(String template, Value data) {
        return switch (new TemplateCase("", template, data).answer()) {
            case Answer.Result(var _, Value value) -> new Result(value);
            case Answer.Failed failed -> Failed.valueOf(failed.stage().name());
        };
    }
}
