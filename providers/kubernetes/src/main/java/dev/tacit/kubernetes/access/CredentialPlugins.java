package dev.tacit.kubernetes.access;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Programs and login schemes a kubeconfig wants to be run. A kubeconfig from elsewhere must not start anything here. */
final class CredentialPlugins {
    private CredentialPlugins() {}

    static void refuse(Map<?, ?> user, Path file, Set<String> allowed) throws ClusterException {
        if (user.get("exec") instanceof Map<?, ?> exec) {
            var command = Kubeconfig.text(exec, "command");
            throw refused(
                    file,
                    command == null
                            ? "The entry names no command."
                            : allowed.contains(command)
                                    ? "It is allowed here, but this version of Tacit cannot run credential plugins yet."
                                    : "It is not named in exec { allow = [...] }. This version of Tacit cannot run"
                                            + " credential plugins yet, even when they are.",
                    "The user's credential comes from running "
                            + (command == null ? "a program" : "\"" + command + "\""));
        }
        if (user.get("auth-provider") instanceof Map<?, ?> provider) {
            var name = Kubeconfig.text(provider, "name");
            throw refused(
                    file,
                    "Kubernetes itself gave these up in version 1.26.",
                    "The user logs in through the auth-provider " + (name == null ? "it names" : "\"" + name + "\""));
        }
    }

    private static ClusterException refused(Path file, String why, String what) {
        return new ClusterException(
                KubernetesCode.CREDENTIAL_PLUGIN_REFUSED,
                "The kubeconfig uses a credential plugin",
                what + ", as " + file + " says. " + why
                        + " Use a context whose user has a token, a token file or a client certificate.");
    }
}
