package dev.tacit.hcl.config;

import dev.tacit.core.address.Address;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which resources were reached through names since the last start, in whatever module. */
final class Touches {
    /** With more than these, dependencies name whole blocks: a value that needs thousands of instances needs them all. */
    private static final int MANY = 64;

    private SortedSet<Address> touched = new TreeSet<>();

    /** Forgets what was reached before. */
    void start() {
        touched = new TreeSet<>();
    }

    /** Forgets what was reached before but for {@code shared}. */
    void start(SortedSet<Address> shared) {
        touched = new TreeSet<>(shared);
    }

    void add(Address address) {
        touched.add(address);
    }

    void add(Collection<Address> addresses) {
        touched.addAll(addresses);
    }

    /** The resources that were reached since. */
    SortedSet<Address> found() {
        if (touched.size() <= MANY) {
            return touched;
        }
        var blocks = new TreeSet<Address>();
        touched.forEach(a -> blocks.add(a.instance(null)));
        return blocks;
    }
}
