package dev.tacit.kubernetes.access;

import dev.tacit.core.address.Address;
import dev.tacit.kubernetes.wire.Route;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    /** Settings of a user that are not followed, with what they would do. */
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

    /** One user's way to one cluster. */
    private record Entry(String context, Map<?, ?> cluster, Map<?, ?> user) {}

    /**
     * @param target for whom plugins are run
     * @param allowedPlugins names of commands the declaration allows to be run for a credential
     * @param proxy what the declaration says instead of proxy-url, or null
     */
    public Access access(
            String context,
            Machine machine,
            Address target,
            Set<String> allowedPlugins,
            Plugins plugins,
            @Nullable URI proxy)
            throws ClusterException {
        var entry = entry(context);
        refuseUnsupported(entry.user());
        if (Boolean.TRUE.equals(entry.cluster().get("insecure-skip-tls-verify"))) {
            throw unsupported("insecure-skip-tls-verify", "trusts any server that answers");
        }
        if (entry.user().get("auth-provider") instanceof Map<?, ?> provider) {
            var name = text(provider, "name");
            throw CredentialPlugin.refused(
                    file,
                    "The user logs in through the auth-provider " + (name == null ? "it names" : "\"" + name + "\""),
                    "Kubernetes itself gave these up in version 1.26.");
        }
        var server = Access.server(orEmpty(text(entry.cluster(), "server")))
                .orElseThrow(() -> invalid(file, "The cluster of context \"" + context + "\" has no https server."));
        var route = new Route(
                server, text(entry.cluster(), "tls-server-name"), proxy == null ? proxy(entry.cluster()) : proxy);
        if (entry.user().get("exec") instanceof Map<?, ?> exec) {
            var ca = new CredentialFiles(file, machine.home()).embeddedOr(entry.cluster(), "certificate-authority");
            var plugin = CredentialPlugin.of(exec, file, allowedPlugins, told(entry.cluster(), ca));
            return new Access(route, plugins.logins(target, plugin, ca, machine.environment()));
        }
        return new Access(route, Logins.open(new Stored(this, context, machine.home()), InstantSource.system()));
    }

    private Entry entry(String context) throws ClusterException {
        var entry = entry("contexts", "context", context);
        if (entry == null) {
            throw new ClusterException(
                    KubernetesCode.CONTEXT_UNKNOWN,
                    "The kubeconfig has no such context",
                    "There is no context \"" + context + "\" in " + file + ". It has " + names()
                            + ". No other context is taken in its place.");
        }
        return new Entry(
                context,
                named("clusters", "cluster", context, text(entry, "cluster")),
                named("users", "user", context, text(entry, "user")));
    }

    private @Nullable URI proxy(Map<?, ?> cluster) throws ClusterException {
        var text = text(cluster, "proxy-url");
        if (text == null) {
            return null;
        }
        var proxy = Access.proxy(text);
        if (proxy.isEmpty()) {
            throw unsupported("proxy-url", "names a proxy that is neither http nor https");
        }
        return proxy.get();
    }

    /** What a plugin that asks for it is told of the cluster. */
    private static Map<String, Object> told(Map<?, ?> cluster, @Nullable String ca) {
        var told = new LinkedHashMap<String, Object>();
        for (var key : List.of("server", "tls-server-name", "proxy-url")) {
            var text = text(cluster, key);
            if (text != null) {
                told.put(key, text);
            }
        }
        if (ca != null) {
            told.put(
                    "certificate-authority-data",
                    Base64.getEncoder().encodeToString(ca.getBytes(StandardCharsets.UTF_8)));
        }
        if (cluster.get("extensions") instanceof List<?> extensions) {
            for (var each : extensions) {
                if (each instanceof Map<?, ?> extension
                        && "client.authentication.k8s.io/exec".equals(extension.get("name"))
                        && extension.get("extension") instanceof Map<?, ?> config) {
                    told.put("config", config);
                }
            }
        }
        return told;
    }

    /** What stands in the kubeconfig or in files it names. */
    private static final class Stored implements Logins.Source {
        private final String context;
        private final Path home;
        private Kubeconfig kubeconfig;
        private volatile FileStamps seen = new FileStamps(List.of(), List.of());

        Stored(Kubeconfig kubeconfig, String context, Path home) {
            this.kubeconfig = kubeconfig;
            this.context = context;
            this.home = home;
        }

        @Override
        public synchronized Login read() throws ClusterException {
            var entry = kubeconfig.entry(context);
            if (!seen.files().isEmpty()) {
                var changed = Kubeconfig.read(kubeconfig.file);
                var now = changed.entry(context);
                if (!Objects.equals(text(entry.cluster(), "server"), text(now.cluster(), "server"))) {
                    throw invalid(kubeconfig.file, "Its context \"" + context + "\" leads to another server now.");
                }
                kubeconfig = changed;
                entry = now;
            }
            var files = new CredentialFiles(kubeconfig.file, home);
            var certificate = files.embeddedOr(entry.user(), "client-certificate");
            var key = files.embeddedOr(entry.user(), "client-key");
            if ((certificate == null) != (key == null)) {
                throw invalid(
                        kubeconfig.file,
                        "The user of context \"" + context + "\" has a client certificate or a client key only.");
            }
            var tokenFile = text(entry.user(), "tokenFile");
            var login = Login.of(
                    files.embeddedOr(entry.cluster(), "certificate-authority"),
                    tokenFile == null ? text(entry.user(), "token") : files.read(tokenFile, "tokenFile"),
                    certificate == null || key == null ? null : ClientIdentity.of(certificate, key),
                    null);
            seen = files.stamps();
            return login;
        }

        @Override
        public boolean hasNews() {
            return seen.haveChanged();
        }
    }

    private void refuseUnsupported(Map<?, ?> user) throws ClusterException {
        for (var setting : USER.entrySet()) {
            if (user.get(setting.getKey()) != null) {
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
