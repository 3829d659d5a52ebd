package dev.tacit.core.resource;

import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The evaluated inside of a block: attributes converted to their schema's types, nested blocks in source order. */
public record Body(SourceRange range, SortedMap<String, Attribute> attributes, List<Nested> nested) {
    public record Attribute(Value value, Written written) {
        public SourceRange range() {
            return written.range();
        }
    }

    public record Nested(String type, Body body) {}

    public Body {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        nested = List.copyOf(nested);
    }

    /** The attribute, unless absent or null. */
    public Optional<Attribute> attribute(String name) {
        return Optional.ofNullable(attributes.get(name)).filter(a -> !(a.value() instanceof Null));
    }

    public List<Body> blocks(String type) {
        return nested.stream()
                .filter(n -> n.type().equals(type))
                .map(Nested::body)
                .toList();
    }
}
