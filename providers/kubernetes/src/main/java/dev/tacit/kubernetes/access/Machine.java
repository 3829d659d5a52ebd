package dev.tacit.kubernetes.access;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a run finds around it.
 *
 * @param root where relative paths in a declaration start
 * @param home what {@code ~} means
 * @param environment of which credential plugins get a copy
 * @param serviceAccount where Kubernetes mounts the token of a Pod
 */
public record Machine(Path root, Path home, Map<String, String> environment, Path serviceAccount) {
    public Machine {
        environment = Map.copyOf(environment);
    }

    public static Machine at(Path root, Path home, Map<String, String> environment) {
        return new Machine(root, home, environment, Path.of("/var/run/secrets/kubernetes.io/serviceaccount"));
    }

    @Override
    public String toString() {
        return "the machine at " + root; // an environment holds secrets
    }
}
