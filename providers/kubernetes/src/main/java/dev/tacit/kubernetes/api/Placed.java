package dev.tacit.kubernetes.api;

import dev.tacit.core.record.ObjectKey;

/** An object of a list that spans namespaces. */
public record Placed(ObjectKey key, ObjectMeta meta) {}
