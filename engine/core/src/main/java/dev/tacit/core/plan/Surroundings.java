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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
    private final Map<Address, Map<String, Diagnostic>> unseen = new TreeMap<>();

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

    /** Looks up single namespaces, unless that was done before. */
    void lookUp(Observing observing, Map<Address, Set<String>> names) {
        var requests = new HashMap<Address, NamespaceRequest>();
        names.forEach((target, wanted) -> {
            var open = new TreeSet<>(wanted);
            open.removeAll(single.getOrDefault(target, Map.of()).keySet());
            open.removeAll(unseen.getOrDefault(target, Map.of()).keySet());
            if (!open.isEmpty() && !whole.containsKey(target)) {
                requests.put(target, new NamespaceRequest.Named(open));
            }
        });
        observing.namespaces(requests).forEach((target, listing) -> {
            if (requests.get(target) instanceof NamespaceRequest.Named(var asked)) {
                asked.forEach(name -> note(target, name, listing));
            }
        });
    }

    private void note(Address target, String name, NamespaceListing listing) {
        var why = switch (listing) {
            case NamespaceListing.Listed listed -> listed.unknown().get(name);
            case NamespaceListing.NotListed(var reason) -> reason;
        };
        if (why != null) {
            unseen.computeIfAbsent(target, t -> new TreeMap<>()).put(name, why);
        } else if (listing instanceof NamespaceListing.Listed listed) {
            single.computeIfAbsent(target, t -> new HashMap<>())
                    .put(name, room(listed.namespaces().get(name)));
        }
    }

    /** Why it is not known of some of these namespaces whether they exist; by target. */
    Map<Address, Diagnostic> unseen(Map<Address, Set<String>> names) {
        var result = new TreeMap<Address, Diagnostic>();
        unseen.forEach((target, reasons) -> reasons.forEach((name, why) -> {
            if (names.getOrDefault(target, Set.of()).contains(name)) {
                result.putIfAbsent(target, why);
            }
        }));
        return result;
    }

    /** Empty where they could not be listed, or nobody asked. */
    Optional<Collection<Namespace>> of(Address target) {
        return Optional.ofNullable(whole.get(target)).map(Map::values);
    }

    /** Null where there is none of that name, or they could not be listed. */
    @Nullable
    Namespace namespace(Address target, String name) {
        return whole.getOrDefault(target, Map.of()).get(name);
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
