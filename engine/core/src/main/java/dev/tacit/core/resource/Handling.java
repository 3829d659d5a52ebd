package dev.tacit.core.resource;

import dev.tacit.core.record.Mutability;
import dev.tacit.core.record.Owner;
import java.util.Set;

/**
 * What is to be done about objects that others made, changed or hold on to.
 *
 * @param adopts from whom an object is taken over; empty: from nobody, not even from {@link Owner.Tool#NOBODY}
 * @param mutability immutable objects carry their version in their name
 */
public record Handling(Set<Owner.Tool> adopts, Drift drift, Mutability mutability, Unreached unreached) {
    public static final Handling USUAL = new Handling(Set.of(), Drift.REPAIR, Mutability.MUTABLE, Unreached.WARN);

    /** What happens about an object that somebody else edited, relabelled or deleted. */
    public enum Drift {
        REPAIR,
        /** It is shown, and left as it is. */
        REPORT,
        /** It is shown, and nothing at all is applied. */
        REFUSE
    }

    /** What happens about workloads that would not see a change before they restart. */
    public enum Unreached {
        WARN,
        /** They are shown, and nothing at all is applied. */
        REFUSE
    }

    public Handling {
        adopts = Set.copyOf(adopts);
    }
}
