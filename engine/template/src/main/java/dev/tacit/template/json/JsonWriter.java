package dev.tacit.template.json;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.failure.TemplateCode;
import dev.tacit.template.format.FloatFormat;
import dev.tacit.template.format.TimeFormat;
import dev.tacit.template.function.Arguments;
import dev.tacit.template.value.GoValue;
import java.util.Optional;

/** Writes a value as Go's encoding/json does. */
final class JsonWriter {
    private static final String INDENT = "  ";
    /** The hours of an offset, of which there may be no more than a day has. */
    private static final int DAY = 24 * 60 * 60;

    private final Arguments arguments;
    private final StringBuilder output = new StringBuilder();
    private final boolean html;
    private final boolean pretty;
    private int depth;
    /** Whether it met something that JSON cannot say. */
    private boolean failed;

    private JsonWriter(Arguments arguments, boolean html, boolean pretty) {
        this.arguments = arguments;
        this.html = html;
        this.pretty = pretty;
    }

    /** Empty where the value cannot be written. */
    static Optional<String> write(Arguments arguments, boolean html, boolean pretty) {
        var writer = new JsonWriter(arguments, html, pretty);
        writer.value(arguments.at(0));
        return writer.failed ? Optional.empty() : Optional.of(writer.output.toString());
    }

    private void append(String octets) {
        arguments.budget().append(output, octets, arguments.offset());
    }

    private void value(GoValue value) {
        arguments.spend(1);
        switch (value) {
            case GoValue.Nil _ -> append("null");
            case GoValue.Bool(boolean flag) -> append(Boolean.toString(flag));
            case GoValue.Int i -> append(Long.toString(i.value()));
            case GoValue.Real(double number) -> {
                failed |= !Double.isFinite(number);
                append(Double.isFinite(number) ? FloatFormat.json(number) : "");
            }
            case GoValue.Complex _ -> failed = true;
            case GoValue.Str(var octets) -> append(JsonText.quoted(octets, html));
            case GoValue.Struct struct -> append(JsonText.quoted(struct.shown(), html));
            case GoValue.Time time -> {
                failed |= time.clock().getYear() < 0 || time.clock().getYear() > 9999 || Math.abs(time.offset()) >= DAY;
                append("\"" + TimeFormat.rfc3339(time) + "\"");
            }
            case GoValue.Slice slice -> slice(slice);
            case GoValue.Dict dict -> dict(dict);
            case GoValue.Unusable(String reason) ->
                throw new Failure(TemplateCode.TEMPLATE_CONTENT, arguments.offset(), reason);
        }
    }

    private void slice(GoValue.Slice slice) {
        if (slice.elements().isEmpty()) {
            append(slice.isNil() ? "null" : "[]");
            return;
        }
        open("[");
        boolean first = true;
        for (var element : slice.elements()) {
            separate(first);
            value(element);
            first = false;
        }
        close("]");
    }

    private void dict(GoValue.Dict dict) {
        if (dict.entries().isEmpty()) {
            append(dict.isNil() ? "null" : "{}");
            return;
        }
        open("{");
        boolean first = true;
        for (var entry : dict.entries().entrySet()) {
            separate(first);
            append(JsonText.quoted(entry.getKey(), html) + (pretty ? ": " : ":"));
            value(entry.getValue());
            first = false;
        }
        close("}");
    }

    private void open(String bracket) {
        arguments.budget().enter(arguments.offset());
        append(bracket);
        depth++;
    }

    private void separate(boolean first) {
        append(first ? "" : ",");
        line();
    }

    private void line() {
        if (pretty) {
            append("\n" + INDENT.repeat(depth));
        }
    }

    private void close(String bracket) {
        depth--;
        line();
        append(bracket);
        arguments.budget().leave();
    }
}
