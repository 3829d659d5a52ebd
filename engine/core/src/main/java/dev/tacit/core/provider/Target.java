package dev.tacit.core.provider;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.core.record.TargetIdentity;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** One connected target. Safe for use by several threads. */
public interface Target extends AutoCloseable {
    TargetIdentity identity();

    /** How many deliveries it takes at once. */
    int parallelism();

    /** Looks at objects without changing anything; what could not be seen is said per object, never thrown. */
    Observations observe(ObservationRequest request);

    /**
     * Tells which namespaces there are; never throws for the world's faults. Asked only where {@link
     * TargetProvider#namespaces} says that objects live in namespaces.
     */
    default NamespaceListing namespaces(NamespaceRequest request) {
        throw new UnsupportedOperationException("a target without namespaces");
    }

    /** Who refers to these objects, and how; never throws for the world's faults. Reads no content. */
    default Uses uses(Map<ObjectKey, ObjectTraits> objects) {
        return Uses.NONE;
    }

    /**
     * When we last wrote these objects, by the target's clock; what it does not tell is left out. Never throws for the
     * world's faults.
     */
    default Map<ObjectKey, Instant> written(Set<ObjectKey> objects) {
        return Map.of();
    }

    /**
     * Which of these writes the target would refuse for lack of permission, with why; what nobody can tell is left out.
     * Changes nothing.
     */
    default Map<ObjectKey, Diagnostic> forbidden(Map<ObjectKey, WriteKind> writes) {
        return Map.of();
    }

    /** Reads one object; never throws for the world's faults. Where objects live in namespaces, whoever it belongs to. */
    Reading read(ObjectKey object);

    /** Carries out one write, once: no retry of a write whose answer is unknown. Never throws for the world's faults. */
    Receipt deliver(Delivery delivery);

    /**
     * Removes content that an interrupted write left where no observation sees it. Called under the lock, before
     * anything is written; never throws for the world's faults.
     */
    default void tidy() {}

    @Override
    void close();
}
