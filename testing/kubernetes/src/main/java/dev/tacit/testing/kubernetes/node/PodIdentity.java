package dev.tacit.testing.kubernetes.node;

/** What changes when a Pod is replaced or its container {@code main} is restarted; equal as long as neither happened. */
public record PodIdentity(String uid, String containerId, int restartCount, String startedAt) {}
