package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import dev.tacit.core.record.KeyVersion;
import dev.tacit.core.value.Provenance;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Value;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Until when what generators drew is good, and whatever holds it. */
final class Endings {
    private final References references;
    private final Map<Provenance, Optional<Instant>> drawn = new HashMap<>();
    /** Of generators, secrets; under the address of a block the earliest of its instances. */
    private final Map<Address, Optional<Instant>> ends = new HashMap<>();

    Endings(References references) {
        this.references = references;
    }

    /** @param end besides that of what it was drawn from */
    void drawn(Address generator, Collection<KeyVersion> exports, Optional<Instant> end) {
        var earlier = earlier(end, ends.getOrDefault(generator, Optional.empty()));
        exports.forEach(export -> drawn.put(export.provenance(), earlier));
        add(generator, earlier);
    }

    void add(Address address, Optional<Instant> end) {
        ends.put(address, end);
        ends.merge(address.instance(null), end, Endings::earlier);
    }

    /** The end of what {@code address} makes of {@code values}. What was computed from several lasts as long as all it refers to. */
    Optional<Instant> of(Address address, Collection<Value> values) {
        Optional<Instant> first = Optional.empty();
        for (var value : values) {
            if (value instanceof Secret secret && secret.outside().isEmpty()) {
                var known = drawn.get(secret.provenance());
                first = earlier(first, known == null ? behind(address, address) : known);
            }
        }
        return first;
    }

    private Optional<Instant> behind(Address address, Address from) {
        Optional<Instant> first = Optional.empty();
        for (var used : references.of(address)) {
            var end =
                    from.key() == null ? ends.get(used) : ends.getOrDefault(used.instance(from.key()), ends.get(used));
            if (end != null) {
                first = earlier(first, end);
            } else if (used.kind() == Kind.TEMPLATE) {
                first = earlier(first, behind(used, from));
            }
        }
        return first;
    }

    static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || other.filter(o -> o.isBefore(one.get())).isPresent() ? other : one;
    }
}
