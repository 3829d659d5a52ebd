package dev.tacit.core.liveness;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One workload that refers to an object.
 *
 * @param pods names of those that refer to it; none where no Pod does
 * @param since when the oldest of their containers started, where that is known
 */
public record Use(
        Workload workload,
        SortedSet<String> pods,
        SortedSet<Reference> references,
        Conduct conduct,
        Optional<Instant> since) {
    public Use {
        pods = Collections.unmodifiableSortedSet(new TreeSet<>(pods));
        references = Collections.unmodifiableSortedSet(new TreeSet<>(references));
    }

    /** Of a workload that says nothing. */
    public Use(Workload workload, Set<String> pods, Set<Reference> references) {
        this(workload, new TreeSet<>(pods), new TreeSet<>(references), Conduct.UNSAID, Optional.empty());
    }
}
