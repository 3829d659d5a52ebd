package dev.tacit.cli.command;

import dev.tacit.core.value.Bool;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.template.document.JsonDocument;
import dev.tacit.template.document.UnreadableException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** What the text of a word of a command line means, given the type that is wanted. */
final class GivenText {
    private GivenText() {}

    /** Empty when the text is no such value. */
    static Optional<Value> value(Type type, String text) {
        if (type.equals(Type.STRING)) {
            return Optional.of(new Text(text));
        }
        if (type.equals(Type.NUMBER)) {
            return text.matches("-?[0-9]{1,18}") ? Optional.of(Num.of(new BigInteger(text))) : Optional.empty();
        }
        if (type.equals(Type.BOOL)) {
            return text.matches("true|false") ? Optional.of(Bool.of(text.equals("true"))) : Optional.empty();
        }
        if (type.equals(new Type.ListOf(Type.STRING))) {
            return text.startsWith("[")
                    ? read(text).flatMap(GivenText::list)
                    : Optional.of(new ListValue(
                            Type.STRING,
                            Arrays.stream(text.split(",", -1))
                                    .<Value>map(Text::new)
                                    .toList()));
        }
        return read(text)
                .flatMap(value -> value instanceof ObjectValue object
                                && areTexts(object.attributes().values())
                        ? Optional.of(new MapValue(Type.STRING, object.attributes()))
                        : Optional.empty());
    }

    private static Optional<Value> list(Value value) {
        return value instanceof TupleValue tuple && areTexts(tuple.elements())
                ? Optional.of(new ListValue(Type.STRING, tuple.elements()))
                : Optional.empty();
    }

    private static boolean areTexts(Collection<Value> values) {
        return values.stream().allMatch(Text.class::isInstance);
    }

    private static Optional<Value> read(String json) {
        try {
            return Optional.of(JsonDocument.read(json));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }
}
