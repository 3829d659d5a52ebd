package dev.tacit.hcl.config;

import dev.tacit.hcl.syntax.Body;
import dev.tacit.hcl.syntax.Expression;
import java.util.Optional;

/** What decides how many instances a block has. */
sealed interface Repeat {
    /** One instance, without a key. */
    record Once() implements Repeat {}

    record ForEach(Expression elements) implements Repeat {}

    record Count(Expression number) implements Repeat {}

    /** {@code for_each} wins where both are written, which is told elsewhere. */
    static Repeat of(Body body) {
        var forEach = body.attribute("for_each");
        var count = body.attribute("count");
        if (forEach.isPresent()) {
            return new ForEach(forEach.get().expression());
        }
        return count.isPresent() ? new Count(count.get().expression()) : new Once();
    }

    /** The name by which an instance asks which one it is: {@code each} or {@code count}. */
    default Optional<String> root() {
        return switch (this) {
            case Once _ -> Optional.empty();
            case ForEach _ -> Optional.of("each");
            case Count _ -> Optional.of("count");
        };
    }

    default Optional<Expression> expression() {
        return switch (this) {
            case Once _ -> Optional.empty();
            case ForEach(Expression e) -> Optional.of(e);
            case Count(Expression e) -> Optional.of(e);
        };
    }
}
