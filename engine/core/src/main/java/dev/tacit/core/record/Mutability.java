package dev.tacit.core.record;

/** Whether the content of an object may still be changed where it is. */
public enum Mutability {
    MUTABLE,
    /** Kubernetes' {@code immutable: true}: for ever, until the object is deleted. */
    IMMUTABLE
}
