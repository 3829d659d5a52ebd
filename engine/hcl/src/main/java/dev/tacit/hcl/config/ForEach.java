package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.MapValue;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.SetValue;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.Scope;
import dev.tacit.hcl.syntax.Expression;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the instances that {@code for_each} asks for. */
final class ForEach {
    private final Evaluator evaluator;
    private final Diagnostics diagnostics;

    ForEach(Evaluator evaluator, Diagnostics diagnostics) {
        this.evaluator = evaluator;
        this.diagnostics = diagnostics;
    }

    /** The value of each by key; empty after a diagnostic. Keys of a secret are opened, values stay secret. */
    Optional<SortedMap<String, Value>> elements(Expression forEach, Scope scope) {
        return evaluator
                .evaluate(forEach, scope, diagnostics)
                .flatMap(value -> evaluator
                        .open(value, forEach.range(), "for_each", diagnostics)
                        .flatMap(opened -> instances(value, opened, forEach.range())));
    }

    private Optional<SortedMap<String, Value>> instances(Value original, Value opened, SourceRange range) {
        var instances = new TreeMap<String, Value>();
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
                            : "for_each needs a map, or a set of strings; this is "
                                    + (opened instanceof Null ? "null" : "a " + opened.type())
                                    + ". A list becomes a set with toset().",
                    range);
        }
        for (var element : evaluator.elements(original, opened).orElseThrow()) {
            var key = keys.next();
            if (key == null || key.isEmpty()) {
                return invalid("A key of for_each is empty text, which would not tell the instance apart.", range);
            }
            instances.put(key, element.value());
        }
        return Optional.of(instances);
    }

    private Optional<SortedMap<String, Value>> invalid(String detail, SourceRange range) {
        diagnostics.error(ConfigCode.INVALID_FOR_EACH, "Invalid for_each", detail, range);
        return Optional.empty();
    }
}
