package dev.tacit.hcl.config;

import dev.tacit.core.address.AddressPattern;
import dev.tacit.core.address.InstanceKey;
import dev.tacit.core.address.Kind;
import dev.tacit.core.address.ModuleStep;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.plan.Move;
import dev.tacit.core.plan.Removal;
import dev.tacit.hcl.eval.Suggestion;
import dev.tacit.hcl.syntax.Block;
import dev.tacit.hcl.syntax.Body;
import dev.tacit.hcl.syntax.Expression;
import dev.tacit.hcl.syntax.Reference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code moved} and {@code removed} blocks. */
final class MoveReader {
    private final Diagnostics diagnostics;
    private final String module;

    /** @param module where the blocks stand, see {@link Node} */
    MoveReader(Diagnostics diagnostics, String module) {
        this.diagnostics = diagnostics;
        this.module = module;
    }

    Optional<Move> moved(Block block) {
        only(block.body(), List.of("from", "to"), List.of());
        var from = pattern(block, "from");
        var to = pattern(block, "to");
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().alike(to.get())) {
            invalid(
                    "What moves stays what it is: a secret becomes another secret, a generator one of the same type, a"
                            + " module another module.",
                    block.header());
            return Optional.empty();
        }
        if (from.get().equals(to.get())) {
            invalid("It moves to where it is.", block.header());
            return Optional.empty();
        }
        return Optional.of(new Move(ModuleStep.path(module), from.get(), to.get(), block.header()));
    }

    Optional<Removal> removed(Block block) {
        only(block.body(), List.of("from"), List.of("lifecycle"));
        var from = pattern(block, "from");
        if (from.filter(AddressPattern::hasKey).isPresent()) {
            invalid("A removed block names a whole block or module, without any key.", block.header());
            return Optional.empty();
        }
        var destroy = destroys(block.body());
        return from.map(f -> new Removal(ModuleStep.path(module), f, destroy, block.header()));
    }

    private Removal.Objects destroys(Body body) {
        var destroy = Removal.Objects.DELETED;
        for (var lifecycle : body.blocks("lifecycle")) {
            only(lifecycle.body(), List.of("destroy"), List.of());
            var attribute = lifecycle.body().attribute("destroy");
            if (attribute.isPresent()) {
                if (attribute.get().expression() instanceof Expression.BoolLiteral b) {
                    destroy = b.value() ? Removal.Objects.DELETED : Removal.Objects.LEFT;
                } else {
                    diagnostics.error(
                            ConfigCode.NOT_CONSTANT,
                            "Not a constant",
                            "\"destroy\" is read before anything is evaluated: write true or false.",
                            attribute.get().expression().range());
                }
            }
        }
        return destroy;
    }

    private void only(Body body, List<String> attributes, List<String> blocks) {
        for (var attribute : body.attributes()) {
            if (!attributes.contains(attribute.name())) {
                diagnostics.error(
                        ConfigCode.UNKNOWN_ATTRIBUTE,
                        "Unknown attribute",
                        "There is no attribute \"" + attribute.name() + "\" here."
                                + Suggestion.of(attribute.name(), attributes),
                        attribute.nameRange());
            }
        }
        for (var block : body.blocks()) {
            if (!blocks.contains(block.type())) {
                diagnostics.error(
                        ConfigCode.UNKNOWN_BLOCK,
                        "Unknown block",
                        "There are no \"" + block.type() + "\" blocks here." + Suggestion.of(block.type(), blocks),
                        block.typeRange());
            }
        }
    }

    private Optional<AddressPattern> pattern(Block block, String name) {
        var attribute = block.body().attribute(name);
        if (attribute.isEmpty()) {
            diagnostics.error(
                    ConfigCode.MISSING_ATTRIBUTE,
                    "Missing attribute",
                    "The attribute \"" + name + "\" is required here.",
                    block.header());
            return Optional.empty();
        }
        var expression = attribute.get().expression();
        var references = expression.references();
        var pattern = references.size() == 1 && references.getFirst().range().equals(expression.range())
                ? pattern(references.getFirst())
                : null;
        if (pattern == null) {
            invalid(
                    "\"" + name
                            + "\" is the address of a secret, generator, template, target, federation or module, as in"
                            + " secret.db, module.team[\"a\"] or module.team.secret.db; keys are written out.",
                    expression.range());
        }
        return Optional.ofNullable(pattern);
    }

    private static @Nullable AddressPattern pattern(Reference reference) {
        var steps = new ArrayDeque<>(reference.steps());
        var modules = new ArrayList<ModuleStep>();
        String root = reference.root();
        while (root != null && root.equals("module")) {
            var name = name(steps);
            if (name == null) {
                return null;
            }
            modules.add(new ModuleStep(name, key(steps)));
            if (steps.isEmpty()) {
                return new AddressPattern(modules, null);
            }
            root = name(steps);
        }
        var kind = root == null
                ? Optional.<Kind>empty()
                : Catalog.kind(root).filter(k -> k != Kind.OUTPUT && k != Kind.DATA);
        if (kind.isEmpty()) {
            return null;
        }
        var type = kind.get().typed() ? name(steps) : "";
        var name = name(steps);
        if (type == null || name == null) {
            return null;
        }
        var item = new AddressPattern.Item(kind.get(), type, name, key(steps));
        return steps.isEmpty() ? new AddressPattern(modules, item) : null;
    }

    private static @Nullable String name(Deque<Reference.Step> steps) {
        return steps.poll() instanceof Reference.Step.Attribute(String name, var _) ? name : null;
    }

    private static @Nullable InstanceKey key(Deque<Reference.Step> steps) {
        if (steps.peek() instanceof Reference.Step.Index(InstanceKey key, var _)) {
            steps.remove();
            return key;
        }
        return null;
    }

    private void invalid(String detail, SourceRange range) {
        diagnostics.error(ConfigCode.INVALID_MOVE, "Invalid move or removal", detail, range);
    }
}
