package dev.tacit.kubernetes.access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program that a kubeconfig names for getting a credential ({@code client.authentication.k8s.io}).
 *
 * @param program how to start it: a name that is looked for on the PATH, or an absolute path
 * @param environment set besides what the run's own environment has
 * @param cluster told to it when it asks for that, else empty
 */
record CredentialPlugin(
        String version,
        String program,
        List<String> arguments,
        Map<String, String> environment,
        Map<String, Object> cluster) {
    private static final String GROUP = "client.authentication.k8s.io/";
    private static final Set<String> VERSIONS = Set.of(GROUP + "v1", GROUP + "v1beta1");

    CredentialPlugin {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        cluster = Map.copyOf(cluster);
    }

    /**
     * A kubeconfig from elsewhere must not start anything here: only what the declaration allows, by exactly the word the
     * kubeconfig uses.
     *
     * @param cluster what a plugin that asks for it is told
     */
    static CredentialPlugin of(Map<?, ?> exec, Path file, Set<String> allowed, Map<String, Object> cluster)
            throws ClusterException {
        var command = Kubeconfig.text(exec, "command");
        if (command == null || !allowed.contains(command)) {
            throw refused(
                    file,
                    "The user's credential comes from running "
                            + (command == null ? "a program" : "\"" + command + "\""),
                    command == null
                            ? "The entry names no command."
                            : "It is not named in exec { allow = [...] }, and nothing is run that is not.");
        }
        var version = Kubeconfig.text(exec, "apiVersion");
        if (version == null || !VERSIONS.contains(version)) {
            throw Kubeconfig.invalid(
                    file, "The credential plugin \"" + command + "\" is to speak neither " + GROUP + "v1 nor v1beta1.");
        }
        if ("Always".equals(exec.get("interactiveMode"))) {
            throw refused(
                    file,
                    "The credential plugin \"" + command + "\" has to ask somebody",
                    "Tacit runs plugins without a terminal.");
        }
        var arguments = new ArrayList<String>();
        if (exec.get("args") instanceof List<?> list) {
            list.forEach(argument -> arguments.add(String.valueOf(argument)));
        }
        var environment = new LinkedHashMap<String, String>();
        if (exec.get("env") instanceof List<?> list) {
            for (var entry : list) {
                if (entry instanceof Map<?, ?> pair && pair.get("name") instanceof String name) {
                    environment.put(name, String.valueOf(pair.get("value")));
                }
            }
        }
        return new CredentialPlugin(
                version,
                command.contains("/")
                        ? file.toAbsolutePath().resolveSibling(command).toString()
                        : command,
                arguments,
                environment,
                Boolean.TRUE.equals(exec.get("provideClusterInfo")) ? cluster : Map.of());
    }

    static ClusterException refused(Path file, String what, String why) {
        return new ClusterException(
                KubernetesCode.CREDENTIAL_PLUGIN_REFUSED,
                "The kubeconfig uses a credential plugin",
                what + ", as " + file + " says. " + why
                        + " Use a context whose user has a token, a token file or a client certificate, or allow the"
                        + " program by the word that stands in the kubeconfig.");
    }

    /** For {@code KUBERNETES_EXEC_INFO}. */
    String question() {
        return PluginJson.write(Map.of(
                "apiVersion",
                version,
                "kind",
                "ExecCredential",
                "spec",
                cluster.isEmpty() ? Map.of("interactive", false) : Map.of("interactive", false, "cluster", cluster)));
    }

    @Override
    public String toString() {
        return "credential plugin " + program; // arguments may hold anything
    }
}
