package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A declared input variable.
 *
 * @param fallback the default, already of the variable's type
 * @param typed whether a type was written, which decides how text from the command line is read
 * @param nullable whether null is kept as a value instead of meaning the default
 * @param validations what its value has to satisfy
 */
public record Variable(
        String name,
        TypeConstraint type,
        boolean typed,
        Optional<Value> fallback,
        String description,
        boolean sensitive,
        boolean nullable,
        List<Rule> validations,
        SourceRange range) {
    public Variable {
        validations = List.copyOf(validations);
    }
}
