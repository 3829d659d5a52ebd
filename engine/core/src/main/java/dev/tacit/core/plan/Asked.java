package dev.tacit.core.plan;

import dev.tacit.core.record.GeneratorRecord;
import dev.tacit.core.resource.Body;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Provenances;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The inputs of a draw, as they are compared later; neither their order nor what is null matters. */
final class Asked {
    private final Provenance whole;
    private final Supplier<SortedMap<String, Provenance>> parts;

    private Asked(Provenance whole, Supplier<SortedMap<String, Provenance>> parts) {
        this.whole = whole;
        this.parts = parts;
    }

    static Asked of(Body body, Provenances provenances) {
        return new Asked(provenances.of(value(body)), () -> parts(body, provenances));
    }

    /** As it was asked for earlier. */
    static Asked of(GeneratorRecord recorded) {
        return new Asked(recorded.inputs(), recorded::parts);
    }

    Provenance whole() {
        return whole;
    }

    /** The provenance of each attribute, and of all blocks of each type; computed when called, as few plans need it. */
    SortedMap<String, Provenance> parts() {
        return parts.get();
    }

    private static SortedMap<String, Provenance> parts(Body body, Provenances provenances) {
        var parts = new TreeMap<String, Provenance>();
        set(body).forEach((name, value) -> parts.put(name, provenances.of(value)));
        body.nested().stream().map(Body.Nested::type).distinct().forEach(type -> {
            var blocks = body.blocks(type).stream().map(Asked::value).toList();
            parts.put(type, provenances.of(new TupleValue(blocks)));
        });
        return parts;
    }

    private static Value value(Body body) {
        var attributes = new ObjectValue(set(body));
        if (body.nested().isEmpty()) {
            return attributes;
        }
        var parts = new ArrayList<Value>(List.of(attributes));
        // Sorted by type, so that blocks of different types may stand in any order.
        var nested = new ArrayList<>(body.nested());
        nested.sort(Comparator.comparing(Body.Nested::type));
        nested.forEach(n -> parts.add(new TupleValue(List.of(new Text(n.type()), value(n.body())))));
        return new TupleValue(parts);
    }

    private static SortedMap<String, Value> set(Body body) {
        var values = new TreeMap<String, Value>();
        body.attributes().forEach((name, attribute) -> {
            if (!(attribute.value() instanceof Null)) {
                values.put(name, attribute.value());
            }
        });
        return values;
    }
}
