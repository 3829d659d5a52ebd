package dev.tacit.cli.command;

import dev.tacit.core.address.Address;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is declared, with what each thing refers to.
 *
 * @param of addresses of instances; what they refer to may be a whole block
 */
record References(SortedMap<Address, SortedSet<Address>> of) {
    References {
        of = Collections.unmodifiableSortedMap(new TreeMap<>(of));
    }

    /** The declared things that {@code one} refers to. */
    SortedSet<Address> behind(Address one) {
        var found = new TreeSet<Address>();
        for (var reference : of.getOrDefault(one, Collections.emptySortedSet())) {
            if (of.containsKey(reference)) {
                found.add(reference);
            } else {
                // Instances of a block stand side by side, since an address without a key comes before those with one.
                for (var candidate : of.tailMap(reference).keySet()) {
                    if (!candidate.instance(null).equals(reference.instance(null))) {
                        break;
                    }
                    found.add(candidate);
                }
            }
        }
        return found;
    }

    /** {@code some}, and all they refer to, be it through others. */
    SortedSet<Address> closure(Collection<Address> some) {
        var reached = new TreeSet<>(some);
        var left = new ArrayDeque<>(some);
        while (!left.isEmpty()) {
            for (var next : behind(left.remove())) {
                if (reached.add(next)) {
                    left.add(next);
                }
            }
        }
        return reached;
    }
}
