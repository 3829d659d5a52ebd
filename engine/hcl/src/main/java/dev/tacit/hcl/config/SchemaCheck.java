package dev.tacit.hcl.config;

import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.resource.Schema;
import dev.tacit.hcl.eval.Suggestion;
import dev.tacit.hcl.syntax.Block;
import dev.tacit.hcl.syntax.Body;
import java.util.List;
import java.util.TreeSet;

/** Compares what stands in a block with what may; names only, values are checked when they are known. */
final class SchemaCheck {
    private static final List<String> REPEATING = List.of("for_each", "count");

    /** Attributes of the language itself that are not read yet. */
    private static final List<String> LATER_ATTRIBUTES = List.of("depends_on", "provider");

    private static final List<String> LATER_BLOCKS = List.of("lifecycle", "dynamic", "moved");

    private final Diagnostics diagnostics;

    SchemaCheck(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void block(Block block, Schema schema, Kind kind) {
        var languageAttributes = kind == Kind.OUTPUT ? List.<String>of() : REPEATING;
        if (kind != Kind.OUTPUT) {
            repeatedOnce(block.body());
        }
        body(block.body(), block.header(), schema, languageAttributes, LATER_ATTRIBUTES);
    }

    private void repeatedOnce(Body body) {
        var count = body.attribute("count");
        if (count.isPresent() && body.attribute("for_each").isPresent()) {
            diagnostics.error(
                    ConfigCode.INVALID_COUNT,
                    "Both count and for_each",
                    "A block has either count or for_each: each says how many instances there are.",
                    count.get().nameRange());
        }
    }

    private void body(Body body, SourceRange header, Schema schema, List<String> also, List<String> later) {
        for (var attribute : body.attributes()) {
            var name = attribute.name();
            if (schema.attribute(name).isPresent() || also.contains(name)) {
                continue;
            }
            if (later.contains(name)) {
                notYet(name, attribute.nameRange());
            } else if (schema.block(name).isPresent()) {
                diagnostics.error(
                        ConfigCode.UNKNOWN_ATTRIBUTE,
                        "Unknown attribute",
                        "\"" + name + "\" is a block: write " + name + " { … } without an equals sign.",
                        attribute.nameRange());
            } else {
                var known = new TreeSet<>(also);
                schema.attributes().forEach(a -> known.add(a.name()));
                schema.nested().forEach(n -> known.add(n.type()));
                diagnostics.error(
                        ConfigCode.UNKNOWN_ATTRIBUTE,
                        "Unknown attribute",
                        "There is no attribute \"" + name + "\" here." + Suggestion.of(name, known),
                        attribute.nameRange());
            }
        }
        for (var attribute : schema.attributes()) {
            if (attribute.presence() == Schema.Presence.REQUIRED
                    && body.attribute(attribute.name()).isEmpty()) {
                diagnostics.error(
                        ConfigCode.MISSING_ATTRIBUTE,
                        "Missing attribute",
                        "The attribute \"" + attribute.name() + "\" is required here.",
                        header);
            }
        }
        blocks(body, header, schema);
    }

    private void blocks(Body body, SourceRange header, Schema schema) {
        for (var block : body.blocks()) {
            var nested = schema.block(block.type());
            if (nested.isEmpty()) {
                unknown(block, schema);
                continue;
            }
            if (!block.labels().isEmpty()) {
                diagnostics.error(
                        ConfigCode.WRONG_LABELS,
                        "Wrong number of labels",
                        "A \"" + block.type() + "\" block has no label here.",
                        block.header());
            }
            body(block.body(), block.header(), nested.get().schema(), List.of(), List.of());
        }
        for (var nested : schema.nested()) {
            var found = body.blocks(nested.type());
            if (found.size() < nested.min()) {
                diagnostics.error(
                        ConfigCode.MISSING_BLOCK,
                        "Missing block",
                        "At least " + nested.min() + " \"" + nested.type() + "\" block"
                                + (nested.min() == 1 ? " is" : "s are") + " required here.",
                        header);
            }
            if (found.size() > nested.max()) {
                diagnostics.error(
                        ConfigCode.TOO_MANY_BLOCKS,
                        "Too many blocks",
                        "At most " + nested.max() + " \"" + nested.type() + "\" block"
                                + (nested.max() == 1 ? " is" : "s are") + " allowed here.",
                        found.get(nested.max()).header());
            }
        }
    }

    private void unknown(Block block, Schema schema) {
        if (LATER_BLOCKS.contains(block.type())) {
            notYet(block.type(), block.typeRange());
            return;
        }
        var known = new TreeSet<String>();
        schema.nested().forEach(n -> known.add(n.type()));
        diagnostics.error(
                ConfigCode.UNKNOWN_BLOCK,
                "Unknown block",
                schema.attribute(block.type()).isPresent()
                        ? "\"" + block.type() + "\" is an attribute: write " + block.type()
                                + " = { … } with an equals sign."
                        : "There are no \"" + block.type() + "\" blocks here." + Suggestion.of(block.type(), known),
                block.typeRange());
    }

    private void notYet(String name, SourceRange range) {
        diagnostics.error(
                ConfigCode.NOT_SUPPORTED_YET,
                "Not supported yet",
                "This version of Tacit does not read \"" + name + "\" yet. A later one will.",
                range);
    }
}
