package dev.tacit.core.liveness;

import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a workload refers to an object.
 *
 * @param at where, for people: the path, the variable, the container, or the field; may be empty
 * @param keys those it takes; empty for all there are
 */
public record Reference(Via via, String at, Optional<SortedSet<String>> keys) implements Comparable<Reference> {
    private static final Comparator<Reference> ORDER = Comparator.comparing(Reference::via)
            .thenComparing(Reference::at)
            .thenComparing(reference -> String.join("\n", reference.keys.orElseGet(TreeSet::new)));

    /** The ways there are. */
    public enum Via {
        /** Files of a volume. */
        VOLUME,
        /** Files of a volume that joins several sources. */
        PROJECTED,
        /** One file or directory of a volume, bound when the container starts. */
        SUB_PATH,
        /** One key in the environment. */
        VARIABLE,
        /** All keys in the environment. */
        VARIABLES,
        /** A container that ends before the others start. */
        INIT,
        /** A volume that no container sees. */
        UNMOUNTED,
        /** The credential of an image registry. */
        PULL,
        /** The credential by which a volume is mounted. */
        MOUNT,
        /** The certificate of an Ingress. */
        INGRESS,
        /** The certificate of a Gateway. */
        GATEWAY,
        /** A field that says no more than the object's name. */
        OTHER
    }

    public Reference {
        keys = keys.map(names -> Collections.unmodifiableSortedSet(new TreeSet<>(names)));
    }

    /** Takes all keys. */
    public static Reference whole(Via via, String at) {
        return new Reference(via, at, Optional.empty());
    }

    public static Reference of(Via via, String at, Set<String> keys) {
        return new Reference(via, at, Optional.of(new TreeSet<>(keys)));
    }

    /** Whether it takes one of these keys; empty for any. */
    boolean takes(Optional<? extends Set<String>> changed) {
        return keys.isEmpty() || changed.isEmpty() || !Collections.disjoint(keys.get(), changed.get());
    }

    @Override
    public int compareTo(Reference other) {
        return ORDER.compare(this, other);
    }
}
