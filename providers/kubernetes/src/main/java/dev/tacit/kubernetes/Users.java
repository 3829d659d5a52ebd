package dev.tacit.kubernetes;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.liveness.Conduct;
import dev.tacit.core.liveness.Reference;
import dev.tacit.core.liveness.Reference.Via;
import dev.tacit.core.liveness.Use;
import dev.tacit.core.liveness.Workload;
import dev.tacit.core.provider.ObjectTraits;
import dev.tacit.core.provider.Uses;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.kubernetes.access.ClusterException;
import dev.tacit.kubernetes.access.KubernetesCode;
import dev.tacit.kubernetes.api.ApiServer;
import dev.tacit.kubernetes.api.Conducts;
import dev.tacit.kubernetes.api.Listable;
import dev.tacit.kubernetes.api.PodUse;
import dev.tacit.kubernetes.api.RouteUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds who refers to objects: a list of Pods for each namespace concerned, then one of each kind of controller found
 * there, for what those say of themselves; where certificates are concerned, lists of Ingresses and Gateways.
 */
final class Users {
    /** In so many namespaces lists of each cost less than one of a whole cluster. */
    private static final int FEW = 20;

    private static final String CERTIFICATE = "kubernetes.io/tls";

    private final ApiServer api;
    private final Address target;
    private final ObserveMode mode;
    private final Map<ObjectKey, ObjectTraits> objects;
    private final Map<String, Diagnostic> unknown = new ConcurrentHashMap<>();
    private final Map<String, Diagnostic> partly = new ConcurrentHashMap<>();

    Users(ApiServer api, Address target, ObserveMode mode, Map<ObjectKey, ObjectTraits> objects) {
        this.api = api;
        this.target = target;
        this.mode = mode;
        this.objects = objects;
    }

    Uses uses() {
        var namespaces = objects.keySet().stream().map(ObjectKey::namespace).collect(Collectors.toSet());
        var pods = lists(namespaces, unknown, namespace -> api.pods(namespace, objects::containsKey));
        var workloads = new TreeMap<Workload, Group>();
        pods.forEach(pod ->
                workloads.computeIfAbsent(Chain.top(pod), _ -> new Group()).add(pod));
        lookAtControllers(workloads);
        var users = new HashMap<ObjectKey, List<Use>>();
        workloads.forEach((workload, group) -> group.uses(workload, users, objects));
        var certified = objects.entrySet().stream()
                .filter(object -> object.getValue().type().equals(CERTIFICATE))
                .map(object -> object.getKey().namespace())
                .collect(Collectors.toSet());
        serving("Ingress", Via.INGRESS, lists(certified, partly, api::ingresses), users);
        serving("Gateway", Via.GATEWAY, lists(certified, partly, api::gateways), users);
        return new Uses(users, new TreeMap<>(unknown), new TreeMap<>(partly));
    }

    private interface Lister<T> {
        /** @param namespace empty for all */
        List<T> list(String namespace) throws ClusterException;
    }

    /** One list where many namespaces of a cluster that is observed as a whole are concerned, else one each. */
    private <T> List<T> lists(Set<String> namespaces, Map<String, Diagnostic> failures, Lister<T> lister) {
        if (mode == ObserveMode.CLUSTER && namespaces.size() > FEW) {
            try {
                return lister.list("");
            } catch (ClusterException e) {
                if (e.diagnostic().code() != KubernetesCode.ACCESS_FORBIDDEN) {
                    namespaces.forEach(
                            namespace -> failures.put(namespace, e.diagnostic().about(target)));
                    return List.of();
                }
                // Perhaps only some namespaces may be looked at.
            }
        }
        return each(namespaces, failures, lister);
    }

    private <T> List<T> each(Set<String> namespaces, Map<String, Diagnostic> failures, Lister<T> lister) {
        var found = new ConcurrentHashMap<String, List<T>>();
        SideBySide.each(namespaces, namespace -> {
            try {
                found.put(namespace, lister.list(namespace));
            } catch (ClusterException e) {
                failures.put(namespace, e.diagnostic().about(target));
            }
        });
        var all = new ArrayList<T>();
        new TreeMap<>(found).values().forEach(all::addAll);
        return all;
    }

    private void lookAtControllers(Map<Workload, Group> workloads) {
        var kinds = new EnumMap<Listable, Map<ObjectKey, Group>>(Listable.class);
        workloads.forEach((workload, group) -> Chain.listed(workload)
                .ifPresent(kind -> kinds.computeIfAbsent(kind, _ -> new HashMap<>())
                        .put(new ObjectKey(workload.namespace(), workload.name()), group)));
        kinds.forEach((kind, groups) -> {
            var namespaces = groups.keySet().stream().map(ObjectKey::namespace).collect(Collectors.toSet());
            lists(namespaces, partly, namespace -> api.controllers(kind, namespace, groups::containsKey))
                    .forEach(controller -> {
                        var group = groups.get(controller.key());
                        if (group != null) {
                            group.controller.putAll(controller.meta().annotations());
                        }
                    });
        });
    }

    private void serving(String kind, Via via, List<RouteUse> routes, Map<ObjectKey, List<Use>> users) {
        for (var route : routes) {
            var workload = new Workload(route.namespace(), kind, route.name());
            for (var secret : route.secrets()) {
                if (objects.containsKey(secret)) {
                    users.computeIfAbsent(secret, _ -> new ArrayList<>())
                            .add(new Use(workload, Set.of(), Set.of(Reference.whole(via, ""))));
                }
            }
        }
    }

    /** The Pods of one workload. */
    private static final class Group {
        /** What its Pods say; what not all of them say is not said. */
        private @Nullable Map<String, String> said;

        private final Map<String, String> controller = new HashMap<>();
        private final Map<ObjectKey, Set<String>> pods = new TreeMap<>();
        private final Map<ObjectKey, Set<Reference>> references = new TreeMap<>();
        private @Nullable Instant since;

        void add(PodUse pod) {
            if (said == null) {
                said = new TreeMap<>(pod.annotations());
            } else {
                said.entrySet().retainAll(pod.annotations().entrySet());
            }
            pod.since().filter(at -> since == null || at.isBefore(since)).ifPresent(at -> since = at);
            pod.references().forEach((object, how) -> {
                pods.computeIfAbsent(object, _ -> new TreeSet<>()).add(pod.name());
                references.computeIfAbsent(object, _ -> new TreeSet<>()).addAll(how);
            });
        }

        void uses(Workload workload, Map<ObjectKey, List<Use>> users, Map<ObjectKey, ObjectTraits> objects) {
            var annotations = new HashMap<>(controller);
            if (said != null) {
                annotations.putAll(said);
            }
            pods.forEach((object, names) -> {
                var traits = objects.getOrDefault(object, ObjectTraits.PLAIN);
                var conduct = Conducts.of(annotations, object.name(), traits.annotations());
                users.computeIfAbsent(object, _ -> new ArrayList<>())
                        .add(new Use(
                                workload,
                                new TreeSet<>(names),
                                new TreeSet<>(references.getOrDefault(object, Set.of())),
                                Chain.recurs(workload) && conduct.restartedBy().isEmpty()
                                        ? new Conduct(conduct.reload(), "its schedule")
                                        : conduct,
                                Optional.ofNullable(since)));
            });
        }
    }
}
