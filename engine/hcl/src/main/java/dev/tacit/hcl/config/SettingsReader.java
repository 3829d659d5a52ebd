package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.Diagnostics;
import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.hcl.eval.Suggestion;
import dev.tacit.hcl.syntax.Block;
import dev.tacit.hcl.syntax.Body;
import dev.tacit.hcl.syntax.Expression;
import java.util.List;
import java.util.Optional;

/** Reads the {@code tacit} block: of stores and ways to unlock only the defaults are there yet. */
final class SettingsReader {
    private final Diagnostics diagnostics;

    SettingsReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    Optional<Configuration.RequiredVersion> read(Body body) {
        Optional<Configuration.RequiredVersion> required = Optional.empty();
        for (var attribute : body.attributes()) {
            if (!attribute.name().equals("required_version")) {
                diagnostics.error(
                        ConfigCode.UNKNOWN_ATTRIBUTE,
                        "Unknown attribute",
                        "There is no setting \"" + attribute.name() + "\"."
                                + Suggestion.of(attribute.name(), List.of("required_version", "store", "unlock")),
                        attribute.nameRange());
                continue;
            }
            required = requiredVersion(attribute.expression());
        }
        for (var block : body.blocks()) {
            switch (block.type()) {
                case "store" -> onlyDefault(block, "sqlite");
                case "unlock" -> onlyDefault(block, "keyfile");
                default ->
                    diagnostics.error(
                            ConfigCode.UNKNOWN_BLOCK,
                            "Unknown block",
                            "There are no \"" + block.type() + "\" blocks here."
                                    + Suggestion.of(block.type(), List.of("store", "unlock")),
                            block.typeRange());
            }
        }
        return required;
    }

    private Optional<Configuration.RequiredVersion> requiredVersion(Expression expression) {
        var text = expression.constantText();
        if (text.isEmpty()) {
            diagnostics.error(
                    ConfigCode.NOT_CONSTANT,
                    "Not a constant",
                    "\"required_version\" is read before anything is evaluated: write it out as text.",
                    expression.range());
            return Optional.empty();
        }
        var constraint = VersionConstraint.parse(text.get());
        if (constraint.isEmpty()) {
            diagnostics.error(
                    ConfigCode.UNSUITABLE_VERSION,
                    "Invalid version constraint",
                    "A version constraint looks like \"~> 0.1\" or \">= 0.1, < 0.3\".",
                    expression.range());
        }
        return constraint.map(c -> new Configuration.RequiredVersion(c, expression.range()));
    }

    private void onlyDefault(Block block, String label) {
        if (block.labels().size() != 1) {
            diagnostics.error(
                    ConfigCode.WRONG_LABELS,
                    "Wrong number of labels",
                    "A \"" + block.type() + "\" block has one label, its type.",
                    block.header());
        } else if (!block.labels().getFirst().text().equals(label)) {
            notYet(block, label, block.labels().getFirst().range());
        } else if (!block.body().attributes().isEmpty()) {
            notYet(block, label, block.body().attributes().getFirst().nameRange());
        } else if (!block.body().blocks().isEmpty()) {
            notYet(block, label, block.body().blocks().getFirst().typeRange());
        }
    }

    private void notYet(Block block, String label, SourceRange range) {
        diagnostics.error(
                ConfigCode.NOT_SUPPORTED_YET,
                "Not supported yet",
                "This version of Tacit has only " + block.type() + " \"" + label + "\" without settings, which is the"
                        + " default. Remove the block.",
                range);
    }
}
