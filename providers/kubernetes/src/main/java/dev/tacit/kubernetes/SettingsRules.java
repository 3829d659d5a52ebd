package dev.tacit.kubernetes;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.resource.Body;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Text;
import dev.tacit.core.value.Value;
import dev.tacit.kubernetes.access.Access;
import dev.tacit.kubernetes.access.KubernetesCode;
import java.util.List;
import java.util.stream.Stream;

/** Which attributes of a target block go together, which forms they have. */
record SettingsRules(Body body, Diagnostics diagnostics) {
    private static final List<String> INLINE =
            List.of("server", "ca", "tls_server_name", "token", "token_file", "client_certificate", "client_key");

    static boolean isInCluster(Body body) {
        return body.attribute("in_cluster")
                .map(Body.Attribute::value)
                .filter(Bool.TRUE::equals)
                .isPresent();
    }

    void check() {
        if (has("kubeconfig")) {
            checkKubeconfig();
        } else if (isInCluster(body)) {
            refuseWith("in_cluster = true", Stream.concat(INLINE.stream(), Stream.of("context", "proxy_url")));
        } else if (has("server")) {
            checkInline();
        } else {
            error(
                    "The target says no cluster",
                    "Give kubeconfig and context, or server, ca and a credential, or in_cluster = true. Tacit takes no"
                            + " cluster that was not named.",
                    body.range());
        }
        checkProxy();
        if (has("observe") && ObserveMode.of(text("observe")).isEmpty()) {
            error(
                    "No such way of observing",
                    "observe is \"namespaces\" (one list of each namespace), \"cluster\" (one list of the whole cluster) or"
                            + " \"names\" (each object by its name).",
                    range("observe"));
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
        var others = isInCluster(body) ? Stream.concat(INLINE.stream(), Stream.of("in_cluster")) : INLINE.stream();
        refuseWith("kubeconfig", others);
    }

    private void refuseWith(String way, Stream<String> others) {
        others.filter(this::has)
                .forEach(name -> error(
                        "Two ways to one cluster",
                        "With " + way + ", " + name + " comes from there. Remove one of them.",
                        range(name)));
    }

    private void checkInline() {
        if (has("context")) {
            error("A context without a kubeconfig", "Context names an entry of a kubeconfig.", range("context"));
        }
        if (Access.server(text("server")).isEmpty()) {
            error(
                    "The server is not an https address",
                    "Give it like https://host:6443, without user, query or fragment. Plain http would show the"
                            + " credential and every value to the network.",
                    range("server"));
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
            return;
        }
        long ways =
                Stream.of("token", "token_file", "client_key").filter(this::has).count();
        if (ways != 1) {
            error(
                    ways == 0 ? "The credential is missing" : "Two credentials",
                    "Give either token, or token_file, or client_certificate and client_key.",
                    range("server"));
        }
    }

    private void checkProxy() {
        if (!has("proxy_url")) {
            return;
        }
        var proxy = Access.proxy(text("proxy_url"));
        if (proxy.isEmpty()) {
            error(
                    "The proxy is not an http or https address",
                    "Give it like http://host:3128. Other kinds of proxy are not spoken to.",
                    range("proxy_url"));
        } else if (proxy.get().getRawUserInfo() != null) {
            error(
                    "A proxy's password does not belong in a declaration",
                    "Addresses are recorded as they are. Put a proxy-url with its password into a kubeconfig.",
                    range("proxy_url"));
        }
    }

    private boolean has(String name) {
        return body.attribute(name).isPresent();
    }

    private String text(String name) {
        Value value = body.attribute(name).map(Body.Attribute::value).orElseThrow();
        return value instanceof Text text ? text.string() : "";
    }

    private SourceRange range(String name) {
        return body.attribute(name).map(Body.Attribute::range).orElse(body.range());
    }

    private void error(String summary, String detail, SourceRange range) {
        diagnostics.add(Diagnostic.error(KubernetesCode.KUBERNETES_SETTINGS, summary, detail, range));
    }
}
