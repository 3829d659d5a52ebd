package dev.tacit.core.record;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the issuer of a secret knows of its versions.
 *
 * @param version it surely learned last, 0 for none
 * @param begun versions it may have learned since: telling it was begun, no end is recorded
 */
public record Told(int version, SortedSet<Integer> begun) {
    public static final Told NOTHING = new Told(0, Collections.emptySortedSet());

    public Told {
        begun = Collections.unmodifiableSortedSet(new TreeSet<>(begun));
    }

    /** Whether it knows version {@code number}, and has surely not heard of another since. */
    public boolean knows(int number) {
        return version == number && begun.isEmpty();
    }

    public Told beginning(int number) {
        var all = new TreeSet<>(begun);
        all.add(number);
        return new Told(version, all);
    }

    public static Told of(int number) {
        return new Told(number, Collections.emptySortedSet());
    }

    /** All versions that it may hold. */
    public SortedSet<Integer> possible() {
        var all = new TreeSet<>(begun);
        if (version > 0) {
            all.add(version);
        }
        return all;
    }
}
