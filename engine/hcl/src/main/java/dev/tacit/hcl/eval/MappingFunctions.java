package dev.tacit.hcl.eval;

import static dev.tacit.hcl.eval.Arguments.give;
import static dev.tacit.hcl.eval.Function.parameter;

import dev.tacit.core.value.Content;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Unicode;
import dev.tacit.core.value.Value;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Functions on maps and objects. */
final class MappingFunctions {
    private static final String NOT_A_MAPPING = "a map or object is required.";

    static final List<Function> ALL = List.of(
            Function.shaped(
                    "keys",
                    types -> types.getFirst() instanceof Type.MapOf ? new Type.ListOf(Type.STRING) : Type.DYNAMIC,
                    List.of(parameter("inputMap", Type.DYNAMIC)),
                    MappingFunctions::keys),
            Function.shaped(
                    "values",
                    types -> types.getFirst() instanceof Type.MapOf m ? new Type.ListOf(m.element()) : Type.DYNAMIC,
                    List.of(parameter("mapping", Type.DYNAMIC)),
                    MappingFunctions::values),
            Function.shaped(
                            "lookup",
                            types -> types.getFirst() instanceof Type.MapOf m ? m.element() : Type.DYNAMIC,
                            List.of(parameter("inputMap", Type.DYNAMIC), parameter("key", Type.STRING)),
                            MappingFunctions::lookup)
                    .andMore(Function.nullable("default", Type.DYNAMIC)),
            Function.shaped("merge", MappingFunctions::mergedType, List.of(), MappingFunctions::merge)
                    .andMore(Function.nullable("maps", Type.DYNAMIC)),
            Function.shaped(
                    "zipmap",
                    types -> types.get(1) instanceof Type.ListOf l ? new Type.MapOf(l.element()) : Type.DYNAMIC,
                    List.of(parameter("keys", new Type.ListOf(Type.STRING)), parameter("values", Type.DYNAMIC)),
                    MappingFunctions::zipmap));

    private MappingFunctions() {}

    private static @Nullable SortedMap<String, Value> entries(Value value) {
        return switch (value) {
            case MapValue m -> m.entries();
            case ObjectValue o -> o.attributes();
            default -> null;
        };
    }

    private static Content keys(Arguments a) {
        var entries = entries(a.value(0));
        if (entries == null) {
            return a.refuse(0, NOT_A_MAPPING);
        }
        var keys = entries.keySet().stream()
                .sorted(Unicode.ORDER)
                .<Value>map(Text::new)
                .toList();
        return give(a.value(0) instanceof MapValue ? new ListValue(Type.STRING, keys) : new TupleValue(keys));
    }

    private static Content values(Arguments a) {
        return switch (a.value(0)) {
            case MapValue m ->
                give(new ListValue(m.element(), List.copyOf(m.entries().values())));
            case ObjectValue o -> give(new TupleValue(List.copyOf(o.attributes().values())));
            default -> a.refuse(0, NOT_A_MAPPING);
        };
    }

    private static Content lookup(Arguments a) {
        if (a.count() > 3) {
            return a.refuse(3, "lookup takes two or three arguments.");
        }
        var entries = entries(a.value(0));
        if (entries == null) {
            return a.refuse(0, NOT_A_MAPPING);
        }
        Value fallback = a.count() < 3 ? null : a.values().get(2);
        if (fallback != null && a.value(0) instanceof MapValue m) {
            if (!(a.conversions().convert(fallback, m.element()) instanceof Converted.To(Value converted))) {
                return a.refuse(2, "the default must have the type of the map's elements.");
            }
            fallback = converted;
        }
        var found = entries.getOrDefault(a.text(1), fallback);
        return found != null ? give(found) : a.fail("the map has no such key, and there is no default.");
    }

    private static Type mergedType(List<Type> types) {
        return types.stream().distinct().count() == 1 && types.getFirst() instanceof Type.MapOf
                ? types.getFirst()
                : Type.DYNAMIC;
    }

    private static Content merge(Arguments a) {
        var merged = new TreeMap<String, Value>(Unicode.ORDER);
        Type element = null;
        boolean maps = a.count() > 0;
        for (int i = 0; i < a.count(); i++) {
            var value = a.value(i);
            var entries = entries(value);
            if (entries == null && !isNoMapping(value)) {
                return a.refuse(i, NOT_A_MAPPING);
            }
            if (entries != null) {
                merged.putAll(entries);
            }
            var mine = value.type() instanceof Type.MapOf m ? m.element() : null;
            maps &= mine != null && (element == null || element.equals(mine));
            element = mine;
        }
        return give(maps && element != null ? new MapValue(element, merged) : new ObjectValue(merged));
    }

    private static boolean isNoMapping(Value value) {
        return value instanceof Null n
                && (n.type().equals(Type.DYNAMIC)
                        || n.type() instanceof Type.MapOf
                        || n.type() instanceof Type.ObjectOf);
    }

    private static Content zipmap(Arguments a) {
        var keys = a.elements(0).orElseThrow();
        // Keys must be known to name attributes: a secret one makes the whole secret.
        if (keys.stream().anyMatch(k -> k instanceof Secret)) {
            return a.provenances()
                    .lift(
                            "zipmap",
                            Function.SEMANTICS,
                            a.value(1) instanceof ListValue l ? new Type.MapOf(l.element()) : Type.DYNAMIC,
                            List.of(a.value(0), a.value(1)),
                            opened -> zipped(a, ((ListValue) opened.getFirst()).elements(), opened.get(1)));
        }
        return zipped(a, keys, a.value(1));
    }

    private static Content zipped(Arguments a, List<Value> keys, Value given) {
        var values = given instanceof dev.tacit.core.value.SetValue
                ? null
                : Arguments.sequence(given).orElse(null);
        if (values == null) {
            return a.refuse(1, "a list or tuple is required.");
        }
        if (keys.size() != values.size()) {
            return a.fail("the numbers of keys and values differ.");
        }
        var zipped = new TreeMap<String, Value>(Unicode.ORDER);
        for (int i = 0; i < keys.size(); i++) {
            if (!(keys.get(i) instanceof Text key)) {
                return a.refuse(0, "a key is null.");
            }
            zipped.put(key.string(), values.get(i));
        }
        return give(given instanceof ListValue l ? new MapValue(l.element(), zipped) : new ObjectValue(zipped));
    }
}
