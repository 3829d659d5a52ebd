package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.resource.ResourceCode;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.Exports;
import dev.tacit.core.value.ObjectValue;
import dev.tacit.core.value.Outside;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.TupleValue;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** An expression of a declaration, evaluated once what it refers to is declared. */
record Term(Set<Address> references, Function<Map<Address, Exports>, Value> value) {
    static Term of(Value value) {
        return new Term(Set.of(), _ -> value);
    }

    static Term text(String text) {
        return of(new Text(text));
    }

    /** Content that code does not show, for example of a sensitive variable. */
    static Term elsewhere(String source, String content) {
        return of(Secret.opened(new Provenance(source), new Text(content)));
    }

    /** {@code provided(description)}. */
    static Term provided(String description) {
        return outside("provided " + description, new Outside.Provided(description));
    }

    /** {@code sealed(text)}. */
    static Term sealed(String text) {
        return outside("sealed " + text, new Outside.Sealed(text));
    }

    private static Term outside(String source, Outside outside) {
        var misplaced = Diagnostic.error(ResourceCode.MISPLACED_VALUE, "Misplaced", "", null);
        return of(Secret.outside(new Provenance(source), outside, misplaced));
    }

    /** A secret nobody can open. */
    static Term broken(String source, Content why) {
        return of(new Secret(Type.STRING, new Provenance(source), () -> why));
    }

    static Term whole(String address) {
        var parsed = address(address);
        return new Term(Set.of(parsed), exports -> Objects.requireNonNull(exports.get(parsed)));
    }

    static Term of(String address, String... path) {
        var parsed = address(address);
        return new Term(Set.of(parsed), exports -> {
            Value value = Objects.requireNonNull(exports.get(parsed)).attributes();
            for (var step : path) {
                value = Objects.requireNonNull(
                        ((ObjectValue) value).attributes().get(step));
            }
            return value;
        });
    }

    /** A path through what may be a secret as a whole, which then stays one. */
    static Term part(String address, String first, String key) {
        var whole = of(address, first);
        return new Term(whole.references(), exports -> switch (whole.value().apply(exports)) {
            case ObjectValue o -> Objects.requireNonNull(o.attributes().get(key));
            case Secret s -> new Secret(Type.STRING, new Provenance(key + " of " + s.provenance()), s::content);
            case Value other -> other;
        });
    }

    static Term object(Map<String, Term> entries) {
        var references = new TreeSet<Address>();
        entries.values().forEach(term -> references.addAll(term.references));
        return new Term(references, exports -> {
            var values = new TreeMap<String, Value>();
            entries.forEach((name, term) -> values.put(name, term.value.apply(exports)));
            return new ObjectValue(values);
        });
    }

    static Term tuple(Term... elements) {
        var references = new TreeSet<Address>();
        List.of(elements).forEach(term -> references.addAll(term.references));
        return new Term(
                references,
                exports -> new TupleValue(Arrays.stream(elements)
                        .map(term -> term.value.apply(exports))
                        .toList()));
    }

    static Address address(String text) {
        return Address.parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }
}
