package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/** Puts nodes in an order in which each comes after all it refers to. */
final class ReferenceGraph {
    private final Map<String, Node> nodes = new TreeMap<>();
    /** Other nodes, and variables that have their values already. */
    private final Map<String, Set<String>> needs = new TreeMap<>();

    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final Diagnostics diagnostics;

    /** @param declared everything that was declared, broken declarations included, which need no second complaint */
    ReferenceGraph(Collection<String> declared, List<Node> nodes, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        nodes.forEach(n -> this.nodes.put(n.name(), n));
        var resolution = new Resolution(declared, this.nodes, diagnostics);
        for (var node : nodes) {
            var found = resolution.of(node);
            node.needs().ifPresent(found::add);
            needs.put(node.name(), found);
            var used = new HashSet<>(found);
            used.retainAll(this.nodes.keySet());
            uses.put(node.name(), used);
        }
    }

    /**
     * Every node after those it refers to, by name where either could come first; without the ones in cycles. Validations
     * come as early as they can, so that they are told before what a wrong value does elsewhere.
     */
    List<Configuration.Step> order() {
        var users = new HashMap<String, List<String>>();
        var waiting = new HashMap<String, Integer>();
        var ready = new PriorityQueue<String>(
                Comparator.comparing((String name) -> !(node(name) instanceof Node.Validation))
                        .thenComparing(Comparator.naturalOrder()));
        uses.forEach((name, used) -> {
            waiting.put(name, used.size());
            used.forEach(u -> users.computeIfAbsent(u, _ -> new ArrayList<>()).add(name));
            if (used.isEmpty()) {
                ready.add(name);
            }
        });
        var order = new ArrayList<Configuration.Step>();
        while (!ready.isEmpty()) {
            var name = ready.remove();
            order.add(new Configuration.Step(node(name), new java.util.TreeSet<>(needs.getOrDefault(name, Set.of()))));
            for (var user : users.getOrDefault(name, List.of())) {
                if (waiting.merge(user, -1, Integer::sum) == 0) {
                    ready.add(user);
                }
            }
        }
        if (order.size() < nodes.size()) {
            order.forEach(s -> uses.remove(s.node().name()));
            reportCycles();
        }
        return order;
    }

    /** One diagnostic a cycle; {@code uses} holds only nodes that are in a cycle or depend on one. */
    private void reportCycles() {
        var done = new HashSet<String>();
        for (var start : uses.keySet()) {
            var path = new LinkedHashSet<String>();
            var at = start;
            while (at != null && !done.contains(at) && path.add(at)) {
                at = uses.getOrDefault(at, Set.of()).stream()
                        .filter(uses::containsKey)
                        .sorted()
                        .findFirst()
                        .orElse(null);
            }
            if (at != null && path.contains(at)) {
                var cycle = new ArrayList<>(path).subList(new ArrayList<>(path).indexOf(at), path.size());
                diagnostics.error(
                        ConfigCode.REFERENCE_CYCLE,
                        "References in a cycle",
                        "These refer to each other, so none can be evaluated first: " + String.join(" → ", cycle)
                                + " → " + at
                                + ". Take one of these references out, for example by moving what both need into a local.",
                        node(at).range());
            }
            done.addAll(path);
        }
    }

    private Node node(String name) {
        return java.util.Objects.requireNonNull(nodes.get(name));
    }
}
