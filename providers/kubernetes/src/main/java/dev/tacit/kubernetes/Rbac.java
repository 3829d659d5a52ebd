package dev.tacit.kubernetes;

import dev.tacit.core.provider.TargetSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a credential must be allowed for a declaration, and no more.
 *
 * @param objects names by namespace, of all that is delivered to listed namespaces
 * @param scope whether a namespace selector may mean any namespace there will ever be
 */
public record Rbac(TargetSettings settings, SortedMap<String, SortedSet<String>> objects, Scope scope) {
    public enum Scope {
        LISTED,
        SELECTED
    }

    /**
     * Whom to allow it.
     *
     * @param namespace of a service account, else empty
     */
    public record Subject(Kind kind, String namespace, String name) {
        public enum Kind {
            USER,
            GROUP,
            SERVICE_ACCOUNT
        }
    }

    /** @param names which objects, all when empty */
    record Rule(String resource, List<String> verbs, List<String> names) {
        static Rule of(String resource, String... verbs) {
            return new Rule(resource, List.of(verbs), List.of());
        }
    }

    /** @param namespace empty for the whole cluster */
    record Role(String namespace, List<Rule> rules) {}

    List<Role> roles() {
        var mode = KubernetesSettings.observe(settings);
        var roles = new ArrayList<Role>();
        var known = new TreeSet<String>(Set.of("kube-system"));
        known.addAll(objects.keySet());
        var cluster = new ArrayList<Rule>();
        if (scope == Scope.SELECTED) {
            cluster.add(Rule.of("namespaces", "get", "list"));
            cluster.add(
                    mode == ObserveMode.NAMES ? Rule.of("secrets", "get", "create", "patch", "delete") : everything());
            cluster.add(Rule.of("pods", "list"));
            return List.of(new Role("", cluster));
        }
        cluster.add(new Rule("namespaces", List.of("get"), List.copyOf(known)));
        if (mode == ObserveMode.CLUSTER) {
            cluster.add(Rule.of("secrets", "list"));
        }
        roles.add(new Role("", cluster));
        objects.forEach((namespace, names) -> roles.add(new Role(
                namespace,
                switch (mode) {
                    case NAMESPACES -> List.of(everything(), Rule.of("pods", "list"));
                    case CLUSTER ->
                        List.of(Rule.of("secrets", "get", "create", "patch", "delete"), Rule.of("pods", "list"));
                    case NAMES ->
                        List.of(
                                Rule.of("secrets", "create"), // for which a name cannot be given
                                new Rule("secrets", List.of("get", "patch", "delete"), List.copyOf(names)),
                                Rule.of("pods", "list"));
                })));
        return roles;
    }

    private static Rule everything() {
        return Rule.of("secrets", "get", "list", "create", "patch", "delete");
    }

    public String yaml(Subject subject) {
        return yaml(name(), roles(), subject);
    }

    /** Of the target, by what Kubernetes takes for a name. */
    private String name() {
        return ("tacit-" + settings.address().toString().replace("target.kubernetes.", ""))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("-$", "");
    }

    static String yaml(String name, Collection<Role> roles, Subject subject) {
        return roles.stream()
                .filter(role -> !role.rules().isEmpty())
                .map(role -> role(name, role) + "---\n" + binding(name, role, subject))
                .collect(Collectors.joining("---\n"));
    }

    private static String head(String kind, String name, Role role) {
        return "apiVersion: rbac.authorization.k8s.io/v1\nkind: "
                + (role.namespace().isEmpty() ? "Cluster" : "") + kind
                + "\nmetadata:\n  name: " + name + "\n"
                + (role.namespace().isEmpty() ? "" : "  namespace: " + quoted(role.namespace()) + "\n");
    }

    private static String role(String name, Role role) {
        var text = new StringBuilder(head("Role", name, role)).append("rules:\n");
        for (var rule : role.rules()) {
            text.append("  - apiGroups: [\"\"]\n    resources: [")
                    .append(rule.resource())
                    .append("]\n    verbs: [")
                    .append(String.join(", ", rule.verbs()))
                    .append("]\n");
            if (!rule.names().isEmpty()) {
                text.append("    resourceNames: [")
                        .append(rule.names().stream().map(Rbac::quoted).collect(Collectors.joining(", ")))
                        .append("]\n");
            }
        }
        return text.toString();
    }

    private static String binding(String name, Role role, Subject subject) {
        return head("RoleBinding", name, role)
                + "roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: "
                + (role.namespace().isEmpty() ? "ClusterRole" : "Role") + "\n  name: " + name + "\nsubjects:\n"
                + switch (subject.kind()) {
                    case USER, GROUP ->
                        "  - apiGroup: rbac.authorization.k8s.io\n    kind: "
                                + (subject.kind() == Subject.Kind.USER ? "User" : "Group") + "\n    name: "
                                + quoted(subject.name()) + "\n";
                    case SERVICE_ACCOUNT ->
                        "  - kind: ServiceAccount\n    name: " + quoted(subject.name()) + "\n    namespace: "
                                + quoted(subject.namespace()) + "\n";
                };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
