package dev.tacit.hcl.config;

import dev.tacit.core.address.InstanceKey;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.hcl.eval.EvalCode;
import dev.tacit.hcl.eval.Suggestion;
import dev.tacit.hcl.syntax.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Resolves which node refers to which, and puts them in order. */
final class ReferenceGraph {
    private static final List<String> LATER = List.of("module", "data", "terraform");

    /** Everything that was declared, broken declarations included, which need no second complaint. */
    private final Collection<String> declared;

    private final Map<String, Node> nodes = new TreeMap<>();
    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final Diagnostics diagnostics;

    ReferenceGraph(Collection<String> declared, List<Node> nodes, Diagnostics diagnostics) {
        this.declared = declared;
        this.diagnostics = diagnostics;
        nodes.forEach(n -> this.nodes.put(n.name(), n));
        nodes.forEach(n -> uses.put(n.name(), resolved(n)));
    }

    /** Every node after those it refers to, by name where either could come first; without the ones in cycles. */
    List<Configuration.Step> order() {
        var users = new HashMap<String, List<String>>();
        var waiting = new HashMap<String, Integer>();
        var ready = new PriorityQueue<String>();
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
            var needs = new TreeSet<>(uses.getOrDefault(name, Set.of()));
            node(name).references().stream()
                    .filter(r -> r.root().equals("var"))
                    .forEach(r -> needs.add("var." + step(r, 0)));
            order.add(new Configuration.Step(node(name), needs));
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

    /** The names of other nodes that {@code node} refers to; problems are reported. */
    private Set<String> resolved(Node node) {
        var used = new TreeSet<String>();
        for (var reference : node.references()) {
            var name = target(node, reference);
            if (name == null) {
                continue;
            }
            if (name.equals(node.name())) {
                diagnostics.error(
                        ConfigCode.SELF_REFERENCE,
                        "Reference to itself",
                        name + " refers to itself, so its value cannot be known.",
                        reference.range());
            } else if (nodes.containsKey(name)) {
                used.add(name);
            } else if (!declared.contains(name)) {
                diagnostics.error(
                        ConfigCode.UNDECLARED_REFERENCE,
                        "Reference to something undeclared",
                        "There is no " + name + " in this module." + Suggestion.of(name, nodes.keySet()),
                        reference.range());
            }
        }
        return used;
    }

    /** The name of the node a reference means; null for one that needs no node, or that was reported. */
    private @Nullable String target(Node node, Reference reference) {
        return switch (reference.root()) {
            case "var" -> {
                var name = step(reference, 0);
                if (name == null) {
                    incomplete(reference, "the input variable");
                } else if (!declared.contains("var." + name)) {
                    diagnostics.error(
                            ConfigCode.UNDECLARED_REFERENCE,
                            "Reference to undeclared variable",
                            "There is no input variable \"" + name + "\": declare it with variable \"" + name + "\" {}."
                                    + Suggestion.of(name, variables()),
                            reference.range());
                }
                yield null;
            }
            case "local" -> named(reference, 1, "the local value");
            case "each", "count" -> {
                instance(node, reference);
                yield null;
            }
            case "path" -> {
                var name = step(reference, 0);
                if (name == null || !List.of("root", "module").contains(name)) {
                    diagnostics.error(
                            ConfigCode.UNDECLARED_REFERENCE,
                            "Unknown path",
                            "There are path.root and path.module.",
                            reference.range());
                }
                yield null;
            }
            default -> {
                var kind = Catalog.kind(reference.root()).filter(k -> k != Kind.OUTPUT);
                if (kind.isPresent()) {
                    yield named(
                            reference,
                            kind.get().typed() ? 2 : 1,
                            kind.get().typed()
                                    ? "the type and the name"
                                    : "the " + kind.get().word());
                }
                unknownRoot(reference);
                yield null;
            }
        };
    }

    private List<String> variables() {
        return declared.stream()
                .filter(n -> n.startsWith("var."))
                .map(n -> n.substring("var.".length()))
                .toList();
    }

    /** {@code each.key}, {@code each.value}, {@code count.index}. */
    private void instance(Node node, Reference reference) {
        var root = reference.root();
        var repeating = root.equals("each") ? "for_each" : "count";
        var members = root.equals("each") ? List.of("key", "value") : List.of("index");
        var known =
                String.join(" and ", members.stream().map(m -> root + "." + m).toList());
        if (!node.repeat().root().equals(Optional.of(root))) {
            diagnostics.error(
                    ConfigCode.UNDECLARED_REFERENCE,
                    "Reference to " + root + " outside of " + repeating,
                    known + (members.size() == 1 ? " stands" : " stand") + " for one instance of a block with "
                            + repeating + ", which this block does not have.",
                    reference.range());
        } else if (node.repeat().expression().orElseThrow().references().contains(reference)) {
            diagnostics.error(
                    ConfigCode.SELF_REFERENCE,
                    "Reference to " + root + " in " + repeating,
                    repeating + " decides what each instance is, so it cannot use that.",
                    reference.range());
        } else {
            var name = step(reference, 0);
            if (name == null || !members.contains(name)) {
                diagnostics.error(
                        ConfigCode.UNDECLARED_REFERENCE,
                        "Unknown attribute of " + root,
                        (members.size() == 1 ? "There is " : "There are ") + known + ".",
                        reference.range());
            }
        }
    }

    private void unknownRoot(Reference reference) {
        if (LATER.contains(reference.root())) {
            diagnostics.error(
                    ConfigCode.NOT_SUPPORTED_YET,
                    "Not supported yet",
                    "This version of Tacit has no \"" + reference.root() + "\" to refer to yet.",
                    reference.range());
            return;
        }
        var known = new TreeSet<>(List.of("var", "local", "each", "count", "path"));
        for (var kind : Kind.values()) {
            if (kind != Kind.OUTPUT) {
                known.add(kind.word());
            }
        }
        diagnostics.error(
                ConfigCode.UNDECLARED_REFERENCE,
                "Unknown name",
                "Nothing is named \"" + reference.root() + "\"; a reference starts with one of "
                        + String.join(", ", known) + "." + Suggestion.of(reference.root(), known),
                reference.range());
    }

    private @Nullable String named(Reference reference, int steps, String what) {
        var name = new StringBuilder(reference.root());
        for (int i = 0; i < steps; i++) {
            var step = step(reference, i);
            if (step == null) {
                incomplete(reference, what);
                return null;
            }
            name.append('.').append(step);
        }
        return name.toString();
    }

    private void incomplete(Reference reference, String what) {
        diagnostics.error(
                EvalCode.INCOMPLETE_REFERENCE,
                "Incomplete reference",
                "Name " + what + " that is meant, for example " + reference.root() + ".example.",
                reference.range());
    }

    private static @Nullable String step(Reference reference, int i) {
        if (i >= reference.steps().size()) {
            return null;
        }
        return switch (reference.steps().get(i)) {
            case Reference.Step.Attribute a -> a.name();
            case Reference.Step.Index(InstanceKey.Name key, var _) -> key.value();
            case Reference.Step.Index(InstanceKey.Index _, var _) -> null;
        };
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
