package dev.tacit.hcl.config;

import dev.tacit.core.address.InstanceKey;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Num;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Binding;
import dev.tacit.hcl.eval.Converted;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.Scope;
import dev.tacit.hcl.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the instances that {@code for_each} or {@code count} asks for. */
final class Instances {
    /** More is a mistake rather than a wish. */
    private static final int MOST = 100_000;

    private final Evaluator evaluator;
    private final Diagnostics diagnostics;

    Instances(Evaluator evaluator, Diagnostics diagnostics) {
        this.evaluator = evaluator;
        this.diagnostics = diagnostics;
    }

    /**
     * One of the instances of a block.
     *
     * @param key null for a block that is one instance
     * @param names what it calls itself by: {@code each} or {@code count}
     */
    record Instance(@Nullable InstanceKey key, Map<String, Binding> names) {
        Scope in(Scope scope) {
            return names.isEmpty() ? scope : scope.with(names);
        }
    }

    /** All instances in the order of their keys; empty after a diagnostic. Keys of a secret are opened, values stay secret. */
    Optional<List<Instance>> of(Repeat repeat, Scope scope) {
        return switch (repeat) {
            case Repeat.Once _ -> Optional.of(List.of(new Instance(null, Map.of())));
            case Repeat.ForEach(Expression elements) ->
                opened(elements, "for_each", scope).flatMap(o -> elements(o.original(), o.opened(), elements.range()));
            case Repeat.Count(Expression number) ->
                opened(number, "count", scope)
                        .flatMap(o -> number(o.opened(), number.range()))
                        .map(Instances::numbered);
        };
    }

    private record Opened(Value original, Value opened) {}

    private Optional<Opened> opened(Expression expression, String purpose, Scope scope) {
        return evaluator
                .evaluate(expression, scope, diagnostics)
                .flatMap(value -> evaluator
                        .open(value, expression.range(), purpose, diagnostics)
                        .map(opened -> new Opened(value, opened)));
    }

    private Optional<Integer> number(Value value, SourceRange range) {
        if (!(value instanceof Null)
                && evaluator.conversions().convert(value, Type.NUMBER) instanceof Converted.To(Num n)) {
            try {
                int count = n.intValueExact();
                if (count >= 0 && count <= MOST) {
                    return Optional.of(count);
                }
            } catch (ArithmeticException e) {
                // Told below, with the numbers that are out of range.
            }
        }
        diagnostics.error(
                ConfigCode.INVALID_COUNT,
                "Invalid count",
                "count needs a whole number from 0 to " + MOST
                        + (value instanceof Num ? "." : "; this is " + article(value) + "."),
                range);
        return Optional.empty();
    }

    private static List<Instance> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Instance(
                        new InstanceKey.Index(i), Map.of("count", members("count", Map.of("index", Num.of(i))))))
                .toList();
    }

    private Optional<List<Instance>> elements(Value original, Value opened, SourceRange range) {
        var keys = switch (opened) {
            case MapValue m -> m.entries().keySet().iterator();
            case ObjectValue o -> o.attributes().keySet().iterator();
            case Exports e -> e.attributes().attributes().keySet().iterator();
            case SetValue s -> {
                var texts = s.elements().stream()
                        .map(e -> e instanceof Text t ? t.string() : null)
                        .toList();
                if (texts.contains(null)) {
                    yield null;
                }
                yield texts.iterator();
            }
            default -> null;
        };
        if (keys == null) {
            return invalid(
                    opened instanceof SetValue
                            ? "for_each needs a map, or a set of strings that are not null; the elements of this set are"
                                    + " others."
                            : "for_each needs a map, or a set of strings; this is " + article(opened)
                                    + ". A list becomes a set with toset().",
                    range);
        }
        var instances = new ArrayList<Instance>();
        for (var element : evaluator.elements(original, opened).orElseThrow()) {
            var key = keys.next();
            if (key == null || key.isEmpty()) {
                return invalid("A key of for_each is empty text, which would not tell the instance apart.", range);
            }
            instances.add(new Instance(
                    new InstanceKey.Name(key),
                    Map.of("each", members("each", Map.of("key", new Text(key), "value", element.value())))));
        }
        return Optional.of(instances);
    }

    private static String article(Value value) {
        return value instanceof Null ? "null" : "a " + value.type();
    }

    /** {@code root.member}. */
    static Binding members(String root, Map<String, Value> members) {
        return new Binding.Namespace(
                "attribute of " + root,
                name -> Optional.ofNullable(members.get(name)).map(Binding::of),
                members::keySet);
    }

    private Optional<List<Instance>> invalid(String detail, SourceRange range) {
        diagnostics.error(ConfigCode.INVALID_FOR_EACH, "Invalid for_each", detail, range);
        return Optional.empty();
    }
}
