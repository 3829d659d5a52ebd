package dev.tacit.template;

import java.util.List;

/** The function {@code index}. */
final class Indexing {
    private Indexing() {}

    static GoValue index(List<GoValue> arguments, Budget budget, int offset) {
        var item = arguments.getFirst();
        if (item instanceof GoValue.Nil) {
            throw Failure.execution(offset, "\"index\" cannot look into null.");
        }
        for (var index : arguments.subList(1, arguments.size())) {
            item = switch (item) {
                case GoValue.Slice s ->
                    s.elements().get(position(index, s.elements().size(), offset));
                case GoValue.Str s -> {
                    budget.read(s.value().length(), offset);
                    byte[] bytes = s.bytes();
                    yield new GoValue.Int(bytes[position(index, bytes.length, offset)] & 0xff, GoValue.Int.Width.UINT8);
                }
                // As in Go, a missing key is nil here: this is how a template asks for an optional one.
                case GoValue.Dict d -> d.entries().getOrDefault(key(index, offset), GoValue.Nil.NIL);
                case GoValue.Nil _, GoValue.Bool _, GoValue.Int _, GoValue.Real _, GoValue.Unusable _ ->
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
            return s.value();
        }
        throw Failure.execution(offset, "A map is indexed by a string, not by a value of type " + index + ".");
    }
}
