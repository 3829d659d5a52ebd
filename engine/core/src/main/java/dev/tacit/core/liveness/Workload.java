package dev.tacit.core.liveness;

import java.util.Comparator;

/**
 * What is at the top of a chain of owners: a Deployment rather than its ReplicaSets or Pods.
 *
 * @param kind as the target calls it
 */
public record Workload(String namespace, String kind, String name) implements Comparable<Workload> {
    private static final Comparator<Workload> ORDER = Comparator.comparing(Workload::namespace)
            .thenComparing(Workload::kind)
            .thenComparing(Workload::name);

    @Override
    public int compareTo(Workload other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return namespace + "/" + kind + "/" + name;
    }
}
