package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.SourcePosition;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.resource.Ignored;
import dev.tacit.core.resource.Written;
import dev.tacit.core.value.Exports;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One block of a declaration. Immutable. */
record Block(Address address, Map<String, Term> attributes, List<Nested> nested, Ignored ignored) {
    static final SourceRange RANGE = new SourceRange("main.tacit.hcl", SourcePosition.START, SourcePosition.START);

    record Nested(String type, Block block) {}

    static Block of(Address address) {
        return new Block(address, Map.of(), List.of(), Ignored.NOTHING);
    }

    Block set(String name, Term term) {
        var next = new LinkedHashMap<>(attributes);
        next.put(name, term);
        return new Block(address, next, nested, ignored);
    }

    Block named(String name) {
        return new Block(Address.of(address.kind(), name), attributes, nested, ignored);
    }

    Block nest(String type, Block block) {
        var next = new ArrayList<>(nested);
        next.add(new Nested(type, block));
        return new Block(address, attributes, next, ignored);
    }

    Block ignoring(String... paths) {
        return new Block(address, attributes, nested, new Ignored(false, new TreeSet<>(Set.of(paths))));
    }

    Set<Address> references() {
        var references = new TreeSet<Address>();
        attributes.values().forEach(term -> references.addAll(term.references()));
        nested.forEach(n -> references.addAll(n.block().references()));
        return references;
    }

    Declaration declaration(Map<Address, Exports> exports) {
        return new Declaration(address, new TreeSet<>(references()), body(exports), ignored);
    }

    private Body body(Map<Address, Exports> exports) {
        var values = new TreeMap<String, Body.Attribute>();
        attributes.forEach(
                (name, term) -> values.put(name, new Body.Attribute(term.value().apply(exports), Written.at(RANGE))));
        return new Body(
                RANGE,
                values,
                nested.stream()
                        .map(n -> new Body.Nested(n.type(), n.block().body(exports)))
                        .toList());
    }
}
