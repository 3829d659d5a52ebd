package dev.tacit.kubernetes.api;

import dev.tacit.core.record.ObjectKey;
import java.util.Set;

/** An Ingress or Gateway with the certificates it serves. */
public record RouteUse(String namespace, String name, Set<ObjectKey> secrets) {
    public RouteUse {
        secrets = Set.copyOf(secrets);
    }
}
