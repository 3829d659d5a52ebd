package dev.tacit.template.syntax;

import dev.tacit.template.function.GoFunction;
import dev.tacit.template.value.GoValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a template that writes output. Offsets point into the template's text. */
public sealed interface Node {
    /**
     * Text that is copied.
     *
     * @param octets see {@link dev.tacit.template.value.Octets}
     */
    record Verbatim(int offset, String octets) implements Node {}

    /** Prints the pipeline's value, unless it declares or assigns. */
    record Action(Pipe pipe) implements Node {}

    record If(Pipe pipe, List<Node> body, List<Node> otherwise) implements Node {}

    record With(Pipe pipe, List<Node> body, List<Node> otherwise) implements Node {}

    record Range(Pipe pipe, List<Node> body, List<Node> otherwise) implements Node {}

    /** Ends the innermost range. */
    record Break() implements Node {}

    /** Ends this round of the innermost range. */
    record Continue() implements Node {}

    /**
     * Runs another template of the same text.
     *
     * @param pipe what is its dot; null for nothing
     */
    record Invoke(int offset, String name, @Nullable Pipe pipe) implements Node {}

    /**
     * Commands, each getting the value of the one before as its last argument.
     *
     * @param variables declared, or assigned when {@code assigns}
     */
    record Pipe(int offset, List<String> variables, boolean assigns, List<Command> commands) {}

    /** An operand with arguments, if any. */
    record Command(List<Operand> operands) {
        public Operand head() {
            return operands.getFirst();
        }

        public List<Operand> arguments() {
            return operands.subList(1, operands.size());
        }
    }

    /** A part of a command. */
    sealed interface Operand {
        int offset();

        record Dot(int offset) implements Operand {}

        record Nil(int offset) implements Operand {}

        /** A string or truth value. */
        record Constant(int offset, GoValue value) implements Operand {}

        record Figure(int offset, Numeral numeral) implements Operand {}

        record Field(int offset, List<String> names) implements Operand {}

        record Variable(int offset, String name, List<String> fields) implements Operand {}

        record Call(int offset, GoFunction function) implements Operand {}

        record Nested(int offset, Pipe pipe) implements Operand {}

        /** Fields of what another operand evaluates to. */
        record Chain(int offset, Operand operand, List<String> fields) implements Operand {}
    }
}
