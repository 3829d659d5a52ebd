package dev.tacit.core.resource;

import dev.tacit.core.address.Address;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One evaluated block instance that satisfies its {@link Schema}, as a front end hands it over.
 *
 * @param dependencies addresses of the resources its expressions refer to
 */
public record Declaration(Address address, SortedSet<Address> dependencies, Body body, Ignored ignored) {
    public Declaration {
        dependencies = Collections.unmodifiableSortedSet(new TreeSet<>(dependencies));
    }

    public Declaration(Address address, SortedSet<Address> dependencies, Body body) {
        this(address, dependencies, body, Ignored.NOTHING);
    }
}
