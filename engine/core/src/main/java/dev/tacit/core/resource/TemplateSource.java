package dev.tacit.core.resource;

import dev.tacit.core.value.Exports;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Value;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where a template takes its data from. */
public sealed interface TemplateSource {
    /** Its keys are the data. */
    record One(Exports exports) implements TemplateSource {}

    /** Each has a name in the data, under which its keys are. */
    record Several(SortedMap<String, Exports> exports) implements TemplateSource {
        public Several {
            exports = Collections.unmodifiableSortedMap(new TreeMap<>(exports));
        }
    }

    default Collection<Exports> all() {
        return switch (this) {
            case One(var exports) -> List.of(exports);
            case Several(var exports) -> exports.values();
        };
    }

    /** What {@code .} means; secret. */
    default Value data() {
        return switch (this) {
            case One(var exports) -> data(exports);
            case Several(var exports) -> {
                var named = new TreeMap<String, Value>();
                exports.forEach((name, each) -> named.put(name, data(each)));
                yield new ObjectValue(named);
            }
        };
    }

    /** Of several the sum, which grows whenever one of them gets a version. */
    default int version() {
        return all().stream().mapToInt(TemplateSource::version).sum();
    }

    /** The names of its keys, or those of each source by name; what only content tells is left out. */
    default Optional<Value> keys() {
        return switch (this) {
            case One(var exports) -> keys(exports);
            case Several(var exports) -> {
                var named = new TreeMap<String, Value>();
                exports.forEach((name, each) -> keys(each).ifPresent(keys -> named.put(name, keys)));
                yield Optional.of(new ObjectValue(named));
            }
        };
    }

    private static Value data(Exports exports) {
        return Objects.requireNonNull(exports.attributes().attributes().get("data"));
    }

    private static int version(Exports exports) {
        return exports.attributes().attributes().get("version") instanceof Num n ? n.intValueExact() : 0;
    }

    private static Optional<Value> keys(Exports exports) {
        return data(exports) instanceof ObjectValue(var keys)
                ? Optional.of(new TupleValue(
                        keys.keySet().stream().<Value>map(Text::new).toList()))
                : Optional.empty();
    }
}
