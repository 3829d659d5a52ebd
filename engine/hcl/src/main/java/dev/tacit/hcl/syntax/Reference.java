package dev.tacit.hcl.syntax;

import dev.tacit.core.address.InstanceKey;
import dev.tacit.core.diagnostic.SourceRange;
import java.util.List;

/**
 * A use of a name: {@code generator.password.db["eu"].value} is root {@code generator} with four steps.
 *
 * @param steps as far as they are constant: they end before a computed index or a splat
 * @param range from the root to the last step listed
 */
public record Reference(String root, List<Step> steps, SourceRange range) {
    public Reference {
        steps = List.copyOf(steps);
    }

    /** What follows a root name. */
    public sealed interface Step {
        SourceRange range();

        record Attribute(String name, SourceRange range) implements Step {}

        record Index(InstanceKey key, SourceRange range) implements Step {}
    }
}
