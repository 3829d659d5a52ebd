package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What each declaration refers to; under the address of a block, what any of its instances does. */
final class References {
    private final Map<Address, SortedSet<Address>> said = new HashMap<>();
    private final Map<Address, List<SortedSet<Address>>> instances = new HashMap<>();

    void add(Address address, SortedSet<Address> used) {
        said.put(address, used);
        if (address.key() != null) {
            instances
                    .computeIfAbsent(address.instance(null), _ -> new ArrayList<>())
                    .add(used);
        }
    }

    /** Empty for what was not declared. */
    SortedSet<Address> of(Address address) {
        var known = said.get(address);
        return known != null ? known : address.key() != null ? Collections.emptySortedSet() : ofBlock(address);
    }

    /** United when first asked for, which few plans do. */
    private SortedSet<Address> ofBlock(Address block) {
        var parts = instances.get(block);
        if (parts == null) {
            return Collections.emptySortedSet();
        }
        if (parts.size() > 1) {
            var all = new TreeSet<Address>();
            parts.forEach(all::addAll);
            parts.clear();
            parts.add(all);
        }
        return parts.getFirst();
    }

    /** All that was declared. */
    Set<Address> declared() {
        return Collections.unmodifiableSet(said.keySet());
    }
}
