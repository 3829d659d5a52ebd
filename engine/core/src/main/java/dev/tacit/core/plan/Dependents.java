package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.address.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what is made of some secrets, directly or behind others, once everything is declared. */
final class Dependents {
    private final References references;
    /** The secrets, by what may be referred to: themselves, their blocks. */
    private final Map<Address, SortedSet<Address>> secrets = new TreeMap<>();

    private final Map<Address, Set<Address>> known = new HashMap<>();

    Dependents(References references, Collection<Address> secrets) {
        this.references = references;
        secrets.forEach(secret -> {
            this.secrets.computeIfAbsent(secret, _ -> new TreeSet<>()).add(secret);
            this.secrets
                    .computeIfAbsent(secret.instance(null), _ -> new TreeSet<>())
                    .add(secret);
        });
    }

    /** What of these kinds is made of each secret; nothing for a secret that has none. */
    Map<Address, SortedSet<Address>> among(Kind... kinds) {
        var wanted = List.copyOf(Arrays.asList(kinds));
        var found = new HashMap<Address, SortedSet<Address>>();
        references.declared().stream()
                .filter(address -> wanted.contains(address.kind()))
                .forEach(dependent -> behind(dependent)
                        .forEach(secret -> found.computeIfAbsent(secret, _ -> new TreeSet<>())
                                .add(dependent)));
        return found;
    }

    /** Those of the secrets that {@code address} is made of. */
    private Set<Address> behind(Address address) {
        var answer = known.get(address);
        if (answer != null) {
            return answer;
        }
        var found = new TreeSet<Address>();
        known.put(address, found); // references make no circles; a front end's mistake must not make one endless
        for (var used : references.of(address)) {
            found.addAll(secrets.getOrDefault(used, Collections.emptySortedSet()));
            found.addAll(behind(used));
        }
        return found;
    }
}
