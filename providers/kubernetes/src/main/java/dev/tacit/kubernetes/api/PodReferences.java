package dev.tacit.kubernetes.api;

import java.util.Set;

/** One Pod with the names of the Secrets it refers to. */
public record PodReferences(String pod, Set<String> secrets) {
    public PodReferences {
        secrets = Set.copyOf(secrets);
    }
}
