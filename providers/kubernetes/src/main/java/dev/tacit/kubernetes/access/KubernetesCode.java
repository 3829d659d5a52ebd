package dev.tacit.kubernetes.access;

import dev.tacit.core.diagnostic.Code;

/** What can go wrong between Tacit and a cluster. */
public enum KubernetesCode implements Code {
    /** Attributes of a target block that do not go together, or have an impossible form. */
    KUBERNETES_SETTINGS,
    KUBECONFIG_UNREADABLE,
    KUBECONFIG_INVALID,
    KUBECONFIG_UNSUPPORTED,
    CONTEXT_UNKNOWN,
    CREDENTIAL_PLUGIN_REFUSED,
    CREDENTIAL_PLUGIN_FAILED,
    NOT_IN_A_CLUSTER,
    CREDENTIAL_INVALID,
    /** A credential that only the value key opens. */
    CREDENTIAL_SEALED,
    CLUSTER_UNREACHABLE,
    CLUSTER_UNTRUSTED,
    CLUSTER_BUSY,
    NOT_A_CLUSTER,
    LOGIN_REFUSED,
    ACCESS_FORBIDDEN,
    NAMESPACE_MISSING,
    OBJECT_FOREIGN,
    OBJECT_CHANGED,
    OBJECT_REFUSED,
    ANSWER_UNKNOWN
}
