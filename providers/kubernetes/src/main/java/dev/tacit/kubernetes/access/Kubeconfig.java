package dev.tacit.kubernetes.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A kubeconfig file. What would weaken TLS, act as someone else or run a program is refused, never skipped: leaving it
 * out would reach the cluster in another way than its author meant.
 */
public final class Kubeconfig {
    /** Settings of a cluster that are not followed, with what they would do. */
    private static final Map<String, String> CLUSTER = Map.of(
            "proxy-url", "sends requests through a proxy",
            "tls-server-name", "expects another name in the server's certificate");

    /** The same of a user. */
    private static final Map<String, String> USER = Map.of(
            "as", "impersonates another user",
            "as-uid", "impersonates another user",
            "as-groups", "impersonates a group",
            "as-user-extra", "impersonates another user",
            "username", "logs in with a password, which Kubernetes gave up in version 1.19",
            "password", "logs in with a password, which Kubernetes gave up in version 1.19");

    private final Path file;
    private final Map<?, ?> root;

    private Kubeconfig(Path file, Map<?, ?> root) {
        this.file = file;
        this.root = root;
    }

    public static Kubeconfig read(Path file) throws ClusterException {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new ClusterException(
                    KubernetesCode.KUBECONFIG_UNREADABLE,
                    "The kubeconfig cannot be read",
                    "Reading " + file + " failed: " + Paths.why(e)
                            + ". Check that the path is right, that you may read the file.");
        }
        try {
            if (new Load(LoadSettings.builder().setLabel("kubeconfig").build()).loadFromString(text)
                    instanceof Map<?, ?> map) {
                return new Kubeconfig(file, map);
            }
            throw invalid(file, "It is not a YAML mapping.");
        } catch (MarkedYamlEngineException e) {
            // The message quotes the line, which may hold a token.
            throw invalid(
                    file,
                    e.getProblemMark()
                            .map(mark -> "It is not valid YAML at line " + (mark.getLine() + 1) + ".")
                            .orElse("It is not valid YAML."));
        } catch (YamlEngineException e) {
            throw invalid(file, "It is not valid YAML.");
        }
    }

    /** @param allowedPlugins names of commands the declaration allows to be run for a credential */
    public Access access(String context, Path home, Set<String> allowedPlugins) throws ClusterException {
        var entry = entry("contexts", "context", context);
        if (entry == null) {
            throw new ClusterException(
                    KubernetesCode.CONTEXT_UNKNOWN,
                    "The kubeconfig has no such context",
                    "There is no context \"" + context + "\" in " + file + ". It has " + names()
                            + ". No other context is taken in its place.");
        }
        var cluster = named("clusters", "cluster", context, text(entry, "cluster"));
        var user = named("users", "user", context, text(entry, "user"));
        refuseUnsupported(cluster, CLUSTER);
        if (Boolean.TRUE.equals(cluster.get("insecure-skip-tls-verify"))) {
            throw unsupported("insecure-skip-tls-verify", "trusts any server that answers");
        }
        CredentialPlugins.refuse(user, file, allowedPlugins);
        refuseUnsupported(user, USER);
        var server = Access.server(orEmpty(text(cluster, "server")))
                .orElseThrow(() -> invalid(file, "The cluster of context \"" + context + "\" has no https server."));
        var credentials = new CredentialFiles(file, home);
        var certificate = credentials.embeddedOr(user, "client-certificate");
        var key = credentials.embeddedOr(user, "client-key");
        if ((certificate == null) != (key == null)) {
            throw invalid(
                    file, "The user of context \"" + context + "\" has a client certificate or a client key only.");
        }
        var fromFile = text(user, "tokenFile");
        return Access.of(
                server,
                credentials.embeddedOr(cluster, "certificate-authority"),
                fromFile == null ? text(user, "token") : credentials.read(fromFile, "tokenFile"),
                certificate == null || key == null ? null : ClientIdentity.of(certificate, key));
    }

    private void refuseUnsupported(Map<?, ?> section, Map<String, String> settings) throws ClusterException {
        for (var setting : settings.entrySet()) {
            if (section.get(setting.getKey()) != null) {
                throw unsupported(setting.getKey(), setting.getValue());
            }
        }
    }

    private ClusterException unsupported(String setting, String effect) {
        return new ClusterException(
                KubernetesCode.KUBECONFIG_UNSUPPORTED,
                "The kubeconfig asks for something Tacit does not do",
                "In " + file + ", " + setting + " is set. It " + effect
                        + ", which Tacit does not do. Make a context without it.");
    }

    private Map<?, ?> named(String list, String key, String context, @Nullable String name) throws ClusterException {
        var found = name == null ? null : entry(list, key, name);
        if (found == null) {
            throw invalid(file, "Context \"" + context + "\" names a " + key + " that is not under " + list + ".");
        }
        return found;
    }

    private @Nullable Map<?, ?> entry(String list, String key, String name) {
        if (root.get(list) instanceof List<?> entries) {
            for (var each : entries) {
                if (each instanceof Map<?, ?> map && name.equals(map.get("name"))) {
                    return map.get(key) instanceof Map<?, ?> body ? body : Map.of();
                }
            }
        }
        return null;
    }

    private String names() {
        if (!(root.get("contexts") instanceof List<?> entries)) {
            return "none";
        }
        var names = entries.stream()
                .map(each -> each instanceof Map<?, ?> map && map.get("name") instanceof String name ? name : "")
                .filter(name -> !name.isEmpty())
                .limit(20)
                .toList();
        return names.isEmpty() ? "none" : "\"" + String.join("\", \"", names) + "\"";
    }

    static @Nullable String text(Map<?, ?> section, String key) {
        return section.get(key) instanceof String text && !text.isEmpty() ? text : null;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static ClusterException invalid(Path file, String why) {
        return new ClusterException(
                KubernetesCode.KUBECONFIG_INVALID,
                "The kubeconfig is not usable",
                why + " The file is " + file + ". Check it with `kubectl config view`.");
    }
}
