package dev.tacit.hcl.config;

import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.resource.Schema;
import dev.tacit.hcl.eval.Suggestion;
import dev.tacit.hcl.syntax.Attribute;
import dev.tacit.hcl.syntax.Block;
import dev.tacit.hcl.syntax.Body;
import dev.tacit.hcl.syntax.Expression;
import java.util.List;
import java.util.TreeSet;

/** Compares what stands in a block with what may; names only, values are checked when they are known. */
final class SchemaCheck {
    /** What the language itself reads in a block. */
    private record Own(List<String> attributes, List<String> blocks, List<String> later) {
        static final Own NOTHING = new Own(List.of(), List.of(), List.of());
    }

    /** Attributes of the language itself that are not read yet. */
    private static final List<String> LATER_ATTRIBUTES = List.of("provider");

    private final Diagnostics diagnostics;

    SchemaCheck(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void block(Block block, Schema schema, Kind kind) {
        boolean output = kind == Kind.OUTPUT;
        if (!output) {
            repeatedOnce(block.body());
        }
        block.body().attribute("depends_on").ifPresent(this::dependsOn);
        body(
                block.body(),
                block.header(),
                schema,
                new Own(
                        output ? List.of("depends_on") : List.of("for_each", "count", "depends_on"),
                        List.of(output ? "precondition" : "lifecycle"),
                        LATER_ATTRIBUTES));
    }

    void dependsOn(Attribute attribute) {
        if (!(attribute.expression() instanceof Expression.Tuple list)
                || !list.elements().stream().allMatch(SchemaCheck::isReference)) {
            diagnostics.error(
                    ConfigCode.NOT_CONSTANT,
                    "Not a list of references",
                    "\"depends_on\" is a list of references to what has to come first, as in [secret.db, module.a].",
                    attribute.expression().range());
        }
    }

    private static boolean isReference(Expression expression) {
        return expression.references().size() == 1
                && expression.references().getFirst().range().equals(expression.range());
    }

    void repeatedOnce(Body body) {
        var count = body.attribute("count");
        if (count.isPresent() && body.attribute("for_each").isPresent()) {
            diagnostics.error(
                    ConfigCode.INVALID_COUNT,
                    "Both count and for_each",
                    "A block has either count or for_each: each says how many instances there are.",
                    count.get().nameRange());
        }
    }

    private void body(Body body, SourceRange header, Schema schema, Own own) {
        for (var attribute : body.attributes()) {
            var name = attribute.name();
            if (schema.attribute(name).isPresent() || own.attributes().contains(name)) {
                continue;
            }
            if (own.later().contains(name)) {
                notYet(name, attribute.nameRange());
            } else if (schema.block(name).isPresent()) {
                diagnostics.error(
                        ConfigCode.UNKNOWN_ATTRIBUTE,
                        "Unknown attribute",
                        "\"" + name + "\" is a block: write " + name + " { … } without an equals sign.",
                        attribute.nameRange());
            } else {
                var known = new TreeSet<>(own.attributes());
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
        blocks(body, header, schema, own);
    }

    private void blocks(Body body, SourceRange header, Schema schema, Own own) {
        for (var block : body.blocks()) {
            if (own.blocks().contains(block.type())) {
                continue;
            }
            if (block.type().equals(Dynamic.KEYWORD)) {
                dynamic(block, schema);
                continue;
            }
            var nested = schema.block(block.type());
            if (nested.isEmpty()) {
                unknown(block.type(), block.typeRange(), schema);
                continue;
            }
            if (!block.labels().isEmpty()) {
                diagnostics.error(
                        ConfigCode.WRONG_LABELS,
                        "Wrong number of labels",
                        "A \"" + block.type() + "\" block has no label here.",
                        block.header());
            }
            body(block.body(), block.header(), nested.get().schema(), Own.NOTHING);
        }
        for (var nested : schema.nested()) {
            var found = body.blocks(nested.type());
            // How many those make is known later; of a faulty one nobody knows what it was to make.
            boolean more = body.blocks(Dynamic.KEYWORD).stream()
                    .anyMatch(b -> b.labels().size() != 1
                            || b.labels().getFirst().text().equals(nested.type())
                            || schema.block(b.labels().getFirst().text()).isEmpty());
            if (!more && found.size() < nested.min()) {
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

    private void dynamic(Block block, Schema schema) {
        if (block.labels().size() != 1) {
            diagnostics.error(
                    ConfigCode.WRONG_LABELS,
                    "Wrong number of labels",
                    "A \"dynamic\" block has one label, the type of the blocks it makes.",
                    block.header());
            return;
        }
        var label = block.labels().getFirst();
        var nested = schema.block(label.text());
        if (nested.isEmpty()) {
            unknown(label.text(), label.range(), schema);
            return;
        }
        for (var attribute : block.body().attributes()) {
            if (!Dynamic.ATTRIBUTES.contains(attribute.name())) {
                diagnostics.error(
                        ConfigCode.UNKNOWN_ATTRIBUTE,
                        "Unknown attribute",
                        "There is no attribute \"" + attribute.name() + "\" in a dynamic block; what each block holds"
                                + " stands in content { … }." + Suggestion.of(attribute.name(), Dynamic.ATTRIBUTES),
                        attribute.nameRange());
            } else if (attribute.name().equals("iterator")
                    && !(attribute.expression() instanceof Expression.Variable)) {
                diagnostics.error(
                        ConfigCode.INVALID_NAME,
                        "Invalid name",
                        "\"iterator\" is a bare word: the name of the element in content { … }.",
                        attribute.expression().range());
            }
        }
        if (block.body().attribute("for_each").isEmpty()) {
            diagnostics.error(
                    ConfigCode.MISSING_ATTRIBUTE,
                    "Missing attribute",
                    "The attribute \"for_each\" is required here.",
                    block.header());
        }
        contents(block, nested.get().schema());
    }

    private void contents(Block dynamic, Schema schema) {
        for (var inner : dynamic.body().blocks()) {
            if (!inner.type().equals("content")) {
                diagnostics.error(
                        ConfigCode.UNKNOWN_BLOCK,
                        "Unknown block",
                        "A dynamic block holds one content block." + Suggestion.of(inner.type(), List.of("content")),
                        inner.typeRange());
            }
        }
        var contents = dynamic.body().blocks("content");
        if (contents.isEmpty()) {
            diagnostics.error(
                    ConfigCode.MISSING_BLOCK,
                    "Missing block",
                    "A \"content\" block is required here.",
                    dynamic.header());
        } else if (contents.size() > 1) {
            diagnostics.error(
                    ConfigCode.TOO_MANY_BLOCKS,
                    "Too many blocks",
                    "At most 1 \"content\" block is allowed here.",
                    contents.get(1).header());
        }
        contents.forEach(content -> body(content.body(), content.header(), schema, Own.NOTHING));
    }

    private void unknown(String type, SourceRange range, Schema schema) {
        var known = new TreeSet<String>();
        schema.nested().forEach(n -> known.add(n.type()));
        diagnostics.error(
                ConfigCode.UNKNOWN_BLOCK,
                "Unknown block",
                schema.attribute(type).isPresent()
                        ? "\"" + type + "\" is an attribute: write " + type + " = { … } with an equals sign."
                        : "There are no \"" + type + "\" blocks here." + Suggestion.of(type, known),
                range);
    }

    private void notYet(String name, SourceRange range) {
        diagnostics.error(
                ConfigCode.NOT_SUPPORTED_YET,
                "Not supported yet",
                "This version of Tacit does not read \"" + name + "\" yet. A later one will.",
                range);
    }
}
