package dev.tacit.hcl.config;

import dev.tacit.core.address.Kind;
import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.resource.Ignored;
import dev.tacit.core.resource.Schema;
import dev.tacit.hcl.eval.Suggestion;
import dev.tacit.hcl.syntax.Attribute;
import dev.tacit.hcl.syntax.Block;
import dev.tacit.hcl.syntax.Body;
import dev.tacit.hcl.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Reads {@code lifecycle} blocks. */
final class LifecycleReader {
    private static final List<String> ATTRIBUTES = List.of("prevent_destroy", "ignore_changes");
    private static final List<String> BLOCKS = List.of("precondition", "postcondition");

    private final Diagnostics diagnostics;

    LifecycleReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** What is said about a block of {@code kind}; an output's preconditions stand in the output itself. */
    Lifecycle read(Body resource, Schema schema, Kind kind) {
        if (kind == Kind.OUTPUT) {
            var rules = Rule.read(resource.blocks("precondition"), diagnostics);
            return new Lifecycle(false, Ignored.NOTHING, rules, List.of());
        }
        var blocks = resource.blocks("lifecycle");
        if (blocks.isEmpty()) {
            return Lifecycle.NONE;
        }
        if (blocks.size() > 1) {
            diagnostics.error(
                    ConfigCode.TOO_MANY_BLOCKS,
                    "Too many blocks",
                    "At most 1 \"lifecycle\" block is allowed here.",
                    blocks.get(1).header());
        }
        return lifecycle(blocks.getFirst(), schema, kind);
    }

    private Lifecycle lifecycle(Block block, Schema schema, Kind kind) {
        if (!block.labels().isEmpty()) {
            diagnostics.error(
                    ConfigCode.WRONG_LABELS,
                    "Wrong number of labels",
                    "A \"lifecycle\" block has no label.",
                    block.header());
        }
        boolean prevents = false;
        var ignored = Ignored.NOTHING;
        for (var attribute : block.body().attributes()) {
            switch (attribute.name()) {
                case "prevent_destroy" -> prevents = preventDestroy(attribute, kind);
                case "ignore_changes" -> ignored = ignoreChanges(attribute, schema, kind);
                default ->
                    diagnostics.error(
                            ConfigCode.UNKNOWN_ATTRIBUTE,
                            "Unknown attribute",
                            "There is no attribute \"" + attribute.name() + "\" in a lifecycle block."
                                    + Suggestion.of(attribute.name(), ATTRIBUTES),
                            attribute.nameRange());
            }
        }
        for (var inner : block.body().blocks()) {
            if (!BLOCKS.contains(inner.type())) {
                diagnostics.error(
                        ConfigCode.UNKNOWN_BLOCK,
                        "Unknown block",
                        "There are no \"" + inner.type() + "\" blocks in a lifecycle block."
                                + Suggestion.of(inner.type(), BLOCKS),
                        inner.typeRange());
            }
        }
        return new Lifecycle(
                prevents,
                ignored,
                Rule.read(block.body().blocks("precondition"), diagnostics),
                Rule.read(block.body().blocks("postcondition"), diagnostics));
    }

    private boolean preventDestroy(Attribute attribute, Kind kind) {
        if (kind == Kind.TEMPLATE || kind == Kind.DATA) {
            invalid(
                    "Nothing is kept of a " + kind.word() + " block, so nothing of it can be destroyed. Say"
                            + " prevent_destroy of a secret, or of the federation that delivers it.",
                    attribute.nameRange());
        } else if (attribute.expression() instanceof Expression.BoolLiteral b) {
            return b.value();
        } else {
            diagnostics.error(
                    ConfigCode.NOT_CONSTANT,
                    "Not a constant",
                    "\"prevent_destroy\" is read before anything is evaluated: write true or false.",
                    attribute.expression().range());
        }
        return false;
    }

    private Ignored ignoreChanges(Attribute attribute, Schema schema, Kind kind) {
        if (kind != Kind.SECRET && kind != Kind.GENERATOR) {
            invalid(
                    "Only secrets and generators are compared with what is recorded of them, so only they can ignore"
                            + " changes.",
                    attribute.nameRange());
            return Ignored.NOTHING;
        }
        if (attribute.expression() instanceof Expression.Variable v && v.name().equals("all")) {
            return Ignored.EVERYTHING;
        }
        if (!(attribute.expression() instanceof Expression.Tuple list)) {
            invalid(
                    "ignore_changes is a list of what to ignore, or the bare word all.",
                    attribute.expression().range());
            return Ignored.NOTHING;
        }
        var paths = new TreeSet<String>();
        for (var element : list.elements()) {
            var path = path(element);
            var known = known(schema, kind);
            if (path.isEmpty()
                    || path.size() > 2
                    || !known.contains(path.getFirst())
                    || (path.size() == 2
                            && !(kind == Kind.SECRET && path.getFirst().equals("data")))) {
                invalid(
                        kind == Kind.SECRET
                                ? "A secret can ignore changes of its description, keep_versions and data, or of one key of"
                                        + " that, as in data.password."
                                : "A generator can ignore changes of its attributes, written as bare words, as in"
                                        + " length.",
                        element.range());
            } else {
                paths.add(String.join(".", path));
            }
        }
        return new Ignored(false, paths);
    }

    private static List<String> known(Schema schema, Kind kind) {
        return kind == Kind.SECRET
                ? List.of("data", "description", "keep_versions")
                : schema.attributes().stream().map(Schema.Attribute::name).toList();
    }

    /** The names of {@code a.b} or {@code a["b"]}; nothing for anything else. */
    private static List<String> path(Expression expression) {
        return switch (expression) {
            case Expression.Variable v -> List.of(v.name());
            case Expression.GetAttribute g -> longer(path(g.source()), g.name());
            case Expression.Index i ->
                i.key().constantText().map(key -> longer(path(i.source()), key)).orElse(List.of());
            default -> List.of();
        };
    }

    private static List<String> longer(List<String> path, String name) {
        if (path.isEmpty()) {
            return path;
        }
        var all = new ArrayList<>(path);
        all.add(name);
        return all;
    }

    private void invalid(String detail, SourceRange range) {
        diagnostics.error(ConfigCode.INVALID_LIFECYCLE, "Invalid lifecycle", detail, range);
    }
}
