package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.hcl.eval.Suggestion;
import dev.tacit.hcl.syntax.Block;
import dev.tacit.hcl.syntax.Expression;
import dev.tacit.hcl.syntax.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that has to hold: a validation, a pre- or postcondition, an assertion of a check.
 *
 * @param message says what is wrong when it does not
 * @param range of the block's header
 */
record Rule(Expression condition, Expression message, SourceRange range) {
    static final List<String> ATTRIBUTES = List.of("condition", "error_message");

    /** The rules of all blocks of {@code type}; those that are faulty were told and are left out. */
    static List<Rule> read(List<Block> blocks, Diagnostics diagnostics) {
        var rules = new ArrayList<Rule>();
        blocks.forEach(block -> read(block, diagnostics).ifPresent(rules::add));
        return rules;
    }

    private static Optional<Rule> read(Block block, Diagnostics diagnostics) {
        long before = diagnostics.errorCount();
        if (!block.labels().isEmpty()) {
            diagnostics.error(
                    ConfigCode.WRONG_LABELS,
                    "Wrong number of labels",
                    "A \"" + block.type() + "\" block has no label.",
                    block.header());
        }
        for (var attribute : block.body().attributes()) {
            if (!ATTRIBUTES.contains(attribute.name())) {
                diagnostics.error(
                        ConfigCode.UNKNOWN_ATTRIBUTE,
                        "Unknown attribute",
                        "There is no attribute \"" + attribute.name() + "\" here."
                                + Suggestion.of(attribute.name(), ATTRIBUTES),
                        attribute.nameRange());
            }
        }
        for (var inner : block.body().blocks()) {
            diagnostics.error(
                    ConfigCode.UNKNOWN_BLOCK,
                    "Unknown block",
                    "There are no \"" + inner.type() + "\" blocks here.",
                    inner.typeRange());
        }
        for (var name : ATTRIBUTES) {
            if (block.body().attribute(name).isEmpty()) {
                diagnostics.error(
                        ConfigCode.MISSING_ATTRIBUTE,
                        "Missing attribute",
                        "The attribute \"" + name + "\" is required here.",
                        block.header());
            }
        }
        if (diagnostics.errorCount() > before) {
            return Optional.empty();
        }
        return Optional.of(new Rule(
                block.body().attribute("condition").orElseThrow().expression(),
                block.body().attribute("error_message").orElseThrow().expression(),
                block.header()));
    }

    List<Reference> references() {
        var all = new ArrayList<>(condition.references());
        all.addAll(message.references());
        return all;
    }
}
