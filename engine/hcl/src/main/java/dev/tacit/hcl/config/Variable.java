package dev.tacit.hcl.config;

import dev.tacit.core.diagnostic.SourceRange;
import dev.tacit.core.value.Null;
import dev.tacit.core.value.Value;
import dev.tacit.hcl.eval.Conversions;
import dev.tacit.hcl.eval.Converted;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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

    /**
     * A given value as the variable has it; null means the default for a variable that cannot be null.
     *
     * @param refuse gets what ends the sentence "The value …"
     */
    Optional<Value> accept(Value given, Conversions conversions, Consumer<String> refuse) {
        return switch (type.convert(given, conversions)) {
            case Converted.To(Null _)
            when !nullable -> {
                if (fallback.isEmpty()) {
                    refuse.accept(" is null, which the variable does not allow, and there is no default.");
                }
                yield fallback;
            }
            case Converted.To(Value converted) -> Optional.of(converted);
            case Converted.Mismatch(String reason) -> {
                refuse.accept(" does not have its type: " + reason + ".");
                yield Optional.empty();
            }
        };
    }
}
