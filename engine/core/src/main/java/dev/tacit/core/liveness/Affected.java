package dev.tacit.core.liveness;

import dev.tacit.core.address.Address;
import dev.tacit.core.record.ObjectKey;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A workload with an object it refers to that a plan changes.
 *
 * @param pods how many of its Pods refer to the object
 * @param verdicts on every reference that takes something of what changes; at least one
 */
public record Affected(
        Address federation,
        Address target,
        ObjectKey object,
        Manner manner,
        Workload workload,
        int pods,
        Conduct conduct,
        SortedMap<Reference, Verdict> verdicts)
        implements Comparable<Affected> {
    private static final Comparator<Affected> ORDER = Comparator.comparing(Affected::target)
            .thenComparing(Affected::object)
            .thenComparing(Affected::workload);

    public Affected {
        verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
    }

    /** Empty when the change concerns nothing that this workload takes. */
    public static Optional<Affected> of(
            Address federation,
            Address target,
            ObjectKey object,
            Manner manner,
            Optional<? extends Set<String>> changed,
            Use use) {
        var verdicts = new TreeMap<Reference, Verdict>();
        for (var reference : use.references()) {
            Verdict.of(reference, manner, changed, use.conduct()).ifPresent(v -> verdicts.put(reference, v));
        }
        return verdicts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Affected(
                        federation,
                        target,
                        object,
                        manner,
                        use.workload(),
                        use.pods().size(),
                        use.conduct(),
                        verdicts));
    }

    /** Whether part of it runs on with what it has until something restarts it. */
    public boolean isUnreached() {
        return verdicts.containsValue(Verdict.NOT_LIVE);
    }

    @Override
    public int compareTo(Affected other) {
        return ORDER.compare(this, other);
    }
}
