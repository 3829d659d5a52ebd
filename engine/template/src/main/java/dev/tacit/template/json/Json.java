package dev.tacit.template.json;

import static dev.tacit.template.function.GoFunction.function;

import dev.tacit.template.function.Arguments;
import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.GoValue;
import org.jspecify.annotations.Nullable;

/** The functions of sprig that read or write JSON; those without "must" answer with nothing where they cannot. */
public final class Json {
    private Json() {}

    public static @Nullable GoFunction named(String name) {
        return switch (name) {
            case "fromJson" ->
                function(
                        name,
                        "string",
                        a -> JsonReader.read(a)
                                .map(read -> read.value() instanceof GoValue.Nil ? GoValue.Nil.ELEMENT : read.value())
                                .orElse(GoValue.Nil.ELEMENT));
            case "mustFromJson" -> function(name, "string", Json::mustRead);
            case "toJson" ->
                function(
                        name,
                        "any",
                        a -> a.answer(JsonWriter.write(a, true, false).orElse("")));
            case "toPrettyJson" ->
                function(
                        name,
                        "any",
                        a -> a.answer(JsonWriter.write(a, true, true).orElse("")));
            case "mustToJson" -> function(name, "any", a -> mustWrite(a, true, false));
            case "mustToPrettyJson" -> function(name, "any", a -> mustWrite(a, true, true));
            case "toRawJson", "mustToRawJson" -> function(name, "any", a -> mustWrite(a, false, false));
            default -> null;
        };
    }

    private static GoValue mustRead(Arguments arguments) {
        var read = JsonReader.read(arguments).orElseThrow(() -> arguments.failure("The text is not JSON."));
        if (!read.complete()) {
            throw arguments.failure("A number in the JSON is too large.");
        }
        return read.value() instanceof GoValue.Nil ? GoValue.Nil.ELEMENT : read.value();
    }

    private static GoValue mustWrite(Arguments arguments, boolean html, boolean pretty) {
        return arguments.answer(JsonWriter.write(arguments, html, pretty)
                .orElseThrow(
                        () -> arguments.failure("JSON cannot say this value: a number in it is infinite, complex or"
                                + " none, or a date is outside of the years 0 to 9999.")));
    }
}
