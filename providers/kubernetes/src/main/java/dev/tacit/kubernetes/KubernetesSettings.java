package dev.tacit.kubernetes;

import static dev.tacit.core.resource.Schema.Visibility.MASKED;
import static dev.tacit.core.resource.Schema.Visibility.PUBLIC;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.provider.TargetSettings;
import dev.tacit.core.resource.Body;
import dev.tacit.core.resource.Declaration;
import dev.tacit.core.resource.Schema;
import dev.tacit.core.value.Content;
import dev.tacit.core.value.ListValue;
import dev.tacit.core.value.Secret;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.kubernetes.access.Access;
import dev.tacit.kubernetes.access.ClusterException;
import dev.tacit.kubernetes.access.InCluster;
import dev.tacit.kubernetes.access.InlineAccess;
import dev.tacit.kubernetes.access.Kubeconfig;
import dev.tacit.kubernetes.access.KubernetesCode;
import dev.tacit.kubernetes.access.Machine;
import dev.tacit.kubernetes.access.Paths;
import dev.tacit.kubernetes.access.Plugins;
import dev.tacit.kubernetes.wire.Route;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The attributes of a target block: what they are, which go together, what they lead to. */
final class KubernetesSettings {
    static final Schema SCHEMA = new Schema(
            List.of(
                    Schema.Attribute.optional("kubeconfig", Type.STRING, PUBLIC),
                    Schema.Attribute.optional("context", Type.STRING, PUBLIC),
                    Schema.Attribute.optional("in_cluster", Type.BOOL, PUBLIC),
                    Schema.Attribute.optional("server", Type.STRING, PUBLIC),
                    Schema.Attribute.optional("tls_server_name", Type.STRING, PUBLIC),
                    Schema.Attribute.optional("proxy_url", Type.STRING, PUBLIC),
                    Schema.Attribute.optional("token_file", Type.STRING, PUBLIC),
                    Schema.Attribute.optional("observe", Type.STRING, PUBLIC),
                    Schema.Attribute.optional("ca", Type.STRING, MASKED),
                    Schema.Attribute.optional("token", Type.STRING, MASKED).takingSecrets(),
                    Schema.Attribute.optional("client_certificate", Type.STRING, MASKED)
                            .takingSecrets(),
                    Schema.Attribute.optional("client_key", Type.STRING, MASKED).takingSecrets()),
            List.of(new Schema.Nested(
                    "exec",
                    new Schema(List.of(Schema.Attribute.required("allow", new Type.ListOf(Type.STRING), PUBLIC))),
                    0,
                    1)));

    private static final List<String> PLAIN =
            List.of("kubeconfig", "context", "server", "ca", "tls_server_name", "proxy_url", "token_file", "observe");
    private static final List<String> CREDENTIALS = List.of("token", "client_certificate", "client_key");
    private static final String IN_CLUSTER = "in_cluster";
    private static final String ALLOWED_PLUGINS = "exec.allow";

    private KubernetesSettings() {}

    static Optional<TargetSettings> split(Declaration declaration, Diagnostics diagnostics) {
        var body = declaration.body();
        long before = diagnostics.errorCount();
        new SettingsRules(body, diagnostics).check();
        if (diagnostics.errorCount() > before) {
            return Optional.empty();
        }
        var plain = new TreeMap<String, String>();
        var credentials = new TreeMap<String, Value>();
        for (var name : PLAIN) {
            body.attribute(name).ifPresent(a -> plain.put(name, text(a.value())));
        }
        if (SettingsRules.isInCluster(body)) {
            plain.put(IN_CLUSTER, "true");
        }
        for (var name : CREDENTIALS) {
            body.attribute(name).ifPresent(a -> credentials.put(name, a.value()));
        }
        for (var exec : body.blocks("exec")) {
            exec.attribute("allow").map(Body.Attribute::value).ifPresent(allow -> {
                if (allow instanceof ListValue list) {
                    plain.put(
                            ALLOWED_PLUGINS,
                            list.elements().stream()
                                    .map(KubernetesSettings::text)
                                    .collect(Collectors.joining("\n")));
                }
            });
        }
        return Optional.of(new TargetSettings(declaration.address(), plain, credentials));
    }

    static ObserveMode observe(TargetSettings settings) {
        return ObserveMode.of(settings.plain().getOrDefault("observe", "")).orElse(ObserveMode.NAMESPACES);
    }

    /** Reads files afresh, opens credentials, asks a credential plugin. */
    static Access access(TargetSettings settings, Machine machine, Plugins plugins) throws ClusterException {
        var plain = settings.plain();
        var proxy = Optional.ofNullable(plain.get("proxy_url"))
                .flatMap(Access::proxy)
                .orElse(null);
        var kubeconfig = plain.get("kubeconfig");
        if (kubeconfig != null) {
            return Kubeconfig.read(file(kubeconfig, machine))
                    .access(
                            plain.getOrDefault("context", ""),
                            machine,
                            settings.address(),
                            Set.of(plain.getOrDefault(ALLOWED_PLUGINS, "").split("\n")),
                            plugins,
                            proxy);
        }
        if (plain.containsKey(IN_CLUSTER)) {
            return InCluster.access(machine);
        }
        var route = new Route(
                Access.server(plain.getOrDefault("server", "")).orElseThrow(), plain.get("tls_server_name"), proxy);
        var ca = plain.getOrDefault("ca", "");
        var tokenFile = plain.get("token_file");
        return tokenFile != null
                ? InlineAccess.of(route, ca, file(tokenFile, machine))
                : InlineAccess.of(
                        route,
                        ca,
                        opened(settings, "token"),
                        opened(settings, "client_certificate"),
                        opened(settings, "client_key"));
    }

    private static Path file(String path, Machine machine) throws ClusterException {
        try {
            return machine.root().resolve(Paths.expand(path, machine.home())).normalize();
        } catch (InvalidPathException e) {
            throw new ClusterException(
                    KubernetesCode.KUBECONFIG_UNREADABLE,
                    "The kubeconfig cannot be read",
                    "What is given as its path is not a path on this system.");
        }
    }

    private static Optional<String> opened(TargetSettings settings, String name) throws ClusterException {
        var value = settings.credentials().get(name);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(text(
                value instanceof Secret secret
                        ? switch (secret.content()) {
                            case Content.Opened(var content) -> content;
                            case Content.NeedsValueKey _ ->
                                throw new ClusterException(
                                        KubernetesCode.CREDENTIAL_SEALED,
                                        "Connecting needs the value key",
                                        "The target's " + name + " is a secret, which only the value key opens.");
                            case Content.Failed(var why) -> throw new ClusterException(why);
                        }
                        : value));
    }

    private static String text(Value value) {
        if (value instanceof Text text) {
            return text.string();
        }
        throw new IllegalStateException("a setting of type " + value.type() + ": a bug in Tacit");
    }
}
