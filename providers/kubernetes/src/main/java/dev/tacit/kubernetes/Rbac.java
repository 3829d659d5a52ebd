package dev.tacit.kubernetes;

import dev.tacit.core.provider.TargetSettings;
import dev.tacit.kubernetes.api.Listable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
 * @param delivered names by namespace, of all that is delivered to listed namespaces
 * @param read names by namespace, of the objects that data sources read
 * @param versioned namespaces in which names carry versions, so that nobody can tell the next one
 * @param certified namespaces to which certificates are delivered, which Ingresses or Gateways may serve; the empty name
 *     among them stands for those a selector means
 * @param scope whether a namespace selector may mean any namespace there will ever be
 */
public record Rbac(
        TargetSettings settings,
        SortedMap<String, SortedSet<String>> delivered,
        SortedMap<String, SortedSet<String>> read,
        Set<String> versioned,
        Set<String> certified,
        Scope scope) {
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

    /**
     * @param group of the API, empty for the core
     * @param names which objects, all when empty
     */
    record Rule(String group, String resource, List<String> verbs, List<String> names) {
        Rule(String resource, List<String> verbs, List<String> names) {
            this("", resource, verbs, names);
        }

        static Rule of(String resource, String... verbs) {
            return new Rule(resource, List.of(verbs), List.of());
        }

        static Rule list(Listable what) {
            return new Rule(what.group(), what.resource(), List.of("list"), List.of());
        }

        boolean permits(String what, String verb, String name) {
            return group.isEmpty()
                    && resource.equals(what)
                    && verbs.contains(verb)
                    && (names.isEmpty() || names.contains(name));
        }
    }

    /** @param namespace empty for the whole cluster */
    record Role(String namespace, List<Rule> rules) {}

    List<Role> roles() {
        var mode = KubernetesSettings.observe(settings);
        if (scope == Scope.SELECTED) {
            var rules = new ArrayList<>(
                    List.of(Rule.of("namespaces", "get", "list"), mode == ObserveMode.NAMES ? single() : everything()));
            rules.addAll(noticing(!certified.isEmpty()));
            return List.of(new Role("", rules));
        }
        var looked = new TreeSet<>(delivered.keySet());
        looked.add("kube-system");
        var cluster = new ArrayList<Rule>();
        cluster.add(new Rule("namespaces", List.of("get"), List.copyOf(looked)));
        if (mode == ObserveMode.CLUSTER) {
            cluster.add(Rule.of("secrets", "list"));
            cluster.addAll(noticing(!certified.isEmpty()));
        }
        var roles = new ArrayList<Role>();
        roles.add(new Role("", cluster));
        var namespaces = new TreeSet<>(delivered.keySet());
        namespaces.addAll(read.keySet());
        for (var namespace : namespaces) {
            var rules = new ArrayList<>(delivering(mode, namespace));
            var only = new TreeSet<>(read.getOrDefault(namespace, Collections.emptySortedSet()));
            only.removeIf(name -> rules.stream().anyMatch(rule -> rule.permits("secrets", "get", name)));
            if (!only.isEmpty()) {
                rules.add(new Rule("secrets", List.of("get"), List.copyOf(only)));
            }
            roles.add(new Role(namespace, rules));
        }
        return roles;
    }

    private List<Rule> delivering(ObserveMode mode, String namespace) {
        var names = delivered.get(namespace);
        if (names == null) {
            return List.of();
        }
        var rules = new ArrayList<Rule>();
        switch (mode) {
            case NAMESPACES -> rules.add(everything());
            case CLUSTER -> rules.add(single());
            case NAMES -> {
                if (versioned.contains(namespace)) {
                    rules.add(single());
                } else {
                    rules.add(Rule.of("secrets", "create")); // for which a name cannot be given
                    rules.add(new Rule("secrets", List.of("get", "patch", "delete"), List.copyOf(names)));
                }
            }
        }
        if (mode != ObserveMode.CLUSTER) {
            rules.addAll(noticing(certified.contains(namespace)));
        }
        return rules;
    }

    /** What it takes to tell who will notice a change. */
    private static List<Rule> noticing(boolean certificates) {
        var rules = new ArrayList<Rule>();
        for (var what : Listable.values()) {
            if (certificates || !what.servesCertificates()) {
                rules.add(Rule.list(what));
            }
        }
        return rules;
    }

    private static Rule single() {
        return Rule.of("secrets", "get", "create", "patch", "delete");
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
            text.append("  - apiGroups: [")
                    .append(quoted(rule.group()))
                    .append("]\n    resources: [")
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
