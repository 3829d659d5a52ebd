package dev.tacit.kubernetes;

import static dev.tacit.core.resource.Schema.Visibility.MASKED;
import static dev.tacit.core.resource.Schema.Visibility.PUBLIC;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
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
import dev.tacit.kubernetes.access.InlineAccess;
import dev.tacit.kubernetes.access.Kubeconfig;
import dev.tacit.kubernetes.access.KubernetesCode;
import dev.tacit.kubernetes.access.Paths;
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
                    Schema.Attribute.optional("server", Type.STRING, PUBLIC),
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

    private static final List<String> PLAIN = List.of("kubeconfig", "context", "server", "ca");
    private static final List<String> CREDENTIALS = List.of("token", "client_certificate", "client_key");
    private static final List<String> INLINE = List.of("server", "ca", "token", "client_certificate", "client_key");
    private static final String ALLOWED_PLUGINS = "exec.allow";

    private KubernetesSettings() {}

    static Optional<TargetSettings> split(Declaration declaration, Diagnostics diagnostics) {
        var body = declaration.body();
        long before = diagnostics.errorCount();
        new Rules(body, diagnostics).check();
        if (diagnostics.errorCount() > before) {
            return Optional.empty();
        }
        var plain = new TreeMap<String, String>();
        var credentials = new TreeMap<String, Value>();
        for (var name : PLAIN) {
            body.attribute(name).ifPresent(a -> plain.put(name, text(a.value())));
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

    /** Reads files afresh, opens credentials. */
    static Access access(TargetSettings settings, Path rootModule, Path home) throws ClusterException {
        var plain = settings.plain();
        var kubeconfig = plain.get("kubeconfig");
        if (kubeconfig != null) {
            return Kubeconfig.read(file(kubeconfig, rootModule, home))
                    .access(
                            plain.getOrDefault("context", ""),
                            home,
                            Set.of(plain.getOrDefault(ALLOWED_PLUGINS, "").split("\n")));
        }
        return InlineAccess.of(
                plain.getOrDefault("server", ""),
                plain.getOrDefault("ca", ""),
                opened(settings, "token"),
                opened(settings, "client_certificate"),
                opened(settings, "client_key"));
    }

    private static Path file(String path, Path rootModule, Path home) throws ClusterException {
        try {
            return rootModule.resolve(Paths.expand(path, home)).normalize();
        } catch (InvalidPathException e) {
            throw new ClusterException(
                    KubernetesCode.KUBECONFIG_UNREADABLE,
                    "The kubeconfig cannot be read",
                    "What is given as kubeconfig is not a path on this system.");
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

    private record Rules(Body body, Diagnostics diagnostics) {
        void check() {
            if (has("kubeconfig")) {
                checkKubeconfig();
            } else if (has("server")) {
                checkInline();
            } else {
                error(
                        "The target says no cluster",
                        "Give kubeconfig and context, or server, ca and a credential. Tacit takes no cluster that was not"
                                + " named.",
                        body.range());
            }
        }

        private void checkKubeconfig() {
            if (!has("context")) {
                error(
                        "A kubeconfig needs a context",
                        "Which context of the kubeconfig is meant must be said with context = \"...\": the current one may"
                                + " be another tomorrow.",
                        range("kubeconfig"));
            }
            for (var name : INLINE) {
                if (has(name)) {
                    error(
                            "Two ways to one cluster",
                            "With kubeconfig, " + name + " comes from there. Remove one of them.",
                            range(name));
                }
            }
        }

        private void checkInline() {
            if (has("context")) {
                error("A context without a kubeconfig", "Context names an entry of a kubeconfig.", range("context"));
            }
            var server = body.attribute("server").orElseThrow();
            if (Access.server(text(server.value())).isEmpty()) {
                error(
                        "The server is not an https address",
                        "Give it like https://host:6443, without user, query or fragment. Plain http would show the"
                                + " credential and every value to the network.",
                        server.range());
            }
            if (!has("ca")) {
                error(
                        "The certificate authority is missing",
                        "Give ca, the PEM of the authority that signs the API server's certificate.",
                        range("server"));
            }
            if (has("client_certificate") != has("client_key")) {
                error(
                        "A client certificate needs its key",
                        "Give client_certificate and client_key together.",
                        range(has("client_key") ? "client_key" : "client_certificate"));
            } else if (has("token") == has("client_key")) {
                error(
                        has("token") ? "Two credentials" : "The credential is missing",
                        "Give either token, or client_certificate and client_key.",
                        range("server"));
            }
        }

        private boolean has(String name) {
            return body.attribute(name).isPresent();
        }

        private SourceRange range(String name) {
            return body.attribute(name).map(Body.Attribute::range).orElse(body.range());
        }

        private void error(String summary, String detail, SourceRange range) {
            diagnostics.add(Diagnostic.error(KubernetesCode.KUBERNETES_SETTINGS, summary, detail, range));
        }
    }
}
