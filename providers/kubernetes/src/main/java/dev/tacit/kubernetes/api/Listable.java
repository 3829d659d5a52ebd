package dev.tacit.kubernetes.api;

/** What can be listed of a namespace, or of the whole cluster. */
public enum Listable {
    PODS("", "v1", "pods"),
    DEPLOYMENTS("apps", "v1", "deployments"),
    STATEFUL_SETS("apps", "v1", "statefulsets"),
    DAEMON_SETS("apps", "v1", "daemonsets"),
    INGRESSES("networking.k8s.io", "v1", "ingresses"),
    GATEWAYS("gateway.networking.k8s.io", "v1", "gateways");

    private final String group;
    private final String version;
    private final String resource;

    Listable(String group, String version, String resource) {
        this.group = group;
        this.version = version;
        this.resource = resource;
    }

    public String group() {
        return group;
    }

    /** Whether it refers to certificates alone. */
    public boolean servesCertificates() {
        return switch (this) {
            case INGRESSES, GATEWAYS -> true;
            case PODS, DEPLOYMENTS, STATEFUL_SETS, DAEMON_SETS -> false;
        };
    }

    public String resource() {
        return resource;
    }

    /** @param namespace empty for all */
    String path(String namespace) {
        return (group.isEmpty() ? "/api/" : "/apis/" + group + "/")
                + version
                + (namespace.isEmpty() ? "" : "/namespaces/" + Call.segment(namespace))
                + "/" + resource;
    }

    Purpose listing(String namespace) {
        var scope = namespace.isEmpty() ? "the whole cluster" : "namespace " + namespace;
        return new Purpose("list", resource, scope, "the " + resource + " of " + scope);
    }
}
