package dev.tacit.kubernetes.api;

import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.kubernetes.access.KubernetesCode;
import dev.tacit.kubernetes.wire.TunnelException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * What a request was for, in the words of RBAC, so that a diagnostic can name the missing permission.
 *
 * @param object for people: {@code Secret team-a/db}, or the same words as {@code scope} for a list
 */
public record Purpose(String verb, String resource, String scope, String object) {
    static Purpose secrets(String verb, String namespace, String name) {
        var scope = "namespace " + namespace;
        return new Purpose(verb, "secrets", scope, name.isEmpty() ? scope : "Secret " + namespace + "/" + name);
    }

    /** Why an answer that is no success is none, without a word of its message. */
    public Diagnostic diagnose(Failure failure) {
        return switch (failure.status()) {
            case 401 ->
                error(
                        KubernetesCode.LOGIN_REFUSED,
                        "The cluster does not accept the credential",
                        "The API server answered 401 to " + verb + " " + resource + " in " + scope
                                + ". The token or client certificate is expired, revoked, or of another cluster.");
            case 403 ->
                failure.names("NamespaceTerminating")
                        ? error(
                                KubernetesCode.NAMESPACE_MISSING,
                                "The namespace is being deleted",
                                "Nothing can be created in " + scope + " while it is being deleted.")
                        : failure.denial() == Failure.Denial.AUTHORIZATION
                                ? error(
                                        KubernetesCode.ACCESS_FORBIDDEN,
                                        "The cluster does not permit this",
                                        "The credential lacks the permission to " + verb + " " + resource + " in "
                                                + scope
                                                + ". Grant it with a Role and a RoleBinding, or use another credential.")
                                : error(
                                        KubernetesCode.OBJECT_REFUSED,
                                        "A rule of the cluster forbids this",
                                        "A quota or an admission rule forbids to " + verb + " " + object
                                                + ". Its message is not shown, since it may repeat a value; the"
                                                + " cluster's administrator finds it in the audit log.");
            case 429 ->
                error(
                        KubernetesCode.CLUSTER_BUSY,
                        "The API server has too much to do",
                        "It turned the request to " + verb + " " + object
                                + " away (429) without processing it. Try again later.");
            default -> {
                var said = "It answered " + failure.status()
                        + (failure.reason().isEmpty() ? "" : " (" + failure.reason() + ")") + " to " + verb + " "
                        + object
                        + ".";
                yield failure.status() >= 500
                        ? error(KubernetesCode.CLUSTER_UNREACHABLE, "The API server failed", said)
                        : failure.status() < 400
                                ? error(KubernetesCode.NOT_A_CLUSTER, "The server is not a Kubernetes API server", said)
                                : error(KubernetesCode.OBJECT_REFUSED, "The API server refused a request", said);
            }
        };
    }

    /** Why there is no answer. */
    public Diagnostic diagnose(IOException failure) {
        if (untrusted(failure)) {
            return error(
                    KubernetesCode.CLUSTER_UNTRUSTED,
                    "The server's certificate is not trusted",
                    "The server's certificate is not signed by the certificate authority given, or is for another host,"
                            + " or is expired. Nothing was sent. Check ca, or certificate-authority in the kubeconfig.");
        }
        var why = switch (failure) {
            case HttpConnectTimeoutException _ -> "the connection could not be made in time";
            case HttpTimeoutException _ -> "there was no answer in time";
            case TunnelException refused -> "the proxy made no tunnel (it answered " + refused.status() + ")";
            case ConnectException _ -> "the connection could not be made";
            case SSLException _ -> "TLS failed";
            default -> "the connection broke";
        };
        return error(
                KubernetesCode.CLUSTER_UNREACHABLE,
                "The API server cannot be reached",
                "Asked to " + verb + " " + object + ", " + why + ".");
    }

    /** Whether nothing was sent at all. */
    static boolean neverSent(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof SSLHandshakeException;
    }

    private static boolean untrusted(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static Diagnostic error(KubernetesCode code, String summary, String detail) {
        return Diagnostic.error(code, summary, detail, null);
    }
}
