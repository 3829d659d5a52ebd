package dev.tacit.template.function;

import dev.tacit.template.failure.Failure;
import dev.tacit.template.value.GoValue;
import org.jspecify.annotations.Nullable;

/** The functions {@code index}, {@code len}. */
final class Indexing {
    private Indexing() {}

    static int length(Arguments arguments) {
        return switch (arguments.at(0)) {
            case GoValue.Str s -> s.octets().length();
            case GoValue.Slice s -> s.elements().size();
            case GoValue.Dict d -> d.entries().size();
            case GoValue value -> throw arguments.failure("\"len\" cannot measure a value of type " + value + ".");
        };
    }

    static GoValue index(Arguments arguments) {
        int offset = arguments.offset();
        var item = arguments.at(0);
        if (item instanceof GoValue.Nil) {
            throw Failure.execution(offset, "\"index\" cannot look into null.");
        }
        for (var index : arguments.rest(1)) {
            item = switch (item) {
                case GoValue.Slice s ->
                    s.elements().get(position(index, s.elements().size(), offset));
                case GoValue.Str s ->
                    new GoValue.Int(
                            s.octets().charAt(position(index, s.octets().length(), offset)), GoValue.Int.Width.UINT8);
                // As in Go, a missing key is nil here: this is how a template asks for an optional one.
                case GoValue.Dict d -> absent(d, d.entries().get(key(index, offset)));
                case GoValue.Nil _,
                        GoValue.Bool _,
                        GoValue.Int _,
                        GoValue.Real _,
                        GoValue.Complex _,
                        GoValue.Time _,
                        GoValue.Struct _,
                        GoValue.Unusable _ ->
                    throw Failure.execution(offset, "\"index\" cannot look into a value of type " + item + ".");
            };
        }
        return item;
    }

    private static int position(GoValue index, int size, int offset) {
        if (!(index instanceof GoValue.Int i)) {
            throw Failure.execution(
                    offset, "A list or string is indexed by an integer, not by a value of type " + index + ".");
        }
        if (i.value() < 0 || i.value() >= size) {
            throw Failure.execution(offset, "The index is out of range.");
        }
        return (int) i.value();
    }

    private static String key(GoValue index, int offset) {
        if (index instanceof GoValue.Str s) {
            return s.octets();
        }
        throw Failure.execution(offset, "A map is indexed by a string, not by a value of type " + index + ".");
    }

    /** What Go's map has where it has no entry. */
    private static GoValue absent(GoValue.Dict dict, @Nullable GoValue entry) {
        return entry != null ? entry : dict.element() == GoValue.Element.STRING ? new GoValue.Str("") : GoValue.Nil.NIL;
    }
}
