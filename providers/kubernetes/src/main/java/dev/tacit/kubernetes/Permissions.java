package dev.tacit.kubernetes;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.WriteKind;
import dev.tacit.core.record.ObjectKey;
import dev.tacit.kubernetes.access.ClusterException;
import dev.tacit.kubernetes.access.KubernetesCode;
import dev.tacit.kubernetes.api.ApiServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Asks the API server what it would allow: first for the whole cluster, then by namespace, at last by name. */
record Permissions(ApiServer api, Address target) {
    /** So many names of one namespace are asked for when the rule seems to be one for names. */
    private static final int NAMES = 50;

    private record Place(String verb, String namespace) {}

    Map<ObjectKey, Diagnostic> forbidden(Map<ObjectKey, WriteKind> writes) {
        var forbidden = new ConcurrentHashMap<ObjectKey, Diagnostic>();
        var byVerb = new TreeMap<String, List<ObjectKey>>();
        writes.forEach((object, kind) -> verbs(kind)
                .forEach(verb ->
                        byVerb.computeIfAbsent(verb, _ -> new ArrayList<>()).add(object)));
        try {
            for (var verb : byVerb.entrySet()) {
                if (!api.allows(verb.getKey(), "", "")) {
                    look(verb.getKey(), verb.getValue(), forbidden);
                }
            }
        } catch (ClusterException e) {
            return Map.of(); // whoever may not ask finds out by writing
        }
        return forbidden;
    }

    private static List<String> verbs(WriteKind kind) {
        return switch (kind) {
            case CREATE -> List.of("create");
            case UPDATE -> List.of("patch");
            case REPLACE -> List.of("delete", "create");
            case DELETE -> List.of("delete");
        };
    }

    private void look(String verb, List<ObjectKey> objects, Map<ObjectKey, Diagnostic> forbidden) {
        var byNamespace = new TreeMap<>(objects.stream().collect(Collectors.groupingBy(ObjectKey::namespace)));
        SideBySide.each(byNamespace.entrySet(), entry -> {
            var place = new Place(verb, entry.getKey());
            try {
                if (!api.allows(verb, place.namespace(), "")) {
                    for (var object : entry.getValue()
                            .subList(0, Math.min(NAMES, entry.getValue().size()))) {
                        if (verb.equals("create") || !api.allows(verb, place.namespace(), object.name())) {
                            forbidden.put(object, lacking(place));
                        }
                    }
                }
            } catch (ClusterException e) {
                // whoever may not ask finds out by writing
                return;
            }
        });
    }

    private Diagnostic lacking(Place place) {
        return Diagnostic.error(
                        KubernetesCode.ACCESS_FORBIDDEN,
                        "The cluster does not permit this",
                        "The credential lacks the permission to " + place.verb() + " secrets in namespace "
                                + place.namespace() + ", which this plan needs. Nothing was changed. Grant it with a"
                                + " Role and a RoleBinding: `tacit target rbac` prints them.",
                        null)
                .about(target);
    }
}
