package dev.tacit.hcl.config;

import dev.tacit.core.address.InstanceKey;
import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.hcl.eval.EvalCode;
import dev.tacit.hcl.eval.Suggestion;
import dev.tacit.hcl.syntax.Reference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what references mean, and tells those that mean nothing. */
final class Resolution {
    private static final List<String> LATER = List.of("terraform");

    /** Everything that was declared, broken declarations included, which need no second complaint. */
    private final Collection<String> declared;

    private final Map<String, Node> nodes;
    private final Diagnostics diagnostics;

    Resolution(Collection<String> declared, Map<String, Node> nodes, Diagnostics diagnostics) {
        this.declared = declared;
        this.nodes = nodes;
        this.diagnostics = diagnostics;
    }

    /** The names of the nodes and variables that {@code node} refers to; problems are reported. */
    Set<String> of(Node node) {
        var used = new TreeSet<String>();
        node.predecessors().forEach(p -> used.addAll(content(node, p)));
        for (var reference : node.references()) {
            if (reference.root().equals("module")) {
                used.addAll(outputs(node, reference));
                continue;
            }
            var local = target(node, reference);
            if (local == null) {
                continue;
            }
            var name = Node.qualified(node.module(), local);
            if (name.equals(node.name())) {
                diagnostics.error(
                        ConfigCode.SELF_REFERENCE,
                        "Reference to itself",
                        local + " refers to itself, so its value cannot be known.",
                        reference.range());
            } else if (nodes.containsKey(name) || declared.contains(name)) {
                used.add(name);
            } else {
                undeclared(node, local, reference);
            }
        }
        return used;
    }

    /** Everything in the module that {@code predecessor} names as a whole, what it calls included. */
    private List<String> content(Node node, Reference predecessor) {
        return wholeModule(predecessor)
                .map(label -> Node.qualified(node.module(), "module." + label) + ".")
                .map(inside -> nodes.keySet().stream()
                        .filter(n -> n.startsWith(inside))
                        .toList())
                .orElse(List.of());
    }

    /** The label of the module that is meant as a whole or by a key; empty for an output, and for what is no module. */
    static Optional<String> wholeModule(Reference reference) {
        var steps = reference.steps();
        boolean whole = reference.root().equals("module")
                && (steps.size() == 1 || (steps.size() == 2 && steps.get(1) instanceof Reference.Step.Index));
        return whole ? Optional.ofNullable(step(reference, 0)) : Optional.empty();
    }

    private void undeclared(Node node, String local, Reference reference) {
        if (reference.root().equals("var")) {
            var name = local.substring("var.".length());
            diagnostics.error(
                    ConfigCode.UNDECLARED_REFERENCE,
                    "Reference to undeclared variable",
                    "There is no input variable \"" + name + "\": declare it with variable \"" + name + "\" {}."
                            + Suggestion.of(name, named(node, "var.")),
                    reference.range());
            return;
        }
        var known = named(node, "").stream().filter(n -> !n.startsWith("var.")).toList();
        diagnostics.error(
                ConfigCode.UNDECLARED_REFERENCE,
                "Reference to something undeclared",
                "There is no " + local + " in this module." + Suggestion.of(local, known),
                reference.range());
    }

    /** What the module of {@code node} declares with names that begin so, without the beginning. */
    private List<String> named(Node node, String beginning) {
        var start = Node.qualified(node.module(), beginning);
        return declared.stream()
                .filter(n -> n.startsWith(start))
                .map(n -> n.substring(start.length()))
                .filter(n -> beginning.startsWith("module.") || !n.startsWith("module."))
                .toList();
    }

    /** What the name means within the module; null for what needs no node, or was reported. */
    private @Nullable String target(Node node, Reference reference) {
        return switch (reference.root()) {
            case "var" -> named(reference, 1, "the input variable");
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

    /** The output of a called module that is meant, all of them where the reference does not say which. */
    private Set<String> outputs(Node node, Reference reference) {
        var label = step(reference, 0);
        if (label == null) {
            incomplete(reference, "the module");
            return Set.of();
        }
        var name = Node.qualified(node.module(), "module." + label);
        if (!declared.contains(name)) {
            undeclared(node, "module." + label, reference);
            return Set.of();
        }
        if (!(nodes.get(name) instanceof Node.Call call)) {
            return Set.of(name);
        }
        var used = new TreeSet<>(Set.of(name));
        boolean keyed = reference.steps().size() > 1 && reference.steps().get(1) instanceof Reference.Step.Index;
        boolean once = call.repeat() instanceof Repeat.Once;
        var output = keyed || once ? step(reference, keyed ? 2 : 1) : null;
        if (output == null) {
            nodes.keySet().stream().filter(n -> n.startsWith(name + ".output.")).forEach(used::add);
        } else if (declared.contains(name + ".output." + output)) {
            used.add(name + ".output." + output);
        } else {
            var known = declared.stream()
                    .filter(n -> n.startsWith(name + ".output."))
                    .map(n -> n.substring((name + ".output.").length()))
                    .toList();
            diagnostics.error(
                    ConfigCode.UNDECLARED_REFERENCE,
                    "Reference to undeclared output",
                    "The module " + label + " has no output \"" + output + "\"." + Suggestion.of(output, known),
                    step(reference.steps(), keyed ? 2 : 1));
        }
        return used;
    }

    /** Where a step stands, its dot included. */
    private static SourceRange step(List<Reference.Step> steps, int i) {
        var range = steps.get(i).range();
        return new SourceRange(range.file(), steps.get(i - 1).range().end(), range.end());
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
        if (reference.root().equals("self")) {
            diagnostics.error(
                    ConfigCode.UNDECLARED_REFERENCE,
                    "Reference to self outside of a postcondition",
                    "self stands for the instance that a postcondition is about; elsewhere, use its address.",
                    reference.range());
            return;
        }
        var known = new TreeSet<>(List.of("var", "local", "each", "count", "path", "module"));
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
}
