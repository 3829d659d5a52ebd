package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Bool;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Type;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Converted;
import dev.tacit.hcl.eval.EvalCode;
import dev.tacit.hcl.eval.Evaluator;
import dev.tacit.hcl.eval.Suggestion;
import dev.tacit.hcl.syntax.Attribute;
import dev.tacit.hcl.syntax.Block;
import dev.tacit.hcl.syntax.Body;
import dev.tacit.hcl.syntax.Expression;
import dev.tacit.hcl.syntax.Reference;
import java.util.List;
import java.util.Optional;

/** Reads {@code variable} blocks. */
final class VariableReader {
    private static final List<String> ATTRIBUTES = List.of("type", "default", "description", "sensitive", "nullable");

    private final Evaluator evaluator;
    private final Diagnostics diagnostics;

    VariableReader(Evaluator evaluator, Diagnostics diagnostics) {
        this.evaluator = evaluator;
        this.diagnostics = diagnostics;
    }

    Optional<Variable> read(Block block) {
        long before = diagnostics.errorCount();
        var body = block.body();
        check(body);
        var type = body.attribute("type")
                .map(a -> new TypeConstraintReader(evaluator, diagnostics).read(a.expression()))
                .orElse(new TypeConstraint.Plain(Type.DYNAMIC));
        boolean nullable = flag(body, "nullable", true);
        var description = body.attribute("description").flatMap(this::text).orElse("");
        boolean sensitive = flag(body, "sensitive", false);
        var fallback = body.attribute("default").flatMap(a -> fallback(a, type, nullable));
        var validations = validations(block);
        return diagnostics.errorCount() > before
                ? Optional.empty()
                : Optional.of(new Variable(
                        block.labels().getFirst().text(),
                        type,
                        body.attribute("type").isPresent(),
                        fallback,
                        description,
                        sensitive,
                        nullable,
                        validations,
                        block.header()));
    }

    private void check(Body body) {
        for (var attribute : body.attributes()) {
            if (attribute.name().equals("ephemeral") || attribute.name().equals("deprecated")) {
                notYet(attribute.name(), attribute.nameRange());
            } else if (!ATTRIBUTES.contains(attribute.name())) {
                diagnostics.error(
                        ConfigCode.UNKNOWN_ATTRIBUTE,
                        "Unknown attribute",
                        "There is no attribute \"" + attribute.name() + "\" here."
                                + Suggestion.of(attribute.name(), ATTRIBUTES),
                        attribute.nameRange());
            }
        }
        body.blocks().forEach(b -> {
            if (!b.type().equals("validation")) {
                diagnostics.error(
                        ConfigCode.UNKNOWN_BLOCK,
                        "Unknown block",
                        "There are no \"" + b.type() + "\" blocks here."
                                + Suggestion.of(b.type(), List.of("validation")),
                        b.typeRange());
            }
        });
    }

    private List<Rule> validations(Block block) {
        var rules = Rule.read(block.body().blocks("validation"), diagnostics);
        var name = block.labels().getFirst().text();
        for (var rule : rules) {
            if (rule.condition().references().stream().noneMatch(r -> means(r, name))) {
                diagnostics.error(
                        EvalCode.INVALID_CONDITION,
                        "Invalid condition",
                        "The condition of a validation has to use the variable that it validates, var." + name + ".",
                        rule.condition().range());
            }
        }
        return rules;
    }

    private static boolean means(Reference reference, String variable) {
        return reference.root().equals("var")
                && !reference.steps().isEmpty()
                && reference.steps().getFirst() instanceof Reference.Step.Attribute(String name, var _)
                && name.equals(variable);
    }

    private void notYet(String name, SourceRange range) {
        diagnostics.error(
                ConfigCode.NOT_SUPPORTED_YET,
                "Not supported yet",
                "This version of Tacit does not read \"" + name + "\" yet. A later one will.",
                range);
    }

    private Optional<Value> fallback(Attribute attribute, TypeConstraint type, boolean nullable) {
        var value = constant(attribute.expression());
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Null && !nullable) {
            diagnostics.error(
                    ConfigCode.INVALID_DEFAULT,
                    "Invalid default",
                    "The variable is not nullable, so its default cannot be null.",
                    attribute.expression().range());
            return Optional.empty();
        }
        return switch (type.convert(value.get(), evaluator.conversions())) {
            case Converted.To(Value converted) -> Optional.of(converted);
            case Converted.Mismatch(String reason) -> {
                diagnostics.error(
                        ConfigCode.INVALID_DEFAULT,
                        "Invalid default",
                        "The default does not have the variable's type: " + reason + ".",
                        attribute.expression().range());
                yield Optional.empty();
            }
        };
    }

    private Optional<Value> constant(Expression expression) {
        return new Constants(evaluator, diagnostics)
                .value(expression, "Variables are read before anything is evaluated: this cannot refer to anything.");
    }

    private Optional<String> text(Attribute attribute) {
        var text = attribute.expression().constantText();
        if (text.isEmpty()) {
            diagnostics.error(
                    ConfigCode.NOT_CONSTANT,
                    "Not a constant",
                    "\"" + attribute.name() + "\" must be written out as text.",
                    attribute.expression().range());
        }
        return text;
    }

    private boolean flag(Body body, String name, boolean absent) {
        var attribute = body.attribute(name);
        if (attribute.isEmpty()) {
            return absent;
        }
        var value = constant(attribute.get().expression());
        if (value.isPresent() && !(value.get() instanceof Bool)) {
            diagnostics.error(
                    ConfigCode.WRONG_TYPE,
                    "Wrong type",
                    "\"" + name + "\" must be true or false.",
                    attribute.get().expression().range());
        }
        return value.orElse(Bool.of(absent)) instanceof Bool b ? b.isTrue() : absent;
    }
}
