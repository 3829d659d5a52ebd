package dev.tacit.testing.kubernetes.node;

import dev.tacit.testing.kubernetes.Controllers;
import dev.tacit.testing.kubernetes.Kubeconfig;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a node is to be.
 *
 * @param syncFrequency how often kubelet looks at a Pod that nobody touched; up to half of it is added by chance
 * @param controllers what runs beside it
 * @param way how kubelet reaches the API server, such as through a {@link SlowWatch}; directly when empty
 */
public record NodeOptions(
        Detection detection,
        Duration syncFrequency,
        Set<Controllers.Program> controllers,
        Optional<Kubeconfig.Context> way) {
    /** How kubelet learns that a Secret changed ({@code configMapAndSecretChangeDetectionStrategy}). */
    public enum Detection {
        /** As it is unless configured: the API server tells. */
        WATCH("Watch"),
        /** It asks again when what it knows is older than the node's ttl annotation says, a minute without one. */
        CACHE("Cache"),
        /** It asks whenever it looks at a Pod. */
        GET("Get");

        final String inConfiguration;

        Detection(String inConfiguration) {
            this.inConfiguration = inConfiguration;
        }
    }

    public NodeOptions {
        controllers = Set.copyOf(controllers);
    }

    /** As kubelet is unless configured: it watches, it looks every minute; no controllers. */
    public static NodeOptions standard() {
        return new NodeOptions(Detection.WATCH, Duration.ofMinutes(1), Set.of(), Optional.empty());
    }

    public NodeOptions detecting(Detection by) {
        return new NodeOptions(by, syncFrequency, controllers, way);
    }

    public NodeOptions syncingEvery(Duration frequency) {
        return new NodeOptions(detection, frequency, controllers, way);
    }

    /** Only with controllers is a Deployment more than a text. Pods find the node by name while there is no scheduler. */
    public NodeOptions with(Controllers.Program... programs) {
        var all = EnumSet.noneOf(Controllers.Program.class);
        all.addAll(controllers);
        all.addAll(List.of(programs));
        return new NodeOptions(detection, syncFrequency, all, way);
    }

    public NodeOptions through(Kubeconfig.Context to) {
        return new NodeOptions(detection, syncFrequency, controllers, Optional.of(to));
    }
}
