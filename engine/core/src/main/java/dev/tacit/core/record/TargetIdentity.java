package dev.tacit.core.record;

/** What a target calls itself, whatever address leads to it: a cluster's {@code kube-system} UID, a directory's random id. */
public record TargetIdentity(String id) {}
