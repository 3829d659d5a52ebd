package dev.tacit.core.plan;

import dev.tacit.core.address.Address;
import dev.tacit.core.diagnostic.Diagnostic;
import dev.tacit.core.provider.Namespace;
import dev.tacit.core.provider.NamespaceListing;
import dev.tacit.core.provider.NamespaceRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is known about the namespaces of targets. */
final class Surroundings {
    /** Whether an object can be made in a namespace. */
    enum Room {
        READY,
        MISSING,
        TERMINATING,
        /** Nobody could tell; a write will. */
        UNKNOWN
    }

    private final Map<Address, Map<String, Namespace>> whole = new HashMap<>();
    private final Map<Address, Map<String, Room>> single = new HashMap<>();
    private final Map<Address, Diagnostic> unlisted = new HashMap<>();
    private final Map<Address, Diagnostic> unseen = new TreeMap<>();

    /** Lists the namespaces of targets, as far as they can be reached. */
    void list(Observing observing, Set<Address> targets) {
        var requests = new HashMap<Address, NamespaceRequest>();
        targets.forEach(target -> requests.put(target, new NamespaceRequest.Every()));
        observing.namespaces(requests).forEach((target, listing) -> {
            switch (listing) {
                case NamespaceListing.Listed listed -> whole.put(target, listed.namespaces());
                case NamespaceListing.NotListed(var why) -> unlisted.put(target, why);
            }
        });
    }

    /** Looks up single namespaces, unless they are known already. */
    void lookUp(Observing observing, Map<Address, Set<String>> names) {
        var requests = new HashMap<Address, NamespaceRequest>();
        names.forEach((target, wanted) -> {
            if (!wanted.isEmpty() && !whole.containsKey(target)) {
                requests.put(target, new NamespaceRequest.Named(wanted));
            }
        });
        observing.namespaces(requests).forEach((target, listing) -> {
            var rooms = single.computeIfAbsent(target, t -> new HashMap<>());
            switch (listing) {
                case NamespaceListing.Listed(var found, var unknown) ->
                    names.getOrDefault(target, Set.of()).forEach(name -> {
                        var why = unknown.get(name);
                        if (why == null) {
                            rooms.put(name, room(found.get(name)));
                        } else {
                            unseen.putIfAbsent(target, why);
                        }
                    });
                case NamespaceListing.NotListed(var why) -> unseen.put(target, why);
            }
        });
    }

    /** Why it is not known of some namespace of a target whether it exists; by target. */
    Map<Address, Diagnostic> unseen() {
        return unseen;
    }

    /** Empty where they could not be listed, or nobody asked. */
    Optional<Collection<Namespace>> of(Address target) {
        return Optional.ofNullable(whole.get(target)).map(Map::values);
    }

    /** Why the namespaces of a target that was reached could not be listed. */
    Optional<Diagnostic> unlisted(Address target) {
        return Optional.ofNullable(unlisted.get(target));
    }

    Room room(Address target, String namespace) {
        var listed = whole.get(target);
        return listed != null
                ? room(listed.get(namespace))
                : single.getOrDefault(target, Map.of()).getOrDefault(namespace, Room.UNKNOWN);
    }

    private static Room room(@org.jspecify.annotations.Nullable Namespace namespace) {
        return namespace == null
                ? Room.MISSING
                : switch (namespace.phase()) {
                    case ACTIVE -> Room.READY;
                    case TERMINATING -> Room.TERMINATING;
                };
    }
}
